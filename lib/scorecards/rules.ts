// Judging in numbers. Whole numbers and exact fractions until the one rounding at the end.
import type { InterviewStatus, Level, Recommendation } from "@/db/vocabulary";

/** `level` null: not rated yet. */
export type Judged = { competency: string; level: Level | null };
/** `value` is in hundredths of a level. */
export type CompetencyMean = { competency: string; value: number; answers: number };
export type Composite = {
  value: number | null;
  perCompetency: CompetencyMean[];
  answersCounted: number;
  notObserved: number;
  unrated: number;
};

/**
 * The mean per competency, then the mean of those means, all with equal weight: a competency that was asked about more
 * often weighs no more. Not observed and not rated never count. Null where nothing counts.
 */
export function composite(answers: readonly Judged[]): Composite {
  const sums = sumByCompetency(answers);
  const means = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    value: means.length === 0 ? null : meanOfMeans(means.map(([, sum]) => sum)),
    perCompetency: means.map(([competency, sum]) => ({
      competency,
      value: meanOfMeans([sum]),
      answers: sum.count,
    })),
    answersCounted: means.reduce((count, [, sum]) => count + sum.count, 0),
    notObserved: answers.filter(({ level }) => level === 0).length,
    unrated: answers.filter(({ level }) => level === null).length,
  };
}

type Sum = { total: number; count: number };

function sumByCompetency(answers: readonly Judged[]): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const { competency, level } of answers) {
    if (!level) continue;
    const sum = sums.get(competency) ?? { total: 0, count: 0 };
    sums.set(competency, { total: sum.total + level, count: sum.count + 1 });
  }
  return sums;
}

/** In hundredths, half up. BigInt: the common denominator of many competencies doesn't fit a double. */
function meanOfMeans(sums: readonly Sum[]): number {
  const common = sums.reduce((product, { count }) => product * BigInt(count), 1n);
  const total = sums.reduce((sum, each) => sum + (BigInt(each.total) * common) / BigInt(each.count), 0n);
  const divisor = common * BigInt(sums.length);
  return Number((200n * total + divisor) / (2n * divisor));
}

/** 342 → "3.42". */
export function formatHundredths(value: number): string {
  return (value / 100).toFixed(2);
}

type Asked = { level: Level | null; isTakenBack: boolean };

/** What counts as asked: a question that was taken back only where it was rated all the same. */
export function countAsked(answers: readonly Asked[]): number {
  return answers.filter(({ level, isTakenBack }) => level !== null || !isTakenBack).length;
}

/** The numbers of the asked questions that still want a rating (or "not observed"); those taken back want none. */
export function missingRatings(answers: readonly (Asked & { number: number })[]): number[] {
  return answers
    .filter(({ level, isTakenBack }) => level === null && !isTakenBack)
    .map(({ number }) => number);
}

/** [2] → "Question 2 has no saved rating yet"; [2, 5, 7] → "Questions 2, 5 and 7 have no saved rating yet". */
export function describeMissing(numbers: readonly number[]): string {
  if (numbers.length === 1) return `Question ${numbers[0]} has no saved rating yet`;
  return `Questions ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)} have no saved rating yet`;
}

export const scorecardStages = {
  scheduled: "not_started",
  live: "running",
  paused: "running",
  ended: "open",
  cancelled: "cancelled",
} as const satisfies Record<InterviewStatus, string>;
export type ScorecardStage = (typeof scorecardStages)[InterviewStatus];

export const recommendationWords: Record<Recommendation, string> = {
  strong_no: "Strong no",
  no: "No",
  yes: "Yes",
  strong_yes: "Strong yes",
};

/** Minutes that the interview ran, without its pauses; at least 1. */
export function minutesRun(times: {
  startedAt: Date | null;
  endedAt: Date | null;
  pausedMs: number;
}): number {
  if (!times.startedAt || !times.endedAt) return 0;
  const ms = times.endedAt.getTime() - times.startedAt.getTime() - times.pausedMs;
  return Math.max(1, Math.round(ms / 60_000));
}
