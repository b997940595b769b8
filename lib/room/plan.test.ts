import { expect, test } from "vitest";
import { countAsked, minutesToCome, nextRow, planRows, timeWords } from "./plan";
import type { AskedView } from "./schema";

const item = (planItemId: string, minutes = 5) => ({
  planItemId,
  position: 1,
  questionVersionId: `v-${planItemId}`,
  title: `Title ${planItemId}`,
  competency: "Models",
  minutes,
});
const asked = (askedQuestionId: string, planItemId: string | null, isTakenBack = false) =>
  ({
    askedQuestionId,
    isTakenBack,
    panel: { title: `Asked ${askedQuestionId}`, questionVersionId: "v", planItemId, minutes: 7 },
  }) as AskedView;

test("what was planned comes in its order, what was asked beside the plan after it", () => {
  const rows = planRows([item("p1"), item("p2")], [asked("x", null), asked("y", "p2")]);
  expect(rows.map((row) => [row.key, row.asked?.askedQuestionId])).toEqual([
    ["p1", undefined],
    ["p2", "y"],
    ["x", "x"],
  ]);
  expect(rows[2]).toMatchObject({ title: "Asked x", minutes: 7, planItemId: null });
});

test("an entry asked again shows its latest ask, and the earlier ones below it, the latest first", () => {
  const rows = planRows([item("p1"), item("p2")], [asked("x", "p1"), asked("y", "p1"), asked("z", "p1")]);
  expect(rows.map(({ key, asked, isEarlier }) => [key, asked?.askedQuestionId, isEarlier])).toEqual([
    ["p1", "z", false],
    ["y", "y", true],
    ["x", "x", true],
    ["p2", undefined, false],
  ]);
  expect(rows.map(timeWords)).toEqual(["3rd of 3 times", "2nd of 3 times", "1st of 3 times", ""]);
});

test("which asking it is counts those beside the plan, and of no other question", () => {
  const other = asked("o", null);
  const all = [
    asked("x", "p1"),
    { ...other, panel: other.panel && { ...other.panel, questionVersionId: "w" } },
    asked("y", null),
  ];
  expect(planRows([item("p1")], all).map(timeWords)).toEqual(["1st of 2 times", "", "2nd of 2 times"]);
});

test("what was asked of an entry that is gone stands beside the plan", () => {
  expect(planRows([], [asked("x", "gone")])).toMatchObject([{ key: "x" }]);
});

test("a question without the panel's part doesn't break the list", () => {
  expect(planRows([], [{ askedQuestionId: "x" } as AskedView])).toMatchObject([{ title: "", minutes: 0 }]);
});

test("next is the first that wasn't asked; minutes to come are those not asked", () => {
  const rows = planRows([item("p1", 3), item("p2", 4), item("p3", 5)], [asked("x", "p1")]);
  expect(nextRow(rows)?.key).toBe("p2");
  expect(minutesToCome(rows)).toBe(9);
  expect(nextRow(planRows([item("p1")], [asked("x", "p1")]))).toBeUndefined();
  expect([nextRow([]), minutesToCome([])]).toEqual([undefined, 0]);
});

test("what was taken back counts as not asked: it is next again, and beside the plan it is neither asked nor to come", () => {
  const all = [asked("x", "p1", true), asked("y", "p2"), asked("z", null, true)];
  const plan = [item("p1", 3), item("p2", 4), item("p3", 5)];
  const rows = planRows(plan, all);
  expect(rows.map(({ key, isAsked }) => [key, isAsked])).toEqual([
    ["p1", false],
    ["p2", true],
    ["p3", false],
    ["z", false],
  ]);
  expect(nextRow(rows)?.key).toBe("p1");
  expect([minutesToCome(rows), countAsked(rows)]).toEqual([8, { asked: 1, of: 3 }]);
  expect(countAsked(planRows(plan, all, () => true))).toEqual({ asked: 3, of: 4 });
  expect(countAsked(planRows(plan, [...all, asked("w", "p1")]))).toEqual({ asked: 2, of: 3 });
});
