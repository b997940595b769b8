import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { get, limits, openFront, say } from "./testing";

/** More than a system takes by itself. */
const size = 30_000_000;

async function open(graceMs: number) {
  const front = await openFront({
    limits: { bodies: { ...limits.bodies, graceMs, bytesPerSecond: 20_000_000 } },
    serve(request, response) {
      if (request.url === "/file") response.setHeader("content-disposition", "attachment");
      response.end(Buffer.alloc(size, "a"));
    },
  });
  onTestFinished(front.close);
  const ask = async (path: string) => {
    const socket = front.dial().pause();
    const asked = once(front.server, "request");
    socket.write(get(path, "Connection: close"));
    const [, response] = await asked;
    return { socket, response };
  };
  return { front, ask };
}

test("an answer that nobody reads is cut; a file isn't, nor what waits for less than may be", async () => {
  const { ask } = await open(0);
  const patient = await (await open(60_000)).ask("/page");
  const file = await ask("/file");
  const page = await ask("/page");
  await once(page.response, "close");
  expect([page, file, patient].map(({ response }) => response.destroyed)).toEqual([true, false, false]);
  page.socket.destroy();
  for (const { socket } of [file, patient]) socket.destroy();
});

test("one that is read comes whole", async () => {
  const { front } = await open(0);
  expect((await say(front, get("/page", "Connection: close"))).length).toBeGreaterThan(size);
});
