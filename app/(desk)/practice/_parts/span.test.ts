import { expect, test } from "vitest";
import { clockWords, spanWords } from "./span";

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

test.each([
  [0, "1 minute"],
  [10 * minute, "10 minutes"],
  [89 * minute, "89 minutes"],
  [2 * hour, "2 hours"],
  [day, "1 day"],
  [5 * day, "5 days"],
  [61 * day, "2 months"],
  [800 * day, "2 years"],
])("%i ms is %s", (ms, words) => {
  expect(spanWords(ms)).toBe(words);
});

test("how long it took", () => {
  expect(clockWords(160_000)).toBe("2:40");
});
