import { expect, onTestFinished, test, vi } from "vitest";
import { beginWaiting, endWaiting, leftOf, type Patience, request, withPatience } from "./patience";

const came: Patience = {
  ...{ allMs: 2_000, cameMs: 10_000, leftMs: 2_000 },
  ...{ waiting: 0, sinceMs: 0 },
};

test("what came before its first query is taken from a request, but never more than half", () => {
  expect([10_000, 10_600, 11_000, 15_000].map((nowMs) => leftOf(came, nowMs))).toEqual([
    2_000, 1_400, 1_000, 1_000,
  ]);
});

test("what it waited before this process heard of it counts as well", () => {
  vi.spyOn(performance, "now").mockReturnValue(10_000);
  onTestFinished(() => void vi.restoreAllMocks());
  const left = withPatience(2_000, () => leftOf(request()?.patience ?? came, 10_000), { waitedMs: 700 });
  expect(left).toBe(1_300);
});

test("what its queries took is taken from it, side by side counted once", () => {
  const own = { ...came };
  beginWaiting(own, 10_100);
  beginWaiting(own, 10_300);
  expect(leftOf(own, 11_400)).toBe(700);
  endWaiting(own, 11_500);
  endWaiting(own, 11_600);
  expect(leftOf(own, 11_700)).toBe(500);
  expect(leftOf(own, 19_000)).toBe(500);
});
