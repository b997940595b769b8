import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { countDown } from "./use-opening";

vi.mock("next/navigation", () => ({ useRouter: () => null }));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("it tells what is left each second, and nothing more once nothing is", () => {
  const told: number[] = [];
  countDown(2_500, (leftMs) => told.push(leftMs));
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([1_500, 500, -500]);
  expect(vi.getTimerCount()).toBe(0);
});
