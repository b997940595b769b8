import fc from "fast-check";
import { expect, test } from "vitest";
import { type ByConfidence, calibrate } from "./calibration";

const counted = (confidence: number, answers: number, good: number): ByConfidence => ({
  confidence,
  answers,
  good,
  heard: good * 2,
  keyPoints: answers * 4,
});

test("below ten answers it says how many are missing, and no figure", () => {
  expect(calibrate([counted(90, 9, 1)])).toEqual({ answers: 9, missing: 1, said: [], levels: [] });
  expect(calibrate([])).toMatchObject({ missing: 10 });
});

test("by level, the surest first; key points of all that the level's answers could have reached", () => {
  const { levels, missing, answers } = calibrate([
    counted(80, 6, 4),
    counted(100, 4, 2),
    counted(70, 2, 2),
    counted(30, 3, 0),
  ]);
  expect({ missing, answers }).toEqual({ missing: 0, answers: 15 });
  expect(levels).toEqual([
    { word: "Sure", range: "80–100 %", answers: 10, good: 6, heardShare: 30 },
    { word: "Half sure", range: "40–79 %", answers: 2, good: 2, heardShare: 50 },
    { word: "Unsure", range: "0–39 %", answers: 3, good: 0, heardShare: 0 },
  ]);
});

test("it speaks first of the surest level that has three answers", () => {
  const [first] = calibrate([counted(80, 6, 4), counted(90, 4, 2)]).said;
  expect(first).toBe("When you were sure (80–100 %), 6 of 10 answers were good.");
  const [other] = calibrate([counted(100, 2, 2), counted(50, 9, 3)]).said;
  expect(other).toBe("When you were half sure (40–79 %), 3 of 9 answers were good.");
});

test("what it says of a level is true of every answer in it", () => {
  expect(calibrate([counted(75, 10, 7)]).said[0]).toMatch(/^When you were half sure \(40–79 %\), 7 of 10/);
});

test.each([
  [counted(75, 10, 7), /75 % sure, and 70 % of 10 answers were good: .*about right/],
  [counted(80, 10, 4), /surer than your answers bore out/],
  [counted(30, 10, 7), /knew more/],
  // The same twenty points: of ten answers chance makes as much, of two hundred it doesn't.
  [counted(80, 10, 6), /too few answers to tell/],
  [counted(80, 200, 120), /surer than/],
  // A small gap is none, however many stand behind it.
  [counted(70, 200, 122), /about right/],
])("%j", (one, said) => {
  expect(calibrate([one]).said.at(-1)).toMatch(said);
});

test("questions without key points have no share of them", () => {
  const { levels } = calibrate([{ ...counted(50, 10, 5), heard: 0, keyPoints: 0 }]);
  expect(levels).toMatchObject([{ heardShare: null }]);
});

test("every answer is in one level", () => {
  const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 20 })), {
    minLength: 10,
  });
  fc.assert(
    fc.property(some, (given) => {
      const { levels, answers } = calibrate(given.map(([sure, many]) => counted(sure, many, 0)));
      expect(levels.reduce((sum, level) => sum + level.answers, 0)).toBe(answers);
    }),
  );
});
