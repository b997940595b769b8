// Memory is given back between bursts, never within one, and not again and again.
import { afterEach, expect, test, vi } from "vitest";
import { giveBackAtRest } from "./at-rest";

const gc = vi.fn();
vi.stubGlobal("gc", gc);
let looks: NodeJS.Timeout | undefined;
afterEach(() => {
  clearInterval(looks);
  gc.mockClear();
});

test("after the start, and after each burst, once", async () => {
  looks = giveBackAtRest({ lookEveryMs: 100, burstMs: 400 });
  await vi.waitFor(() => expect(gc).toHaveBeenCalledTimes(1), { timeout: 5_000 });
  expect(gc).toHaveBeenCalledWith({ type: "major", flavor: "last-resort" });
  await pass(500);
  expect(gc).toHaveBeenCalledTimes(1);
  await work({ forMs: 600, restMs: 0 });
  await vi.waitFor(() => expect(gc).toHaveBeenCalledTimes(2), { timeout: 5_000 });
});

test("not while there is work", async () => {
  looks = giveBackAtRest({ lookEveryMs: 100, burstMs: 0 });
  await work({ forMs: 600, restMs: 20 });
  expect(gc).not.toHaveBeenCalled();
});

const pass = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** This thread is busy in pieces of 20 ms. */
async function work({ forMs, restMs }: { forMs: number; restMs: number }): Promise<void> {
  for (const end = performance.now() + forMs; performance.now() < end; await pass(restMs))
    for (const pause = performance.now() + 20; performance.now() < pause; );
}
