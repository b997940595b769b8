import { once } from "node:events";
import { readFileSync } from "node:fs";
import { afterAll, expect, test, vi } from "vitest";
import { bodyLimit } from "./body-limits";
import { get, hear, limits, openFront, post, say, type TestFront } from "./testing";

const opened: TestFront[] = [];
const open = async (...given: Parameters<typeof openFront>) => {
  const front = await openFront(...given);
  opened.push(front);
  return front;
};
afterAll(() => {
  for (const front of opened) front.close();
});

const upload = "/questions/import/upload?name=a.md";
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const chunked = "Transfer-Encoding: chunked";

test.concurrent.each([
  ["a page", "/interviews", 262_144],
  ["an upload", upload, 10_485_760],
  ["somebody who isn't signed in", "/sign-in?next=%2F", 16_384],
  ["a guest", "/join/abc", 16_384],
  ["whoever forgot their password", "/reset/abc", 16_384],
  ["the session's own addresses", "/api/auth/callback/credentials", 16_384],
  ["what reads nothing", "/api/health", 0],
])("%s may send so much and no more", async (_who, path, limit) => {
  expect(bodyLimit("POST", path)).toBe(limit);
  const front = await open({
    limits: { bodies: { ...limits.bodies, bytesPerAddress: 2e7, bytesOverAll: 4e7 } },
  });
  const most = say(front, post(path, "Connection: close", `Content-Length: ${limit}`) + "a".repeat(limit));
  expect(await most).toContain(`took ${limit}`);
  const over = await say(front, post(path, `Content-Length: ${limit + 1}`)); // not a byte of it is sent
  expect(over).toMatch(/^HTTP\/1.1 413/);
});

test.concurrent("pages take what an action may send", () => {
  expect(readFileSync("next.config.js", "utf8")).toContain(
    `bodySizeLimit: "${bodyLimit("POST", "/") / 1_024}kb"`,
  );
});

test.concurrent("what only reads brings nothing", async () => {
  const front = await open();
  expect(await say(front, `${get("/", "Content-Length: 1")}a`)).toMatch(/^HTTP\/1.1 413/);
  expect(await say(front, get("/", chunked))).toMatch(/^HTTP\/1.1 413/);
});

test.concurrent("without a length it is counted, and cut when over", async () => {
  let read = 0;
  const front = await open({
    serve(request) {
      request.on("error", () => undefined);
      request.on("data", (part: Buffer) => {
        read += part.length;
      });
    },
  });
  const most = chunk("a".repeat(16_000));
  expect(await say(front, post("/sign-in", chunked) + most + most)).toMatch(
    /^HTTP\/1.1 413[\s\S]*larger than 16 kB/,
  );
  expect(read).toBe(16_000);
  const small = `${post("/sign-in", chunked, "Connection: close")}${chunk("ab")}0\r\n\r\n`;
  expect(await say(await open(), small)).toContain("took 2");
});

test.concurrent("a trickle is cut, its length said or not, and whoever reads it is told", async () => {
  const bodies = { ...limits.bodies, graceMs: 0, bytesPerSecond: 1e6 };
  let isTold = false;
  const front = await open({
    limits: { bodies },
    serve: (request) =>
      void request
        .toArray()
        .catch(() => undefined)
        .then(() => {
          isTold = true;
        }),
  });
  const slow = front.dial();
  slow.write(`${post("/", "Content-Length: 200000")}a`);
  expect(await hear(slow)).toMatch(/^HTTP\/1.1 408[\s\S]*too slowly/);
  await vi.waitUntil(() => isTold, { timeout: 10_000 });
  const chunkedSlow = front.dial();
  chunkedSlow.write(post("/", chunked) + chunk("a"));
  expect(await hear(chunkedSlow)).toMatch(/^HTTP\/1.1 408/);
});

test.concurrent("an upload that waits for us isn't slow, and who is may try again", async () => {
  const bodies = { ...limits.bodies, graceMs: 1_000, bytesPerSecond: 1_000 };
  let begin: () => void = () => undefined;
  const turn = new Promise<void>((done) => {
    begin = done;
  });
  const front = await open({
    limits: { bodies },
    async serve(request, response) {
      await turn;
      const body = await request.toArray().catch(() => []);
      if (!response.headersSent) response.end(`took ${Buffer.concat(body).length}`);
    },
  });
  const waiting = front.dial();
  waiting.write(post(upload, "Content-Length: 200000", "Connection: close") + "a".repeat(200_000));
  const heard = hear(waiting);
  await once(front.server, "request");
  const slow = front.dial();
  slow.write(`${post(upload, "Content-Length: 200000")}a`);
  expect(await hear(slow)).toMatch(/^HTTP\/1.1 408[\s\S]*"unavailable"/);
  begin();
  expect(await heard).toContain("took 200000");
});

