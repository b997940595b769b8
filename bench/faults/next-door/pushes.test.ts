import { expect, test } from "vitest";
import { ratioAtMost } from "../outcome";
import { noneMissing, pushesIn, slowedBy } from "./pushes";

const all = Array.from({ length: 200 }, (_, nth) => `push ${nth}`);
const due = all.map((askedQuestionId, nth) => ({ atMs: nth * 100, askedQuestionId }));
const arrive = (ids: string[], tookMs = 4) =>
  ids.map((askedQuestionId) => ({ askedQuestionId, tookMs, atMs: 0 }));
const whole = { fromMs: 0, toMs: 20_000 };
const calm = pushesIn({ load: { due }, recorder: { arrivals: arrive(all) } }, whole);

test("those that were due in a time are what it is told by, in their order", () => {
  expect(calm).toEqual(all.map(() => 4));
  const half = { load: { due }, recorder: { arrivals: arrive(all) } };
  expect(pushesIn(half, { fromMs: 5_000, toMs: 10_000 })).toHaveLength(50);
});

test("a push that never came took for ever, sent or not", () => {
  const stuck = due.map((one, nth) => (nth % 10 ? one : { atMs: one.atMs }));
  const beside = pushesIn({ load: { due: stuck }, recorder: { arrivals: arrive(all.slice(0, 150)) } }, whole);
  expect(beside.filter(Number.isFinite)).toHaveLength(135);
  expect(noneMissing("pushes", beside)).toEqual({
    text: "pushes of 200 that never came 65 (≤ 0)",
    isFine: false,
  });
  expect(ratioAtMost("p95", slowedBy(calm, beside), 1.5).isFine).toBe(false);
});

test("no push at all is no pass", () => {
  expect(noneMissing("pushes", []).isFine).toBe(false);
  expect(ratioAtMost("p95", slowedBy(calm, []), 1.5).isFine).toBe(false);
});

test("over the limit by its middle and not by its interval is neither a pass nor a failure", () => {
  const near = { value: 1.6, low: 1.3, high: 2 };
  expect(ratioAtMost("p95", near, 1.5)).toMatchObject({ isFine: true, isOpen: true });
  expect(ratioAtMost("p95", { ...near, low: 1.51 }, 1.5)).toMatchObject({ isFine: false, isOpen: false });
  expect(ratioAtMost("p95", { ...near, value: 1.4 }, 1.5)).toMatchObject({ isFine: true, isOpen: false });
});
