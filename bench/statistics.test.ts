import { describe, expect, it } from "vitest";
import { bootstrap, median, pairedRatio, pooledRatio, quantile, seededRandom } from "./statistics";

const oneTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe("quantile", () => {
  it.each([
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [0, 1],
    [1, 100],
  ])("takes the nearest rank: %f of 1…100 is %i", (share, expected) => {
    expect(quantile(oneTo(100).reverse(), share)).toBe(expected);
  });

  it("says that there is none", () => {
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe("median", () => {
  it("is the middle, or the mean of the two in the middle", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 9, 5, 7])).toBe(6);
    expect(median([])).toBeNaN();
  });
});

describe("bootstrap", () => {
  it("holds the value inside its interval, and is the same for the same seed", () => {
    const first = bootstrap(oneTo(101), median, 7);
    expect(first).toEqual(bootstrap(oneTo(101), median, 7));
    expect(first.value).toBe(51);
    expect(first.low).toBeGreaterThan(35);
    expect(first.low).toBeLessThan(51);
    expect(first.high).toBeGreaterThan(51);
    expect(first.high).toBeLessThan(67);
  });

  it("has no width where every item is alike", () => {
    expect(bootstrap([3, 3, 3], median)).toEqual({ value: 3, low: 3, high: 3 });
  });
});

describe("ratios", () => {
  it("compares within a pair, so that a slow minute doesn't count", () => {
    const pairs = [1, 10, 100].map((slow) => ({ ours: [2 * slow, 2 * slow], limits: [slow, slow] }));
    expect(pairedRatio(pairs, 0.5)).toEqual({ value: 2, low: 2, high: 2 });
  });

  it("pools all samples for the far tail", () => {
    const pairs = [{ ours: oneTo(100).map((n) => 3 * n), limits: oneTo(100) }];
    expect(pooledRatio(pairs, 0.99).value).toBe(3);
  });
});

it("draws evenly and repeatably", () => {
  const random = seededRandom(42);
  const drawn = Array.from({ length: 10_000 }, random);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn)).toBeLessThan(1);
  expect(drawn.reduce((sum, value) => sum + value, 0) / drawn.length).toBeCloseTo(0.5, 1);
  expect(seededRandom(42)()).toBe(drawn[0]);
});
