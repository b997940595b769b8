import type { Conn } from "@/db/client";
import { findHint, findOpenAttempt, findRevealed } from "@/db/practice/attempts";
import { findCard, findPracticeQuestion } from "@/db/practice/cards";
import { findNextInRun, listPracticeTopics } from "@/db/practice/due";
import { countByConfidence, listAttempts, listEarlierAnswers } from "@/db/practice/history";
import type { Grade } from "@/db/vocabulary";
import type { Member } from "@/lib/auth/member";
import { notFound } from "@/lib/errors";
import { toLevels } from "../questions/rules";
import { calibrate } from "./calibration";
import { asPracticeCard, dueAt, newCard, preview, suggestGrade } from "./rules";
import { type Run, skippedIn } from "./run";

type AtNow = { now: Date };

/** On the start page; the rest has pages of its own. */
const recentLength = 8;
/** Calibration looks at the newest graded answers: how sure one was long ago says little of today. */
const calibrationLength = 200;
/** Old answers that stand beside a new one. */
const earlierLength = 5;
/** An attempt that was revealed this recently and not graded is taken up again after a reload. */
const openAttemptMs = 3_600_000;

export async function readPracticeHome(conn: Conn, { teamId, personId }: Member, { now }: AtNow) {
  const viewer = { teamId, personId };
  const [topics, recent, counts] = await Promise.all([
    listPracticeTopics(conn, { ...viewer, ...dueAt(now) }),
    listAttempts(conn, { ...viewer, limit: recentLength }),
    countByConfidence(conn, { personId, limit: calibrationLength }),
  ]);
  const comingMs = topics.flatMap(({ nextDueMs }) => nextDueMs ?? []);
  const nextDueMs = comingMs.length > 0 ? Math.min(...comingMs) : null;
  return { topics, nextDueMs, recent, ...sumDue(topics), calibration: calibrate(counts) };
}

function sumDue(topics: { due: number; dueMinutes: number; fresh: number }[]) {
  return {
    due: topics.reduce((sum, topic) => sum + topic.due, 0),
    dueMinutes: topics.reduce((sum, topic) => sum + topic.dueMinutes, 0),
    fresh: topics.reduce((sum, topic) => sum + topic.fresh, 0),
  };
}

/** The question that this run goes on with. */
export async function findNextQuestion(
  conn: Conn,
  { teamId, personId }: Member,
  { now, run }: AtNow & { run: Run },
) {
  const { topic } = run;
  return findNextInRun(conn, { teamId, personId, topic, ...dueAt(now), ...skippedIn(run) });
}

/**
 * One question as it is before the reveal; and, where it was just revealed but not graded, what was revealed. What
 * is due is counted in the run's topic, or in all of them.
 */
export async function readPracticeQuestion(
  conn: Conn,
  { teamId, personId }: Member,
  { now, questionId, topic = null }: AtNow & { questionId: string; topic?: string | null },
) {
  const question = await findPracticeQuestion(conn, { teamId, questionId });
  if (!question) throw notFound("question");
  const [open, topics] = await Promise.all([
    findOpenAttempt(conn, {
      personId,
      questionId,
      since: new Date(now.getTime() - openAttemptMs),
    }),
    listPracticeTopics(conn, { teamId, personId, ...dueAt(now) }),
  ]);
  const revealed = open && (await withGrades(conn, { personId, found: open, now }));
  const ofRun = topics.filter((one) => topic === null || one.topic === topic);
  return { ...question, ...sumDue(ofRun), revealed: revealed ?? null };
}

export type PracticeQuestion = Awaited<ReturnType<typeof readPracticeQuestion>>;
export type Revealed = Awaited<ReturnType<typeof readRevealed>>;

/** The person's attempt with the guide, the four grades and the dates they lead to. */
export async function readRevealed(
  conn: Conn,
  { personId, teamId }: Member,
  { attemptId, now }: AtNow & { attemptId: string },
) {
  const found = await findRevealed(conn, { personId, teamId, attemptId });
  if (!found) throw notFound("question");
  return withGrades(conn, { personId, found, now });
}

type Found = NonNullable<Awaited<ReturnType<typeof findRevealed>>>;

async function withGrades(
  conn: Conn,
  { personId, found, now }: { personId: string; found: Found; now: Date },
) {
  const { attemptId, questionId, hintsTaken } = found;
  const [card, earlier] = await Promise.all([
    findCard(conn, { personId, questionId }),
    listEarlierAnswers(conn, { personId, questionId, attemptId, limit: earlierLength }),
  ]);
  const total = found.keyPoints.length;
  return {
    ...found,
    levels: toLevels(found.levels),
    nowMs: now.getTime(),
    choices: preview(card ? asPracticeCard(card) : newCard(now), now).map(({ grade, due }) => ({
      grade,
      dueMs: due.getTime(),
    })),
    /** Newest first; `count` in each: how many there are in all. */
    earlier,
    /** The suggested grade by how many key points were reached, from none to all. */
    suggestions: Array.from(
      { length: total + 1 },
      (_, heard): Grade => suggestGrade({ heard, total, hintsTaken }),
    ),
  };
}

/** The hint at `place`, from 0. Throws `not_found` beyond the last one and outside the person's bank. */
export async function readHint(
  conn: Conn,
  { personId }: Member,
  { questionVersionId, place }: { questionVersionId: string; place: number },
): Promise<{ place: number; text: string }> {
  const text = await findHint(conn, { personId, questionVersionId, place });
  if (text === undefined) throw notFound("hint");
  return { place, text };
}