test.concurrent("what is left of a body after its answer is cut as well", async () => {
  const bodies = { ...limits.bodies, graceMs: 0 };
  const front = await open({ limits: { bodies }, serve: (_, response) => void response.end("enough") });
  expect(await say(front, `${post("/", "Content-Length: 200000")}a`)).toMatch(/^HTTP\/1.1 200[\s\S]*enough/);
});

test.concurrent("so many bytes wait for an answer at once, from an address and over all; small ones always pass", async () => {
  const { front, send, untilCame } = await openReading();
  const first = send("127.0.0.2", { of: 1_900_000, come: 1_500_000 });
  await untilCame(1_500_000);
  expect(await send("127.0.0.2", { of: 600_000 }).heard).toMatch(
    /429 Too Many[\s\S]*"rate_limited"[\s\S]*in a minute/,
  );
  const second = send("127.0.0.3", { of: 1_200_001 });
  await untilCame(2_700_000);
  expect(await send("127.0.0.3", { of: 400_000 }).heard).toMatch(/^HTTP\/1.1 429/); // nobody has more
  expect(await say(front, `${post("/", "Connection: close", "Content-Length: 2")}ab`)).toContain("took 2");
  // Whoever has most makes room for whoever has little.
  const third = send("127.0.0.4", { of: 700_000, come: 700_000 });
  expect(await third.heard).toContain("took 700000");
  expect(await first.heard).toMatch(/^HTTP\/1.1 429/);
  second.socket.destroy();
});

test.concurrent("what stands still makes room for what a neighbour at the same address brings", async () => {
  const { send, untilCame } = await openReading();
  const still = send("127.0.0.2", { of: 1_900_000, come: 1_500_000 });
  await untilCame(1_500_000);
  const retry = async (): Promise<string> => {
    const said = await send("127.0.0.2", { of: 600_000, come: 600_000 }).heard;
    return said.includes("429") ? retry() : said; // until a look has found the other one slow
  };
  expect(await retry()).toContain("took 600000");
  expect(await still.heard).toMatch(/^HTTP\/1.1 429/);
});

test.concurrent("what is announced and doesn't come shuts nobody out", async () => {
  const { front, send } = await openReading();
  const silent = ["127.0.0.2", "127.0.0.3"].flatMap((from) =>
    Array.from({ length: 40 }, () => send(from, { of: 1_900_000, come: 0 })),
  );
  for (let begun = 0; begun < silent.length; begun++) await once(front.server, "request");
  expect(await send("127.0.0.2", { of: 1_000_000, come: 1_000_000 }).heard).toContain("took 1000000");
});

test.concurrent("behind a trusted proxy it is the address that the proxy names", async () => {
  const { send, untilCame } = await openReading({ trustProxy: true });
  const sendAs = (address: string, bytes: { of: number; come?: number }) =>
    send("127.0.0.1", { ...bytes, headers: [`X-Forwarded-For: 192.0.2.9, ${address}`] });
  sendAs("192.0.2.1", { of: 1_900_000, come: 1_500_000 });
  await untilCame(1_500_000);
  expect(await sendAs("192.0.2.1", { of: 600_000 }).heard).toMatch(/^HTTP\/1.1 429/);
  expect(await sendAs("192.0.2.2", { of: 600_000, come: 600_000 }).heard).toContain("took 600000");
});

type Bytes = { of: number; come?: number; headers?: string[] };

/** A front that reads what comes, and uploads of which so many bytes come. */
async function openReading(given: Parameters<typeof openFront>[0] = {}) {
  let came = 0;
  const front = await open({
    ...given,
    serve(request, response) {
      let length = 0;
      request.on("error", () => undefined);
      request.on("data", (part: Buffer) => {
        came += part.length;
        length += part.length;
      });
      request.on("end", () => response.end(`took ${length}`));
    },
  });
  const send = (from: string, { of, come = of - 1, headers = [] }: Bytes) => {
    const socket = front.dial(from);
    socket.write(post(upload, `Content-Length: ${of}`, "Connection: close", ...headers));
    socket.write(Buffer.alloc(come, "a"));
    return { socket, heard: hear(socket) };
  };
  return {
    front,
    send,
    untilCame: (bytes: number) => vi.waitUntil(() => came >= bytes, { timeout: 10_000 }),
  };
}
