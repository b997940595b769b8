// A real server behind a real one, with what goes wrong between them.
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { passOn } from "./pass-on";

const folder = mkdtempSync(join(tmpdir(), "pass-on-"));
const socketPath = join(folder, "pages");
const agent = new Agent({ keepAlive: true });
let behind: Server;
let before: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const begun = vi.fn();

beforeAll(async () => {
  behind = createServer((request, response) => answer(request, response)).listen(socketPath);
  before = createServer(async (request, response) => {
    response.setHeader("content-security-policy", "of a refusal");
    const body = request.method === "POST" ? "streams" : undefined;
    await passOn({ request, response }, { socketPath, agent, body, headers: { "x-own": "set" } });
    begun();
  }).listen(0, "127.0.0.1");
  await once(before, "listening");
});
beforeEach(() => begun.mockClear());
afterAll(() => {
  for (const server of [before, behind]) server.close().closeAllConnections();
  rmSync(folder, { recursive: true });
});

const url = () => `http://127.0.0.1:${(before.address() as AddressInfo).port}`;
const dial = () => connect((before.address() as AddressInfo).port, "127.0.0.1");

test("what was sent comes as it was, what is answered too", async () => {
  let seen: IncomingMessage | undefined;
  answer = (request, response) => {
    seen = request;
    response.writeHead(201, "Made", { "content-security-policy": "its own", "set-cookie": ["a=1", "b=2"] });
    request.pipe(response);
  };
  const text = "é".repeat(200_000);
  const got = await fetch(`${url()}/a?b=%20`, { method: "POST", body: text, headers: { cookie: "c=d" } });
  expect(await got.text()).toBe(text);
  expect([got.status, got.statusText]).toEqual([201, "Made"]);
  expect(got.headers.get("content-security-policy")).toBe("its own");
  expect(got.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(seen).toMatchObject({ method: "POST", url: "/a?b=%20" });
  expect(seen?.headers).toMatchObject({ cookie: "c=d", "x-forwarded-for": "127.0.0.1", "x-own": "set" });
});

test("what its head hides of a request's end becomes nobody's request", async () => {
  const seen: string[] = [];
  answer = (request, response) => {
    seen.push(request.url ?? "");
    request.resume();
    response.end("one");
  };
  const inner = "GET /of-another HTTP/1.1\r\nX-Ignore: ";
  const head = `GET /asked HTTP/1.1\r\nHost: a\r\n${"a:b\r\n".repeat(1_100)}Content-Length: ${inner.length}\r\n\r\n`;
  const socket = dial();
  socket.write(head + inner);
  await once(socket, "data");
  expect(await (await fetch(`${url()}/next`)).text()).toBe("one");
  socket.destroy();
  // Newer ones of Node refuse so many headers by themselves, and pass nothing on.
  expect(seen.filter((asked) => asked !== "/asked")).toEqual(["/next"]);
});

test("an answer begins before it ends, and its place is free a second later", async () => {
  let end = () => {};
  answer = (_, response) => {
    response.write("first");
    end = () => response.end("last");
  };
  const got = await fetch(url());
  expect(begun).not.toHaveBeenCalled();
  await vi.waitUntil(() => begun.mock.calls.length === 1, { timeout: 10_000 });
  end();
  expect(await got.text()).toBe("firstlast");
});

test("what never answers keeps its place for five seconds", async () => {
  let end = () => {};
  answer = (_, response) => {
    end = () => response.end("late");
  };
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const asking = fetch(url());
  await once(behind, "request");
  await vi.advanceTimersByTimeAsync(4_999);
  expect(begun).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toHaveBeenCalled();
  end();
  expect(await (await asking).text()).toBe("late");
});

test("whoever leaves keeps their place until the work is done", async () => {
  let end = () => {};
  answer = (_, response) => {
    end = () => response.end("for nobody");
  };
  const leaving = dial();
  leaving.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  const [[, left]] = await Promise.all([once(before, "request"), once(behind, "request")]);
  const gone = once(left, "close");
  leaving.destroy();
  await gone;
  expect(begun).not.toHaveBeenCalled();
  end();
  await vi.waitUntil(() => begun.mock.calls.length === 1, { timeout: 10_000 });
});

test("a body that breaks off breaks off behind, too", async () => {
  const broken = new Promise<string | undefined>((done) => {
    answer = (request) => request.resume().once("error", (error: NodeJS.ErrnoException) => done(error.code));
  });
  const leaving = dial();
  leaving.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nfirst");
  await once(behind, "request");
  leaving.destroy();
  expect(await broken).toBe("ECONNRESET");
});

test("whoever leaves once their body came whole is gone behind, too, while it waits for its turn", async () => {
  const gone = new Promise((done) => {
    answer = (request, response) => {
      response.once("close", () => done(response.writableFinished));
      request.resume().once("end", () => leaving.destroy());
    };
  });
  const leaving = dial();
  leaving.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nwhole");
  expect(await gone).toBe(false);
});

test("half an answer doesn't look whole", async () => {
  answer = (_, response) => {
    response.write("first");
    setImmediate(() => response.destroy());
  };
  await expect(fetch(url()).then((got) => got.text())).rejects.toThrow("terminated");
});

test("where nobody answers, a sentence does", async () => {
  answer = (request) => void request.socket.destroy();
  const got = await fetch(url());
  expect(got.status).toBe(503);
  expect(await got.text()).toMatch("Try again in a moment.");
  expect(got.headers.get("content-security-policy")).toBe("of a refusal");
});
