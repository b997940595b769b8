import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Level } from "@/db/vocabulary";
import { interviewStatuses } from "@/db/vocabulary";
import {
  composite,
  countAsked,
  describeMissing,
  formatHundredths,
  type Judged,
  minutesRun,
  missingRatings,
  scorecardStages,
} from "./rules";

const levels: (Level | null)[] = [null, 0, 1, 2, 3, 4, 5];
const judged = fc.record({
  competency: fc.constantFrom("Data", "HTTP", "Security", "Operations", "Testing", "Design"),
  level: fc.constantFrom(...levels),
});
const answers = fc.array(judged, { maxLength: 40 });
const of = (...pairs: [string, Level | null][]): Judged[] =>
  pairs.map(([competency, level]) => ({ competency, level }));

describe("composite", () => {
  test.each([
    ["nothing", of(), null],
    ["nothing that counts", of(["Data", 0], ["HTTP", null]), null],
    ["one answer", of(["Data", 4]), 400],
    ["two of one competency", of(["Data", 4], ["Data", 5]), 450],
    ["a competency asked twice weighs once", of(["Data", 5], ["Data", 5], ["HTTP", 2]), 350],
    ["thirds are rounded once, at the end", of(["Data", 1], ["Data", 1], ["Data", 2], ["HTTP", 1]), 117],
    [
      "half goes up",
      of(...Array.from({ length: 8 }, (_, n): [string, Level | null] => ["Data", n === 0 ? 2 : 1])),
      113,
    ],
  ])("%s", (_name, given, value) => {
    expect(composite(given).value).toBe(value);
  });

  test("says what stands behind it", () => {
    expect(composite(of(["HTTP", 3], ["Data", 5], ["Data", 4], ["Data", 0], ["HTTP", null]))).toEqual({
      value: 375,
      perCompetency: [
        { competency: "Data", value: 450, answers: 2 },
        { competency: "HTTP", value: 300, answers: 1 },
      ],
      answersCounted: 3,
      notObserved: 1,
      unrated: 1,
    });
  });

  test("doesn't depend on the order", () => {
    const shuffled = answers.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        expect(composite(other)).toEqual(composite(given));
      }),
    );
  });

  test("stays within 1 and 5, in whole hundredths", () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { value, answersCounted } = composite(given);
        expect(value === null).toBe(answersCounted === 0);
        if (value === null) return;
        expect(value).toBeGreaterThanOrEqual(100);
        expect(value).toBeLessThanOrEqual(500);
        expect(Number.isInteger(value)).toBe(true);
      }),
    );
  });

  test("not observed and not rated change neither the value nor a competency's", () => {
    const silent = fc.record({
      competency: judged.map((each) => each.competency),
      level: fc.constantFrom(0 as const, null),
    });
    fc.assert(
      fc.property(answers, fc.array(silent, { maxLength: 10 }), (given, more) => {
        const before = composite(given);
        const after = composite([...given, ...more]);
        expect(after.value).toBe(before.value);
        expect(after.perCompetency).toEqual(before.perCompetency);
      }),
    );
  });

  test("with one answer per competency it is the plain mean", () => {
    const one = fc.array(fc.constantFrom(1, 2, 3, 4, 5), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(one, (given) => {
        const value = composite(given.map((level, n) => ({ competency: `c${n}`, level }))).value;
        const total = given.reduce((sum, level) => sum + level, 0);
        expect(value).toBe(Math.floor((200 * total + given.length) / (2 * given.length)));
      }),
    );
  });

  test("an exact common denominator survives many competencies", () => {
    const many = Array.from({ length: 30 }, (_, c) =>
      Array.from({ length: c + 1 }, (): Judged => ({ competency: `c${c}`, level: 3 })),
    ).flat();
    expect(composite(many).value).toBe(300);
  });
});

test("missing ratings are named; not observed isn't missing, nor is what was taken back", () => {
  const given = [
    { number: 1, level: null },
    { number: 2, level: 0 as const },
    { number: 3, level: 4 as const },
    { number: 4, level: null },
    { number: 5, level: null },
    { number: 6, level: null, isTakenBack: true },
    { number: 7, level: 2 as const, isTakenBack: true },
  ].map((one) => ({ isTakenBack: false, ...one }));
  expect(missingRatings(given)).toEqual([1, 4, 5]);
  expect(countAsked(given)).toBe(6);
  expect(describeMissing([1, 4, 5])).toBe("Questions 1, 4 and 5 have no saved rating yet");
  expect(describeMissing([2])).toBe("Question 2 has no saved rating yet");
});

test.each(interviewStatuses)("a scorecard opens only after the end: %s", (status) => {
  expect(scorecardStages[status] === "open").toBe(status === "ended");
});

test("minutes leave the pauses out", () => {
  const at = (minute: number) => new Date(minute * 60_000);
  expect(minutesRun({ startedAt: at(0), endedAt: at(50), pausedMs: 6 * 60_000 })).toBe(44);
  expect(minutesRun({ startedAt: null, endedAt: at(50), pausedMs: 0 })).toBe(0);
});

test("hundredths are shown with both places", () => {
  expect(formatHundredths(340)).toBe("3.40");
});
