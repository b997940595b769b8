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
  ["the session's own addresses", "/api/auth/callback/credentials", 16_384],
  ["what reads nothing", "/api/health", 0],
])("%s may send so much and no more", async (_who, path, limit) => {
  expect(bodyLimit("POST", path)).toBe(limit);
  const front = await open({
    limits: { bodies: { ...limits.bodies, bytesPerAddress: 2e7, bytesOverAll: 2e7 } },
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
  const socket = front.dial();
  const heard = hear(socket);
  socket.write(post("/sign-in", chunked) + chunk("a".repeat(16_000)));
  socket.write(chunk("a".repeat(16_000)));
  expect(await heard).toMatch(/^HTTP\/1.1 413[\s\S]*larger than 16 kB/);
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
  await vi.waitUntil(() => isTold);
  const chunkedSlow = front.dial();
  chunkedSlow.write(post("/", chunked) + chunk("a"));
  expect(await hear(chunkedSlow)).toMatch(/^HTTP\/1.1 408/);
});

test.concurrent("what is left of a body after its answer is cut as well", async () => {
  const bodies = { ...limits.bodies, graceMs: 0 };
  const front = await open({ limits: { bodies }, serve: (_, response) => void response.end("enough") });
  expect(await say(front, `${post("/", "Content-Length: 200000")}a`)).toMatch(/^HTTP\/1.1 200[\s\S]*enough/);
});

test.concurrent("so many bytes are on their way at once, from an address and over all; small ones always pass", async () => {
  const front = await open();
  const sendMost = (from: string, length: number) => {
    const socket = front.dial(from);
    socket.write(post(upload, `Content-Length: ${length}`));
    return { socket, heard: hear(socket) };
  };
  const first = sendMost("127.0.0.2", 1_500_000);
  await new Promise((done) => front.server.once("request", done));
  expect(await sendMost("127.0.0.2", 600_000).heard).toMatch(
    /429 Too Many[\s\S]*"rate_limited"[\s\S]*in a minute/,
  );
  sendMost("127.0.0.3", 1_400_000);
  await new Promise((done) => front.server.once("request", done));
  expect(await sendMost("127.0.0.4", 200_000).heard).toMatch(/^HTTP\/1.1 429/);
  expect(await say(front, `${post("/", "Connection: close", "Content-Length: 2")}ab`)).toContain("took 2");
  first.socket.destroy();
  await first.heard;
  expect(
    await say(front, post(upload, "Connection: close", "Content-Length: 20000") + "a".repeat(20_000)),
  ).toContain("took 20000");
});

test.concurrent("behind a trusted proxy it is the address that the proxy names", async () => {
  const front = await open({ trustProxy: true });
  const sendAs = (address: string, length: number) => {
    const socket = front.dial();
    socket.write(post(upload, `X-Forwarded-For: 192.0.2.9, ${address}`, `Content-Length: ${length}`));
    return hear(socket);
  };
  void sendAs("192.0.2.1", 1_500_000);
  await new Promise((done) => front.server.once("request", done));
  expect(await sendAs("192.0.2.1", 600_000)).toMatch(/^HTTP\/1.1 429/);
  void sendAs("192.0.2.2", 600_000);
  await new Promise((done) => front.server.once("request", done));
});
