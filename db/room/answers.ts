// What the candidate does with an asked question: it stands on their screen, and they write. The row comes with the first of the two.
import type { Database } from "../client";

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
      insert into answers (interview_id, asked_question_id, body, revision, op_id, saved_at)
      select ${interviewId}, ${askedQuestionId}, ${body}, answer_revision + 1, ${opId}, now() from before
      where answer_revision = ${baseRevision}
      on conflict (interview_id, asked_question_id) do update
        set body = excluded.body, revision = answers.revision + 1, op_id = excluded.op_id, saved_at = excluded.saved_at
        where answers.revision = ${baseRevision} and answers.op_id is distinct from excluded.op_id
      returning revision, saved_at
    )
    select 'saved' as outcome, revision, ${body} as body, (extract(epoch from saved_at) * 1000)::float8 as "savedAtMs"
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
    insert into answers (interview_id, asked_question_id, shown_at)
    select interview_id, id, now() from asked_questions
    where id = ${args.askedQuestionId} and interview_id = ${args.interviewId}
    on conflict (interview_id, asked_question_id) do update set shown_at = coalesce(answers.shown_at, excluded.shown_at)
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

type NewAnswer = Omit<AnswerRow, "body"> & { body: string | null };

/**
 * The same to whoever knows these revisions: a text only where its revision is another, and until so many bytes of them were read. Of
 * what is long and known nothing is read at all.
 */
export async function listNewAnswers(
  { $client: sql }: Database,
  args: { interviewId: string; known: Record<string, number>; mostBytes: number },
): Promise<NewAnswer[]> {
  const known = JSON.stringify(args.known);
  return sql<NewAnswer[]>`
    with all_of_them as (
      select id, number, answer, answer_revision, answered_at, shown_at,
        answer_revision is distinct from coalesce((${known}::jsonb ->> id::text)::numeric, 0) as is_new
      from asked_questions where interview_id = ${args.interviewId}
    ), weighed as (
      select *, coalesce(sum(octet_length(answer)) filter (where is_new)
        over (order by number rows between unbounded preceding and 1 preceding), 0) as before
      from all_of_them
    )
    select id as "askedQuestionId", case when is_new and before < ${args.mostBytes} then answer end as body,
      answer_revision as revision, (extract(epoch from answered_at) * 1000)::float8 as "savedAtMs",
      (extract(epoch from shown_at) * 1000)::float8 as "shownAtMs"
    from weighed order by number`;
}
