// A room's past, written as its log has it.
import { randomUUID } from "node:crypto";
import type { Database } from "../client";

type Logged = { interviewId: string; type: string; payload?: object; opId?: string; at?: Date };

/** The next fact of a room. */
export async function createFact({ $client: sql }: Database, fact: Logged): Promise<string> {
  const { interviewId, type, payload = {}, opId = randomUUID(), at = new Date() } = fact;
  await sql`insert into facts (interview_id, stream, seq, op_id, type, payload, at)
    select ${interviewId}, 'room', coalesce(max(seq), 0) + 1, ${opId}, ${type}, ${JSON.stringify(payload)}::text::jsonb,
      ${at.toISOString()}
    from facts where interview_id = ${interviewId} and stream = 'room'`;
  return opId;
}

type Asked = {
  interviewId: string;
  questionVersionId: string;
  /** Its entry in the plan; none for one beside it. */
  planItemId?: string;
  askedAt?: Date;
  shownAt?: Date;
  /** When it is taken off; without it the next one takes its place. */
  closedAt?: Date;
};

/** A question that was asked, and shown and taken off where that is given. */
export async function createAsked(database: Database, asked: Asked): Promise<string> {
  const { interviewId, questionVersionId, planItemId = null, askedAt, shownAt, closedAt } = asked;
  const { $client: sql } = database;
  const [before] = await sql<
    { count: number }[]
  >`select count(*)::int as count from asked_questions where interview_id = ${interviewId}`;
  const opId = randomUUID();
  const number = (before?.count ?? 0) + 1;
  const payload = { askedQuestionId: opId, number, questionVersionId, planItemId, minutes: 5 };
  await createFact(database, { interviewId, type: "asked", opId, payload, at: askedAt });
  if (shownAt)
    await sql`insert into answers (interview_id, asked_question_id, shown_at) values (${interviewId}, ${opId}, ${shownAt.toISOString()})`;
  if (closedAt)
    await createFact(database, {
      interviewId,
      type: "closed",
      payload: { askedQuestionId: opId },
      at: closedAt,
    });
  return opId;
}
