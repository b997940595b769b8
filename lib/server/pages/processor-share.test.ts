import { expect, it } from "vitest";
import { ProcessorShare } from "./processor-share";

function open() {
  const clock = { now: 5_000 };
  const used = new ProcessorShare({ of: 0.5, burstMs: 100 }, () => clock.now);
  const begin = (from: string) => {
    let end = () => {};
    const done = used.during(from, new Promise<void>((resolve) => (end = resolve)));
    return async () => {
      end();
      await done;
    };
  };
  const pass = (ms: number, busyMs = ms) => {
    clock.now += ms;
    used.charge(busyMs);
  };
  return { clock, used, begin, pass };
}

it("asks for a rest after more than the burst, as long as the share says", async () => {
  const { clock, used, begin, pass } = open();
  const end = begin("a");
  pass(100);
  expect(used.restMs("a")).toBe(0);
  pass(100);
  expect(used.restMs("a")).toBe(100);
  expect(used.restMs("b")).toBe(0);
  await end();
  pass(100, 0);
  expect(used.restMs("a")).toBe(0);
  clock.now += 10_000;
  begin("a");
  for (const _ of [1, 2]) pass(100);
  expect(used.restMs("a")).toBe(100);
});

it("costs nothing to wait for something else than the process", () => {
  const { used, begin, pass } = open();
  begin("a");
  pass(10_000, 10);
  expect(used.restMs("a")).toBe(0);
});

it("shares what was busy out among all that was under way, also what came and went meanwhile", async () => {
  const { used, begin, pass } = open();
  for (const from of ["a", "a", "b"]) begin(from);
  await begin("a")();
  pass(400);
  // 300 ms of its work, paid for in 600, of which 400 have passed and 100 are free.
  expect([used.restMs("a"), used.restMs("b")]).toEqual([100, 0]);
});

it("forgets those who owe nothing", async () => {
  const { used, begin, pass } = open();
  for (let nth = 0; nth < 10_000; nth++) {
    const end = begin(`${nth}`);
    pass(0, 1);
    await end();
  }
  expect(used.size).toBe(10_000);
  pass(1_000, 0);
  begin("a");
  pass(1);
  expect(used.size).toBe(1);
});
