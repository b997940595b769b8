// What was answered before: one's own attempts, to be read again. Never the guide or an old answer of a question that is due.
import type { Conn } from "@/db/client";
import { findAttempt, listAttempts } from "@/db/practice/history";
import type { Member } from "@/lib/auth/member";
import { notFound } from "@/lib/errors";
import { dueAt } from "./rules";

const pageSize = 30;

export type PastAttempt = Awaited<ReturnType<typeof readHistory>>["attempts"][number];

/** A page of the person's attempts, newest first: of one question if it is named, and before the attempt `older`. */
export async function readHistory(
  conn: Conn,
  { teamId, personId }: Member,
  { older, questionId }: { older?: string; questionId?: string },
) {
  const found = await listAttempts(conn, { teamId, personId, older, questionId, limit: pageSize + 1 });
  const attempts = found.slice(0, pageSize);
  return { attempts, next: found.length > pageSize ? attempts.at(-1)?.attemptId : undefined };
}

/**
 * One of the person's attempts with the version that it answered; without answer and guide where the question is due, because
 * answering comes before reading. Throws `not_found` for anybody else's.
 */
export async function readAttempt(
  conn: Conn,
  { teamId, personId }: Member,
  { attemptId, now }: { attemptId: string; now: Date },
) {
  const found = await findAttempt(conn, { teamId, personId, attemptId, ...dueAt(now) });
  if (!found) throw notFound("attempt");
  const { isDue, answer, modelAnswerHtml, keyPoints, heardKeyPoints, ...head } = found;
  const points = keyPoints.map((text, place) => ({ text, isHeard: heardKeyPoints.includes(place) }));
  return { ...head, answered: isDue ? null : { answer, modelAnswerHtml, points } };
}
