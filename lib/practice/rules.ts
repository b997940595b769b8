// The memory model: FSRS-6 through ts-fsrs, with every constant here. Fuzz is off, so that a date which was shown is the
// date that is applied.
import { type Card, createEmptyCard, type FSRSParameters, fsrs } from "ts-fsrs";
import { type Grade, grades } from "@/db/vocabulary";

type PracticeCard = Card;

/**
 * The defaults of FSRS-6 (github.com/open-spaced-repetition/ts-fsrs, `default_*` of 5.4): 90 % is the retention at which
 * reviews cost least for what is kept; the steps bring a card back within the sitting until it holds for a day.
 */
const memoryParameters = {
  request_retention: 0.9,
  maximum_interval: 36_500,
  enable_fuzz: false,
  enable_short_term: true,
  learning_steps: ["1m", "10m"],
  relearning_steps: ["10m"],
} as const satisfies Partial<FSRSParameters>;

const scheduler = fsrs(memoryParameters);

/** A card never practised, due at once. */
export function newCard(now: Date): PracticeCard {
  return createEmptyCard(now);
}

/** A card as the database keeps it: the fields of ts-fsrs under our names. */
type StoredCard = {
  due: Date;
  stability: number;
  difficulty: number;
  elapsedDays: number;
  scheduledDays: number;
  learningSteps: number;
  reps: number;
  lapses: number;
  state: number;
  lastReview: Date | null;
};

export function asStoredCard({
  elapsed_days,
  scheduled_days,
  learning_steps,
  last_review,
  ...card
}: PracticeCard): StoredCard {
  return {
    ...card,
    elapsedDays: elapsed_days,
    scheduledDays: scheduled_days,
    learningSteps: learning_steps,
    lastReview: last_review ?? null,
  };
}

export function asPracticeCard({
  elapsedDays,
  scheduledDays,
  learningSteps,
  lastReview,
  ...card
}: StoredCard): PracticeCard {
  return {
    ...card,
    elapsed_days: elapsedDays,
    scheduled_days: scheduledDays,
    learning_steps: learningSteps,
    last_review: lastReview ?? undefined,
  };
}

export function schedule(card: PracticeCard, grade: Grade, now: Date): PracticeCard {
  return scheduler.next(card, now, grade).card;
}

/** When each grade would bring the card back. */
export function preview(card: PracticeCard, now: Date): { grade: Grade; due: Date }[] {
  return Object.values(grades).map((grade) => ({ grade, due: schedule(card, grade, now).due }));
}

/** What the key points say: fewer than a quarter Again, than half Hard, all of them Easy; one step lower with a hint. */
export function suggestGrade(attempt: { heard: number; total: number; hintsTaken: number }): Grade {
  return lowerIfHinted(fromKeyPoints(attempt), attempt.hintsTaken > 0);
}

function fromKeyPoints({ heard, total }: { heard: number; total: number }): Grade {
  if (total === 0) return grades.good;
  if (heard * 4 < total) return grades.again;
  if (heard * 2 < total) return grades.hard;
  return heard >= total ? grades.easy : grades.good;
}

function lowerIfHinted(grade: Grade, hinted: boolean): Grade {
  const lower = Object.values(grades).findLast((one) => one < grade);
  return hinted ? (lower ?? grade) : grade;
}

/**
 * Cards with an interval in days count as due from half a day before, so that the hour of the last practice doesn't hide
 * today's cards until the evening. Steps of minutes count to the minute.
 */
const dayReachMs = 12 * 3_600_000;

/** From when on cards count as due. */
export const dueAt = (now: Date) => ({ now, dayDue: new Date(now.getTime() + dayReachMs) });
