import { afterEach, expect, test, vi } from "vitest";
import { beginWork, finish } from "./finish";

afterEach(() => void vi.restoreAllMocks());

/** Of two cores, in milliseconds of the processor's time. */
async function timeTaken(worksMs: number, isAllItDoes = true): Promise<{ sleptMs: number }> {
  vi.resetModules();
  vi.doMock("node:os", () => ({ availableParallelism: () => 2 }));
  let sleptMs = 0;
  vi.doMock("node:timers/promises", () => ({
    setImmediate: async () => undefined,
    setTimeout: async (ms: number) => {
      sleptMs += ms;
    },
  }));
  let usedMs = 70_000;
  vi.spyOn(process, "cpuUsage").mockImplementation(() => ({ user: usedMs * 600, system: usedMs * 400 }));
  vi.spyOn(performance, "now").mockImplementation(() => usedMs);
  const { beginWork, finish } = await import("./finish");
  if (isAllItDoes) beginWork();
  function* work(): Generator<number, void, undefined> {
    for (let doneMs = 0; doneMs < worksMs; doneMs += 200) {
      usedMs += 200;
      yield doneMs / worksMs;
    }
  }
  await finish(work(), () => undefined);
  return { sleptMs };
}

test("work of two seconds rests never", async () => {
  expect(await timeTaken(2_000)).toEqual({ sleptMs: 0 });
});

test("what goes on for a minute has two fifths of a core of two from then on", async () => {
  const { sleptMs } = await timeTaken(60_000);
  expect(58_000 / (58_000 + sleptMs)).toBeCloseTo(0.4, 2);
});

test("in a process that does other things too it rests never", async () => {
  expect(await timeTaken(60_000, false)).toEqual({ sleptMs: 0 });
});

test("the share that is done is told, and the value comes back", async () => {
  const told: number[] = [];
  function* work(): Generator<number, string, undefined> {
    yield 0.5;
    return "read";
  }
  beginWork();
  expect(await finish(work(), (share) => told.push(share))).toBe("read");
  expect(told).toEqual([0.5]);
});
