// What health says of a database that is well, slow, far away or silent, by a clock of the test's.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createHealth } from "./health";

// The real one isn't moved by the test's clock.
vi.mock("node:timers/promises", () => ({
  setTimeout: (ms: number) => new Promise((done) => setTimeout(done, ms)),
}));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Of a database that answers after so long; undefined: never. */
function open(tookMs: number | undefined) {
  let takesMs = tookMs;
  const rooms = {
    isWell: () => true,
    reachesDatabase: () =>
      new Promise<boolean>((done) => void (takesMs !== undefined && setTimeout(done, takesMs, true))),
  };
  const health = createHealth(rooms, { isWell: () => true });
  return {
    changeTo: (ms: number | undefined) => {
      takesMs = ms;
    },
    async ask(): Promise<number | undefined> {
      let said: number | undefined;
      const response = { writeHead: (status: number) => (said = status), end: () => undefined };
      health.answer(response as never);
      await vi.advanceTimersByTimeAsync(160);
      return said;
    },
  };
}

test("a database that was well and is silent since is unwell a second later for whoever asks then", async () => {
  const { ask, changeTo } = open(5);
  expect(await ask()).toBe(200);
  changeTo(undefined);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await ask()).toBe(503);
});

test("one that is slow for a moment is well meanwhile", async () => {
  const { ask, changeTo } = open(5);
  expect(await ask()).toBe(200);
  changeTo(600);
  expect(await ask()).toBe(200);
});

test("one that is slow, or far away, is well, however rarely somebody asks", async () => {
  const { ask } = open(300);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await ask()).toBe(200);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await ask()).toBe(200);
});
