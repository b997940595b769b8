import type { Database } from "../client";
import { type FactRow, once } from "./facts";
import { withPrompt } from "./log";
import { findPrompts, keptPrompt } from "./prompts";

type Ask = {
  interviewId: string;
  seatId: string;
  opId: string;
  askedQuestionId: string;
  questionVersionId: string;
  planItemId: string | null;
};

/** $1 interview, $2 operation, $3 question version, $4 plan entry, $5 seat, $6 asked question, $7 the version's team. */
const askStatement = `
  with room as (
    select s.id as seat_id, p.id as plan_item_id, coalesce(p.minutes, v.minutes) as minutes,
      coalesce((select seq from facts where interview_id = $1 and stream = 'room' order by seq desc limit 1), 0) + 1 as seq,
      coalesce((select number from asked_questions where interview_id = $1 order by number desc limit 1), 0) + 1 as number
    from interviews i join seats s on s.id = $5 and s.interview_id = $1 and s.removed_at is null
      join question_versions v on v.id = $3
      left join plan_items p on p.id = $4 and p.interview_id = $1
    where i.id = $1 and i.status = 'live' and i.team_id = $7
    -- as a foreign key would, for a fraction of its cost
    for key share of i, v
  ),
  asked as (
    insert into asked_questions (id, interview_id, question_version_id, plan_item_id, number)
    select $6, $1, $3, plan_item_id, number from room
  )
  insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
  select $1, 'room', seq, $2, 'asked', jsonb_build_object('askedQuestionId', $6::uuid, 'number', number,
    'questionVersionId', $3::uuid, 'planItemId', plan_item_id, 'minutes', minutes), seat_id
  from room
  returning seq, type, payload, (extract(epoch from at) * 1000)::float8 as "atMs", true as fresh`;

/**
 * The push: in one statement the next number, the fact and the asked question, which takes the place of what was on the
 * screen and leaves its row alone: `closed_at` is only of what was taken off without a next one. What the question says isn't
 * written again: its version never changes. No row: not live, no seat, no such question in this team's bank, or the id is
 * taken. The text is one constant, prepared once: putting a tagged one together anew was a third of the client's work.
 */
export async function appendAsked(database: Database, args: Ask): Promise<FactRow | undefined> {
  const { interviewId, seatId, opId, askedQuestionId, questionVersionId, planItemId } = args;
  const prompt =
    keptPrompt(questionVersionId) ??
    (await findPrompts(database, [questionVersionId])).get(questionVersionId);
  if (!prompt) return undefined;
  const values = [interviewId, opId, questionVersionId, planItemId, seatId, askedQuestionId, prompt.teamId];
  const { $client: sql } = database;
  const row = await once({ sql, interviewId, opId }, "room", (sql) =>
    sql.unsafe<FactRow[]>(askStatement, values, { prepare: true }),
  );
  return row && withPrompt(row, prompt);
}

export type SavedText = { outcome: "saved" | "conflict"; revision: number; body: string; savedAtMs: number };

/**
 * Saves the candidate's answer on the revision it was based on. A resend of the same operation finds itself saved. After
 * the end, last words are taken for `graceMs`. No row: no seat, no such question here, or too late.
 */
export async function saveAnswerText(
  { $client: sql }: Database,
  args: {
    interviewId: string;
    seatId: string;
    askedQuestionId: string;
    opId: string;
    body: string;
    baseRevision: number;
    graceMs: number;
  },
): Promise<SavedText | undefined> {
  const { interviewId, seatId, askedQuestionId, opId, body, baseRevision, graceMs } = args;
  const rows = await sql<SavedText[]>`
    with before as (
      select a.answer, a.answer_revision, a.answer_op_id, a.answered_at from asked_questions a
      join interviews i on i.id = a.interview_id
      join seats s on s.id = ${seatId} and s.interview_id = i.id and s.removed_at is null
      where a.id = ${askedQuestionId} and a.interview_id = ${interviewId}
        and (i.status in ('live', 'paused') or i.ended_at > now() - make_interval(secs => ${graceMs / 1000}))
    ),
    saved as (
      update asked_questions set answer = ${body}, answer_revision = answer_revision + 1,
        answer_op_id = ${opId}, answered_at = now()
      where id = ${askedQuestionId} and interview_id = ${interviewId} and answer_revision = ${baseRevision}
        and answer_op_id is distinct from ${opId} and exists (select from before)
      returning answer_revision, answered_at
    )
    select 'saved' as outcome, answer_revision as revision, ${body} as body,
      (extract(epoch from answered_at) * 1000)::float8 as "savedAtMs"
    from saved
    union all
    select case when answer_op_id = ${opId} then 'saved' else 'conflict' end, answer_revision, answer,
      (extract(epoch from answered_at) * 1000)::float8
    from before where not exists (select from saved)`;
  return rows[0];
}

/** Notes when the question first stood on the candidate's screen. Returns that time, epoch ms. */
export async function markShown(
  { $client: sql }: Database,
  args: { interviewId: string; askedQuestionId: string },
): Promise<number | undefined> {
  const rows = await sql<{ shownAtMs: number }[]>`
    update asked_questions set shown_at = coalesce(shown_at, now())
    where id = ${args.askedQuestionId} and interview_id = ${args.interviewId}
    returning (extract(epoch from shown_at) * 1000)::float8 as "shownAtMs"`;
  return rows[0]?.shownAtMs;
}

type AnswerRow = {
  askedQuestionId: string;
  body: string;
  revision: number;
  savedAtMs: number | null;
  shownAtMs: number | null;
};

/** What the candidate has written so far, and when each question reached the screen. */
export async function listAnswers({ $client: sql }: Database, interviewId: string): Promise<AnswerRow[]> {
  return sql<AnswerRow[]>`
    select id as "askedQuestionId", answer as body, answer_revision as revision,
      (extract(epoch from answered_at) * 1000)::float8 as "savedAtMs",
      (extract(epoch from shown_at) * 1000)::float8 as "shownAtMs"
    from asked_questions where interview_id = ${interviewId} order by number`;
}
