import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { get, hear, openFront, post, say, type TestFront } from "./testing";

let front: TestFront;
afterEach(() => front.close());

const dial = async (from?: string): Promise<Socket> => {
  const socket = front.dial(from).on("error", () => undefined);
  await once(socket, "connect");
  return socket;
};

test("whoever holds connections for nothing loses the oldest to a neighbour who asks", async () => {
  front = await openFront({ limits: { connectionsPerAddress: 3 } });
  const held = [await dial(), await dial(), await dial()];
  const heard = hear(held[0] as Socket);
  expect(await say(front, get("/", "Connection: close"))).toContain("200 OK");
  expect(await heard).toBe("");
  expect((await dial("127.0.0.2")).destroyed).toBe(false);
});

test("where all of an address wait for an answer the next is told so, and another address isn't", async () => {
  const waiting: ServerResponse[] = [];
  front = await openFront({
    limits: { connectionsPerAddress: 2 },
    serve: (_, response) => void waiting.push(response),
  });
  const held = [await dial(), await dial()];
  for (const socket of held) {
    socket.write(get("/"));
    await once(front.server, "request");
  }
  expect(await hear(await dial())).toMatch(/^HTTP\/1.1 503[\s\S]*from your address/);
  (await dial("127.0.0.2")).write(get("/"));
  await once(front.server, "request");
  for (const response of waiting) response.end("at last");
  await once(held[1] as Socket, "data");
  const next = await dial();
  next.write(get("/"));
  await once(front.server, "request");
});

test.each([
  ["brings", `${post("/", "Content-Length: 9000")}a`],
  ["takes", get("/long")],
])(
  "where all of an address do something, the one that %s it slowest goes for a neighbour who asks",
  async (_, words) => {
    front = await openFront({
      limits: { connectionsPerAddress: 2 },
      serve(request, response) {
        if (request.method === "POST") request.resume();
        else response.end(request.url === "/long" ? "a".repeat(30_000_000) : "here");
      },
    });
    const begin = async (words: string) => {
      const socket = await dial();
      socket.write(words);
      await once(front.server, "request");
      return socket;
    };
    const quick = await begin(`${post("/", "Content-Length: 9000")}${"a".repeat(8_000)}`);
    const slow = (await begin(words)).pause();
    const heard = hear(slow);
    expect(await say(front, get("/", "Connection: close"))).toContain("here");
    slow.resume();
    expect((await heard).length).toBeLessThan(30_000_000);
    quick.write("a".repeat(100));
    expect(quick.closed).toBe(false);
  },
);

test("where there are too many over all, the address that has most loses its oldest", async () => {
  front = await openFront({ limits: { connectionsOverAll: 4 } });
  const many = [await dial("127.0.0.2"), await dial("127.0.0.2"), await dial("127.0.0.2")];
  const heard = hear(many[0] as Socket);
  const few = await dial("127.0.0.3");
  expect(await say(front, get("/", "Connection: close"))).toContain("200 OK");
  expect(await heard).toBe("");
  expect(few.destroyed).toBe(false);
});

test("behind a trusted proxy its connections aren't counted", async () => {
  front = await openFront({ trustProxy: true, limits: { connectionsPerAddress: 1 }, serve: () => undefined });
  for (const socket of [await dial(), await dial()]) {
    socket.write(get("/"));
    await once(front.server, "request");
  }
});

test("requests that don't wait for the answers before them are cut", async () => {
  const served: ServerResponse[] = [];
  front = await openFront({ serve: (_, response) => void served.push(response) });
  expect(await say(front, get("/").repeat(500))).toBe("");
  expect(served.map(({ closed }) => closed)).toEqual([true]);
});

test("a second request on a connection is served once the first is answered", async () => {
  const served: ServerResponse[] = [];
  front = await openFront({ serve: (_, response) => void served.push(response) });
  const socket = await dial();
  socket.write(get("/").repeat(2));
  await once(front.server, "request");
  expect(served).toHaveLength(1);
  served[0]?.end("here");
  await once(socket, "data");
  expect(served).toHaveLength(2);
});

test("a dozen who listen for an answer's end raise no alarm", async () => {
  const warned = vi.fn();
  process.on("warning", warned);
  onTestFinished(() => void process.off("warning", warned));
  front = await openFront({
    serve(_, response) {
      for (let nth = 0; nth < 12; nth++) response.once("close", () => undefined);
      response.end("here");
    },
  });
  expect(await say(front, get("/", "Connection: close"))).toContain("here");
  expect(warned).not.toHaveBeenCalled();
});

test("a second request with a body isn't kept behind an answer that isn't read", async () => {
  const served: ServerResponse[] = [];
  front = await openFront({ serve: (_, response) => void served.push(response) });
  expect(await say(front, `${get("/")}${post("/", "Content-Length: 2")}ab`)).toBe("");
  expect(served).toHaveLength(1);
});

test("a head that doesn't end is given up, in a sentence; one that doesn't begin, without", async () => {
  front = await openFront({ limits: { headersMs: 50 } });
  const slow = front.dial();
  slow.write("GET / HTTP/1.1\r\nHost: ");
  expect(await hear(slow)).toMatch(/^HTTP\/1.1 408[\s\S]*too long/);
  expect(await hear(front.dial())).toBe("");
});

test("an answer that nobody reads, or gives, isn't waited for", async () => {
  front = await openFront({ limits: { stillMs: 50 }, serve: () => undefined });
  expect(await say(front, get("/"))).toBe("");
});
