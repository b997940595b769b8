import { expect, it } from "vitest";
import { exactly, type Figure, printTable, verdictOf } from "./figure";

const figure = (value: number, low: number, high: number): Figure => ({
  name: "push p50",
  measured: "0.6 ms",
  aim: 1.25,
  failAbove: 1.6,
  ratio: { value, low, high },
});

it("fails only where the whole interval is over the limit", () => {
  expect(verdictOf(figure(1.2, 1.1, 1.3))).toBe("aim met");
  expect(verdictOf(figure(1.4, 1.3, 1.5))).toBe("within");
  expect(verdictOf(figure(1.8, 1.5, 2.1))).toBe("within");
  expect(verdictOf(figure(1.8, 1.61, 2.1))).toBe("over");
});

it("never passes what couldn't be computed", () => {
  expect(verdictOf(figure(Number.NaN, Number.NaN, Number.NaN))).toBe("over");
});

it("judges nothing where there is no limit", () => {
  expect(verdictOf({ name: "echo", measured: "0.1 ms", ratio: exactly(1) })).toBe("");
});

it("prints one Markdown row a figure", () => {
  const [, , row] = printTable([{ ...figure(1.2, 1.1, 1.3), limit: "0.5 ms" }]).split("\n");
  expect(row).toBe("| push p50 | 0.6 ms | 0.5 ms | 1.20 (1.10–1.30) | 1.25 (1.60) | aim met |");
});
