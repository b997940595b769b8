// Of bodies that came whole: which of them make room for others, and until when they count.
import type { ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { beginWork } from "./bodies";
import { hear, openFront, post } from "./testing";

const upload = "/questions/import/upload?name=a.md";

test("what came whole and waits for its turn makes room as well; what is worked on doesn't", async () => {
  const { send, untilCame, end } = await openWorking("127.0.0.3");
  const waits = send("127.0.0.2", 1_600_000);
  await untilCame(1);
  const isAtWork = send("127.0.0.3", 1_200_000);
  await untilCame(2);
  expect(await send("127.0.0.4", 700_000)).toContain("took it");
  expect(await waits).toMatch(/^HTTP\/1.1 429/);
  end();
  expect(await isAtWork).toContain("took it");
});

test("nobody has more at work than is left to others, and who brings little comes in", async () => {
  const { send, untilCame, end } = await openWorking("127.0.0.2", "127.0.0.3");
  const [first, second] = [send("127.0.0.2", 1_000_000), send("127.0.0.2", 1_000_000)];
  await untilCame(2);
  const third = send("127.0.0.3", 1_000_000);
  await untilCame(3);
  expect(await send("127.0.0.3", 900_000)).toMatch(/^HTTP\/1.1 429/);
  expect(await send("127.0.0.4", 20_000)).toContain("took it");
  end();
  for (const one of [first, second, third]) expect(await one).toContain("took it");
});

test("what is worked on counts until that is over, whoever left meanwhile", async () => {
  const { front, send, untilCame, end } = await openWorking("127.0.0.2");
  const left = new Promise((gone) =>
    front.server.once("request", (_, response: ServerResponse) => response.once("close", gone)),
  );
  const leaving = front.dial("127.0.0.2");
  leaving.write(post(upload, "Content-Length: 2000000") + "a".repeat(2_000_000));
  await untilCame(1);
  leaving.destroy();
  await left;
  expect(await send("127.0.0.2", 20_000)).toMatch(/^HTTP\/1.1 429/);
  end();
  await setImmediate();
  expect(await send("127.0.0.2", 20_000)).toContain("took it");
});

/** A front at which what comes from these is worked on from the beginning, and until it is told to end. */
async function openWorking(...workers: string[]) {
  let came = 0;
  let end = () => {};
  const turn = new Promise<void>((done) => (end = done));
  const front = await openFront({
    async serve(request, response) {
      const from = request.socket.remoteAddress ?? "";
      const over = [...workers, "127.0.0.4"].includes(from) ? beginWork(request, response) : () => undefined;
      if (!(await request.toArray().catch(() => undefined))) return; // cut off
      came += 1;
      if (from !== "127.0.0.4") await turn;
      response.end("took it");
      over?.();
    },
  });
  onTestFinished(front.close);
  const send = (from: string, bytes: number) => {
    const socket = front.dial(from);
    socket.write(post(upload, `Content-Length: ${bytes}`, "Connection: close") + "a".repeat(bytes));
    return hear(socket);
  };
  const untilCame = (count: number) => vi.waitUntil(() => came === count, { timeout: 10_000 });
  return { front, send, untilCame, end };
}
