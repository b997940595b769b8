import { expect, test } from "vitest";
import { grades } from "@/db/vocabulary";
import { describeAttempt } from "./describe-attempt";

const attempt = {
  grade: grades.good,
  confidence: 70,
  isAnswered: true,
  hintsTaken: 1,
  heard: 3,
  keyPointCount: 5,
};

test.each([
  [{}, "Good · 3 of 5 points · 70 % sure · 1 hint"],
  [{ grade: null, hintsTaken: 2 }, "Not graded · 70 % sure · 2 hints"],
  [{ confidence: 0, hintsTaken: 0 }, "Good · 3 of 5 points · 0 % sure"],
  [
    { grade: grades.again, confidence: 0, isAnswered: false, heard: 0 },
    "Again · 0 of 5 points · you didn’t know · 1 hint",
  ],
])("%j", (given, said) => {
  expect(describeAttempt({ ...attempt, ...given })).toBe(said);
});
