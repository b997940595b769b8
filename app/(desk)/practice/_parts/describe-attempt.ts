import type { Grade } from "@/db/vocabulary";
import { gradeWords } from "./grade-words";

type Attempted = {
  grade: Grade | null;
  confidence: number;
  hintsTaken: number;
  heard: number;
  keyPointCount: number;
};

/** How an attempt went: “Good · 3 of 5 points · 70 % sure · 1 hint”. */
export function describeAttempt({ grade, confidence, hintsTaken, heard, keyPointCount }: Attempted): string {
  return [
    grade === null ? "Not graded" : gradeWords[grade],
    ...(grade !== null && keyPointCount > 0 ? [`${heard} of ${keyPointCount} points`] : []),
    `${confidence} % sure`,
    ...(hintsTaken > 0 ? [hintsTaken === 1 ? "1 hint" : `${hintsTaken} hints`] : []),
  ].join(" · ");
}
