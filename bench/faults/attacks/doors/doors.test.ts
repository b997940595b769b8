import { expect, test } from "vitest";
import { judgeLetIn, judgeRefused } from "./doors";

const tries = (what: string, count = 3, tookMs = 200) =>
  Array.from({ length: count }, () => ({ what, tookMs }));
const passes = (measured: { isFine: boolean }[]) => measured.every(({ isFine }) => isFine);

test("whoever is right has to get in, each time and within ten seconds", () => {
  expect(passes(judgeLetIn("the owner", tries("in")))).toBe(true);
  expect(passes(judgeLetIn("the owner", [...tries("in"), ...tries("rate_limited", 1)]))).toBe(false);
  expect(passes(judgeLetIn("the owner", tries("cut")))).toBe(false);
  expect(passes(judgeLetIn("the owner", tries("in", 3, 10_001)))).toBe(false);
  expect(passes(judgeLetIn("the owner", []))).toBe(false);
});

test("guesses that nobody looked at are no attack", () => {
  expect(
    passes(judgeRefused("guesses", [...tries("invalid"), ...tries("rate_limited", 90)], "invalid")),
  ).toBe(true);
  expect(passes(judgeRefused("guesses", tries("404", 90), "invalid"))).toBe(false);
});
