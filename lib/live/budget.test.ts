import fc from "fast-check";
import { expect, test } from "vitest";
import { createBudget } from "./budget";

const spend = (budget: ReturnType<typeof createBudget>, count: number, nowMs: number) =>
  Array.from({ length: count }, () => budget.take(nowMs)).filter(Boolean).length;

test("the burst at once, then the rate", () => {
  const budget = createBudget(20, 40);
  expect(spend(budget, 100, 1_000)).toBe(40);
  expect(spend(budget, 100, 1_049)).toBe(0);
  expect(spend(budget, 100, 1_100)).toBe(2);
  expect(spend(budget, 100, 2_100)).toBe(20);
});

test("what isn't used is saved up to the burst, and no further", () => {
  const budget = createBudget(20, 40);
  spend(budget, 40, 0);
  expect(spend(budget, 100, 3_600_000)).toBe(40);
});

test("a clock that is set back gives nothing away", () => {
  const budget = createBudget(20, 40);
  spend(budget, 40, 10_000);
  expect(spend(budget, 10, 5_000)).toBe(0);
});

test("never more than the burst and the rate, whenever it is asked", () => {
  const waits = fc.array(fc.nat(200), { maxLength: 500 });
  fc.assert(
    fc.property(waits, (waitsMs) => {
      const budget = createBudget(20, 40);
      let nowMs = 0;
      let taken = 0;
      for (const waitMs of waitsMs) {
        nowMs += waitMs;
        if (budget.take(nowMs)) taken += 1;
      }
      expect(taken).toBeLessThanOrEqual(40 + (nowMs / 1_000) * 20 + 1);
    }),
  );
});
