import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Grade, grades } from "@/db/vocabulary";
import { newCard, preview, schedule, suggestGrade } from "./rules";

const now = new Date("2026-11-20T10:00:00Z");
const { again, hard, good, easy } = grades;
const anyGrade = fc.constantFrom<Grade>(again, hard, good, easy);
const minutesAfter = (due: Date | undefined) => ((due?.getTime() ?? 0) - now.getTime()) / 60_000;

describe("schedule", () => {
  test("a new card walks the learning steps", () => {
    const shown = preview(newCard(now), now);
    expect(shown.map(({ grade }) => grade)).toEqual([again, hard, good, easy]);
    expect(shown.map(({ due }) => minutesAfter(due)).slice(0, 3)).toEqual([1, 6, 10]);
    expect(minutesAfter(shown[3]?.due)).toBeGreaterThanOrEqual(1440);
  });

  test("the date that was shown is the one applied, after any history", () => {
    const history = fc.array(fc.tuple(anyGrade, fc.integer({ min: 1, max: 60 * 24 * 40 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(history, anyGrade, (steps, last) => {
        let [card, at] = [newCard(now), now];
        for (const [grade, minutes] of steps) {
          card = schedule(card, grade, at);
          at = new Date(at.getTime() + minutes * 60_000);
        }
        const shown = preview(card, at).find(({ grade }) => grade === last);
        expect(schedule(card, last, at).due).toEqual(shown?.due);
      }),
    );
  });

  test("a better grade never brings the card back sooner", () => {
    fc.assert(
      fc.property(fc.array(anyGrade, { maxLength: 8 }), (history) => {
        let [card, at] = [newCard(now), now];
        for (const grade of history) {
          card = schedule(card, grade, at);
          at = card.due;
        }
        const dues = preview(card, at).map(({ due }) => due.getTime());
        expect(dues).toEqual([...dues].sort((a, b) => a - b));
      }),
    );
  });
});

describe("suggestGrade", () => {
  test.each([
    [0, 5, 0, again],
    [1, 5, 0, again],
    [2, 5, 0, hard],
    [3, 5, 0, good],
    [4, 5, 0, good],
    [5, 5, 0, easy],
    [1, 4, 0, hard],
    [2, 4, 0, good],
    [0, 0, 0, good],
    [3, 5, 1, hard],
    [5, 5, 2, good],
    [2, 5, 1, again],
    [0, 5, 3, again],
  ])("%i of %i with %i hints", (heard, total, hintsTaken, grade) => {
    expect(suggestGrade({ heard, total, hintsTaken })).toBe(grade);
  });

  test("more points never lower it, a hint never raises it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.nat(6), fc.nat(3), (total, reached, hintsTaken) => {
        const heard = Math.min(reached, total - 1);
        const suggested = suggestGrade({ heard, total, hintsTaken });
        expect(suggestGrade({ heard: heard + 1, total, hintsTaken })).toBeGreaterThanOrEqual(suggested);
        expect(suggestGrade({ heard, total, hintsTaken: hintsTaken + 1 })).toBeLessThanOrEqual(suggested);
      }),
    );
  });
});
