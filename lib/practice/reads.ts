import type { Conn } from "@/db/client";
import {
  findCalibration,
  findHint,
  findOpenAttempt,
  findRevealed,
  listRecentAttempts,
} from "@/db/practice/attempts";
import {
  findCard,
  findFreshQuestion,
  findNextDue,
  findNextDueTime,
  findPracticeQuestion,
  listPracticeTopics,
} from "@/db/practice/cards";
import type { Grade } from "@/db/vocabulary";
import type { Member } from "@/lib/auth/member";
import { notFound } from "@/lib/errors";
import { toLevels } from "../questions/rules";
import { asPracticeCard, dayReachMs, describeCalibration, newCard, preview, suggestGrade } from "./rules";

type AtNow = { now: Date };

const historyLength = 20;
/** An attempt that was revealed this recently and not graded is taken up again after a reload. */
const openAttemptMs = 3_600_000;

const dueAt = (now: Date) => ({ now, dayDue: new Date(now.getTime() + dayReachMs) });

export type PracticeHome = Awaited<ReturnType<typeof readPracticeHome>>;

export async function readPracticeHome(conn: Conn, { teamId, personId }: Member, { now }: AtNow) {
  const viewer = { teamId, personId };
  const [topics, nextDue, recent, calibration] = await Promise.all([
    listPracticeTopics(conn, { ...viewer, ...dueAt(now) }),
    findNextDueTime(conn, { ...viewer, ...dueAt(now) }),
    listRecentAttempts(conn, { personId, limit: historyLength }),
    findCalibration(conn, personId),
  ]);
  return { topics, nextDue, recent, ...sumDue(topics), calibration: describeCalibration(calibration) };
}

function sumDue(topics: { due: number; dueMinutes: number }[]) {
  return {
    due: topics.reduce((sum, topic) => sum + topic.due, 0),
    dueMinutes: topics.reduce((sum, topic) => sum + topic.dueMinutes, 0),
  };
}

/** The question to go on with: what is due (in the topic, if one is named), then what is new in that topic. */
export async function findNextQuestion(
  conn: Conn,
  { teamId, personId }: Member,
  { now, topic }: AtNow & { topic: string | null },
) {
  const viewer = { teamId, personId };
  const due = await findNextDue(conn, { ...viewer, topic, ...dueAt(now) });
  return due ?? (topic === null ? undefined : findFreshQuestion(conn, { ...viewer, topic }));
}

/** One question as it is before the reveal; and, where it was just revealed but not graded, what was revealed. */
export async function readPracticeQuestion(
  conn: Conn,
  { teamId, personId }: Member,
  { now, questionId }: AtNow & { questionId: string },
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
  return { ...question, ...sumDue(topics), revealed: revealed ?? null };
}

export type PracticeQuestion = Awaited<ReturnType<typeof readPracticeQuestion>>;
export type Revealed = Awaited<ReturnType<typeof readRevealed>>;

/** The person's attempt with the guide, the four grades and the dates they lead to. */
export async function readRevealed(
  conn: Conn,
  { personId }: Member,
  { attemptId, now }: AtNow & { attemptId: string },
) {
  const found = await findRevealed(conn, { personId, attemptId });
  if (!found) throw notFound("question");
  return withGrades(conn, { personId, found, now });
}

type Found = NonNullable<Awaited<ReturnType<typeof findRevealed>>>;

async function withGrades(
  conn: Conn,
  { personId, found, now }: { personId: string; found: Found; now: Date },
) {
  const card = await findCard(conn, { personId, questionId: found.questionId });
  const total = found.keyPoints.length;
  const { hintsTaken } = found;
  return {
    ...found,
    levels: toLevels(found.levels),
    nowMs: now.getTime(),
    choices: preview(card ? asPracticeCard(card) : newCard(now), now).map(({ grade, due }) => ({
      grade,
      dueMs: due.getTime(),
    })),
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
