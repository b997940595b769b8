import type { Database } from "../client";
import type { SavedText } from "../room/answers";

type NoteSave = {
  interviewId: string;
  seatId: string;
  askedQuestionId: string | null;
  opId: string;
  body: string;
  baseRevision: number;
};

/** $1 body, $2 operation, $3 seat, $4 interview, $5 revision, $6 asked question. */
const replaceStatement = (isGeneral: boolean) => `
  update notes set body = $1, revision = $5 + 1, op_id = $2, saved_at = now()
  where interview_id = $4 and author_seat_id = $3 and asked_question_id ${isGeneral ? "is null" : "= $6"}
    and revision = $5 and op_id <> $2 and is_open
  returning (extract(epoch from saved_at) * 1000)::float8 as "savedAtMs"`;
const [replaceGeneral, replaceOfQuestion] = [replaceStatement(true), replaceStatement(false)];

/** What nearly every save is: the next revision of a note that is there. Undefined where it isn't that, and wrote nothing. */
function replaceNote({ $client: sql }: Database, args: NoteSave): Promise<SavedText | undefined> {
  const { interviewId, seatId, askedQuestionId, opId, body, baseRevision } = args;
  const values = [body, opId, seatId, interviewId, baseRevision];
  const rows = sql.unsafe<Pick<SavedText, "savedAtMs">[]>(
    askedQuestionId ? replaceOfQuestion : replaceGeneral,
    askedQuestionId ? [...values, askedQuestionId] : values,
    { prepare: true },
  );
  return rows.then(([row]) => row && { outcome: "saved", revision: baseRevision + 1, body, ...row });
}

/**
 * Saves an author's note on the revision it was based on (0: none yet). A resend of the same operation finds itself saved;
 * another revision comes back as a conflict with the text that stands. No row: no seat, no such question here, or the
 * author's scorecard is submitted.
 */
export async function saveNoteText(database: Database, args: NoteSave): Promise<SavedText | undefined> {
  const { interviewId, seatId, askedQuestionId, opId, body, baseRevision } = args;
  const replaced = baseRevision > 0 ? await replaceNote(database, args) : undefined;
  if (replaced) return replaced;
  const { $client: sql } = database;
  const rows = await sql<SavedText[]>`
    with author as (
      select s.id from seats s
      where s.id = ${seatId} and s.interview_id = ${interviewId} and s.removed_at is null
        and (${askedQuestionId}::uuid is null
          or exists (select from asked_questions where id = ${askedQuestionId} and interview_id = ${interviewId}))
        and not exists (select from scorecards where interview_id = ${interviewId} and author_seat_id = s.id and submitted_at is not null)
      -- held against its removal, which looks for the notes that are there
      for share of s
    ),
    before as (
      select body, revision, op_id, saved_at from notes
      where interview_id = ${interviewId} and author_seat_id = ${seatId}
        and asked_question_id is not distinct from ${askedQuestionId}::uuid and exists (select from author)
    ),
    saved as (
      insert into notes (interview_id, author_seat_id, asked_question_id, body, revision, op_id)
      select ${interviewId}, author.id, ${askedQuestionId}::uuid, ${body}, ${baseRevision}::int + 1, ${opId} from author
      on conflict on constraint notes_one_each do update
        set body = excluded.body, revision = notes.revision + 1, op_id = excluded.op_id, saved_at = now()
        where notes.revision = ${baseRevision} and notes.op_id <> excluded.op_id and notes.is_open
      returning revision, saved_at
    )
    select 'saved' as outcome, revision, ${body} as body, (extract(epoch from saved_at) * 1000)::float8 as "savedAtMs" from saved
    union all
    select case when op_id = ${opId} then 'saved' else 'conflict' end, revision, body,
      (extract(epoch from saved_at) * 1000)::float8
    from before where not exists (select from saved)`;
  return rows[0];
}

type NoteRow = { askedQuestionId: string | null; body: string; revision: number; savedAtMs: number };

/** One author's notes in one interview. */
export async function listNotes(
  { $client: sql }: Database,
  args: { interviewId: string; seatId: string },
): Promise<NoteRow[]> {
  return sql<NoteRow[]>`
    select asked_question_id as "askedQuestionId", body, revision, (extract(epoch from saved_at) * 1000)::float8 as "savedAtMs"
    from notes where interview_id = ${args.interviewId} and author_seat_id = ${args.seatId}`;
}

/** The same to whoever knows these revisions (the general note's is `general`): what is another, until so many bytes were read. */
export async function listNewNotes(
  { $client: sql }: Database,
  args: { interviewId: string; seatId: string; known: Record<string, number>; mostBytes: number },
): Promise<NoteRow[]> {
  const known = JSON.stringify(args.known);
  return sql<NoteRow[]>`
    with weighed as (
      select *, coalesce(sum(octet_length(body)) over (order by id rows between unbounded preceding and 1 preceding), 0) as before
      from notes where interview_id = ${args.interviewId} and author_seat_id = ${args.seatId} and revision is distinct from
        coalesce((${known}::jsonb ->> coalesce(asked_question_id::text, 'general'))::numeric, 0)
    )
    select asked_question_id as "askedQuestionId", body, revision, (extract(epoch from saved_at) * 1000)::float8 as "savedAtMs"
    from weighed where before < ${args.mostBytes} order by id`;
}
