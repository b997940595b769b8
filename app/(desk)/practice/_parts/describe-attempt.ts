import type { Grade } from "@/db/vocabulary";
import { gradeWords } from "./grade-words";

type Attempted = {
  grade: Grade | null;
  confidence: number;
  isAnswered: boolean;
  hintsTaken: number;
  heard: number;
  keyPointCount: number;
};

/** How an attempt went: “Good · 3 of 5 points · 70 % sure · 1 hint”. */
export function describeAttempt(attempt: Attempted): string {
  const { grade, confidence, isAnswered, hintsTaken, heard, keyPointCount } = attempt;
  return [
    grade === null ? "Not graded" : gradeWords[grade],
    ...(grade !== null && keyPointCount > 0 ? [`${heard} of ${keyPointCount} points`] : []),
    isAnswered ? `${confidence} % sure` : "you didn’t know",
    ...(hintsTaken > 0 ? [hintsTaken === 1 ? "1 hint" : `${hintsTaken} hints`] : []),
  ].join(" · ");
}
