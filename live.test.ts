// The real process behind a real server: what becomes of sockets while it lives, dies and starts.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect as dial } from "node:net";
import { pathToFileURL } from "node:url";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { bundle } from "./bench/bundle.mjs";
import { useDatabase } from "./db/testing/database";
import { createWorld } from "./db/testing/factories";
import { issueSessionToken, sessionCookieName } from "./lib/auth/identify";
import { env } from "./lib/env";
import { type LiveProcess, startLiveProcess } from "./lib/live/process";
import { log } from "./lib/log";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");
log.level = "silent";
const { database, url } = useDatabase();
const server = createServer();
let live: LiveProcess;
let world: Awaited<ReturnType<typeof createWorld>>;

beforeAll(async () => {
  const file = await bundle(process.cwd(), "live.ts", { name: "test-live" });
  live = startLiveProcess(pathToFileURL(file), 200);
  server.on("upgrade", (request, socket, head) => live.take(request, socket, head) || socket.destroy());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  await live.open({ ...env(), databaseUrl: url(), logLevel: "silent" });
  world = await createWorld(database());
});
afterAll(() => {
  server.close();
});

const request =
  "GET /live/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
const children = () =>
  execFileSync("ps", ["-o", "pid=,args=", "--ppid", `${process.pid}`], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes("test-live"))
    .map((line) => Number.parseInt(line, 10));
const childOf = () => children()[0] ?? Number.NaN;
const port = () => (server.address() as AddressInfo).port;

async function enter() {
  const cookie = `${sessionCookieName()}=${await issueSessionToken(world.interviewer)}`;
  const socket = io(`http://127.0.0.1:${port()}`, {
    path: "/live",
    transports: ["websocket"],
    forceNew: true,
    reconnectionDelay: 50,
    extraHeaders: { cookie, origin: env().publicUrl },
    auth: { interviewId: world.interviewId, door: "account" },
  });
  await new Promise<void>((done) => socket.once("connect", done));
  return socket;
}

test("what a browser says before it is handed over is heard by who gets it", async () => {
  process.kill(childOf(), "SIGSTOP");
  const browser = dial(port(), "127.0.0.1");
  const opening = `Origin: ${env().publicUrl}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${btoa("sixteen letters!")}\r\n\r\n`;
  browser.write(request.replace(/\r\n$/, opening));
  await once(server, "upgrade");
  const said = Buffer.from(`40{"interviewId":"${world.interviewId}","door":"account"}`);
  browser.write(Buffer.concat([Buffer.from([0x81, 0x80 | said.length, 0, 0, 0, 0]), said]));
  process.kill(childOf(), "SIGCONT");
  let heard = "";
  for await (const chunk of browser) {
    heard += chunk;
    if (heard.includes("unauthenticated")) break;
  }
  expect(heard).toContain("101 Switching Protocols");
  expect(heard).toContain("unauthenticated");
});

test("a socket is handed over, and dropped when the desk says so", async () => {
  const socket = await enter();
  const gone = new Promise((done) => socket.once("disconnect", done));
  live.tell({ personId: world.interviewer.personId });
  expect(await gone).toBe("io server disconnect");
  socket.close();
});

test("browsers that leave while they wait to be handed over harm nobody; the others are let in", async () => {
  process.kill(childOf(), "SIGSTOP");
  const leaving = Array.from({ length: 20 }, () => dial(port(), "127.0.0.1"));
  for (const socket of leaving) {
    socket.write(request);
    await once(server, "upgrade");
  }
  for (const socket of leaving) socket.resetAndDestroy();
  const entering = enter();
  await once(server, "upgrade");
  process.kill(childOf(), "SIGCONT");
  (await entering).close();
});

test("what the door doesn't serve is closed, and may be reset", async () => {
  const child = childOf();
  const elsewhere = request.replace("/live/", "/live");
  const reset = dial(port(), "127.0.0.1");
  reset.write(elsewhere);
  await once(server, "upgrade");
  (await enter()).close(); // it has both by now
  reset.resetAndDestroy();
  const left = dial(port(), "127.0.0.1");
  left.write(elsewhere);
  await once(left, "end");
  expect(childOf()).toBe(child);
});

test("should it die, it is started again, and whoever was in comes back", async () => {
  const socket = await enter();
  const before = childOf();
  process.kill(before, "SIGKILL");
  await new Promise((done) => socket.once("disconnect", done));
  await new Promise<void>((done) => socket.once("connect", done));
  expect(childOf()).not.toBe(before);
  socket.close();
});

test("whoever waits to be handed over when it dies can try again at once", async () => {
  process.kill(childOf(), "SIGSTOP");
  const waiting = Array.from({ length: 10 }, () => dial(port(), "127.0.0.1"));
  for (const socket of waiting) {
    socket.write(request);
    await once(server, "upgrade");
  }
  process.kill(childOf(), "SIGKILL");
  await Promise.all(waiting.map((socket) => once(socket, "close")));
  (await enter()).close();
});

test("one that hangs is killed and started again, and says until then that it isn't well", async () => {
  const before = childOf();
  process.kill(before, "SIGSTOP");
  await vi.waitUntil(() => !live.isWell(), { timeout: 10_000 });
  (await enter()).close();
  expect(childOf()).not.toBe(before);
  expect(live.isWell()).toBe(true);
});

test("one that hangs before it opens isn't well, and is killed too", async () => {
  const before = childOf();
  process.kill(before, "SIGKILL");
  const starting = await vi.waitUntil(() => children().find((child) => child !== before), {
    timeout: 10_000,
  });
  process.kill(starting, "SIGSTOP");
  expect(live.isWell()).toBe(false);
  (await enter()).close();
  expect(childOf()).not.toBe(starting);
  expect(live.isWell()).toBe(true);
});

test("where it can't start, whoever opens it hears of it, then or before", async () => {
  const broken = () => startLiveProcess(new URL("file:///not-there.js"));
  await expect(broken().open(env())).rejects.toThrow("ended with 1");
  const dead = broken();
  await dead.close();
  await expect(dead.open(env())).rejects.toThrow("ended with 1");
});

test("closed, it is gone, and takes nobody", async () => {
  const child = childOf();
  const socket = await enter();
  const gone = new Promise((done) => socket.once("disconnect", done));
  await live.close();
  await gone;
  socket.close();
  expect(() => process.kill(child, 0)).toThrow("ESRCH");
  const late = dial(port(), "127.0.0.1");
  late.write(request);
  await once(late, "close");
});
