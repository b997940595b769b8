// The log. What appends to it is one statement each: it takes the number after the newest that it sees, and writes the fact with what
// follows from it. Of two that saw the same newest the keys let one through. No row back: the room wasn't in a state (or the
// seat not in a place) for it.
import type { Database, Sql } from "../client";
import type { Stream } from "../vocabulary";
import { followHead } from "./heads";

export type FactRow = { seq: number; type: string; payload: unknown; atMs: number; fresh: boolean };
type Operation = { interviewId: string; seatId: string; opId: string };

/** The columns of a fact as they leave these statements. */
export const columns = (sql: Sql) =>
  sql`seq, type, payload, (extract(epoch from at) * 1000)::float8 as "atMs"`;

/** Each time that somebody else was first, they got on: so many in a row means that something is wrong. */
const mostTries = 20;

/**
 * Runs a statement that appends a fact. The number it takes is the one after the newest that it saw; overtaken, or sent a
 * second time, it meets a unique key and is rolled back whole, or finds the room changed and writes nothing. Then, holding the
 * interview's row against everybody but a push, it finds its own operation done (the same seat's, for the same thing), or runs again: what writes nothing now is
 * no for good, what a push overtook tries on.
 */
export async function once(
  sql: Sql,
  { interviewId, seatId, opId, stream, type }: Operation & { stream: Stream; type: string },
  statement: (sql: Sql) => Promise<FactRow[]>,
): Promise<FactRow | undefined> {
  let row = await attempt(statement(sql));
  for (let tries = 0; row === undefined || row === "overtaken"; tries++) {
    if (tries === mostTries) throw new Error("Every number of this room was taken by somebody else");
    row = await attempt(
      sql.begin(async (transaction) => {
        const alone = transaction as unknown as Sql;
        await alone`select from interviews where id = ${interviewId} for update`;
        const done = await alone<FactRow[]>`
          select ${columns(alone)}, false as fresh from facts
          where interview_id = ${interviewId} and op_id = ${opId} and type = ${type} and actor_seat_id = ${seatId}`;
        return done.length > 0 ? done : statement(alone);
      }),
    );
    if (row === undefined) return undefined;
  }
  if (row.fresh && stream === "room") followHead(interviewId, row);
  return row;
}

/**
 * What came of one try. Another unique key (23505) belongs to something else, and what is referred to may be gone (23503):
 * nothing is written, as for no row.
 */
export function attempt<Row>(rows: Promise<Row[]>): Promise<Row | "overtaken" | undefined> {
  return rows.then(
    ([row]) => row,
    (error: { code?: string; constraint_name?: string }) => {
      if (error.constraint_name === "facts_interview_id_stream_seq_pk") return "overtaken";
      if (error.code === "23505" || error.code === "23503") return undefined;
      throw error;
    },
  );
}

/** The number after the newest that the statement saw at its start: taken by then if anything came in between. */
export const nextSeq = (sql: Sql, interviewId: string, stream: Stream) =>
  sql`(select coalesce(max(seq), 0) + 1 from facts where interview_id = ${interviewId} and stream = ${stream})`;

/** The interview's row, held, where it has one of these states and the seat stands. */
export const heldRoom = (sql: Sql, at: { interviewId: string; seatId: string }, states: string[]) =>
  sql`select i.team_id from interviews i where i.id = ${at.interviewId} and i.status = any(${states})
    and exists (select from seats where id = ${at.seatId} and interview_id = ${at.interviewId} and removed_at is null)
    for no key update of i`;

/** The states in which the plan may change, and somebody may be reading. */
export const beforeTheEnd = ["scheduled", "live", "paused"];

const steps = {
  started: (sql: Sql) => ({ from: ["scheduled"], set: sql`status = 'live', started_at = now()` }),
  paused: (sql: Sql) => ({ from: ["live"], set: sql`status = 'paused', paused_at = now()` }),
  resumed: (sql: Sql) => ({
    from: ["paused"],
    set: sql`status = 'live', paused_at = null,
      paused_ms = paused_ms + (extract(epoch from now() - paused_at) * 1000)::bigint`,
  }),
  ended: (sql: Sql) => ({
    from: ["live", "paused"],
    set: sql`status = 'ended', ended_at = now(), paused_at = null,
      paused_ms = paused_ms + coalesce((extract(epoch from now() - paused_at) * 1000)::bigint, 0)`,
  }),
};

/**
 * Moves an interview through its lifecycle. Ending also ends open invites, and notes in the bank when each
 * question was last asked.
 */
export function appendStep(
  { $client: sql }: Database,
  args: Operation & { step: keyof typeof steps },
): Promise<FactRow | undefined> {
  const { interviewId, seatId, opId, step } = args;
  const { from, set } = steps[step](sql);
  return once(
    sql,
    { ...args, stream: "room", type: step },
    (sql) => sql<FactRow[]>`
      with moved as (
        update interviews set ${set}
        where id = ${interviewId} and status = any(${from})
          and exists (select from seats where id = ${seatId} and interview_id = ${interviewId} and removed_at is null)
        returning id
      ),
      revoked as (
        update invites set revoked_at = now()
        where ${step} = 'ended' and interview_id = ${interviewId} and revoked_at is null and used_at is null
          and exists (select from moved)
      ),
      used as (
        update questions set last_asked_at = now() where id in (
          -- in one order, so that two interviews that end at once wait for each other only one way round
          select q.id from asked_questions a
          join question_versions v on v.id = a.question_version_id join questions q on q.id = v.question_id
          where ${step} = 'ended' and a.interview_id = ${interviewId} and exists (select from moved)
          order by q.id for no key update of q)
      )
      insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
      select ${interviewId}, 'room', ${nextSeq(sql, interviewId, "room")}, ${opId}, ${step}, '{}'::jsonb, ${seatId} from moved
      returning ${columns(sql)}, true as fresh`,
  );
}

/** Takes the question off the candidate's screen. */
export function appendClosed(
  { $client: sql }: Database,
  args: Operation & { askedQuestionId: string },
): Promise<FactRow | undefined> {
  const { interviewId, seatId, opId, askedQuestionId } = args;
  return once(
    sql,
    { ...args, stream: "room", type: "closed" },
    (sql) => sql<FactRow[]>`
      with open as (
        select from asked_questions
        where id = ${askedQuestionId} and interview_id = ${interviewId} and closed_at is null
      ),
      held as (${heldRoom(sql, args, ["live"])})
      insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
      select ${interviewId}, 'room', ${nextSeq(sql, interviewId, "room")}, ${opId}, 'closed',
        jsonb_build_object('askedQuestionId', ${askedQuestionId}::text), ${seatId}
      from held, open
      returning ${columns(sql)}, true as fresh`,
  );
}

/**
 * Sends the version's hint or follow-up at `place` (from 0) to the candidate. Hints go in order and once each; a
 * follow-up goes once. The text is taken from the bank in the same statement, never from the message.
 */
export function appendSent(
  { $client: sql }: Database,
  args: Operation & { askedQuestionId: string; place: number; type: "hint_given" | "follow_up_sent" },
): Promise<FactRow | undefined> {
  const { interviewId, seatId, opId, askedQuestionId, place, type } = args;
  return once(
    sql,
    { ...args, stream: "room" },
    (sql) => sql<FactRow[]>`
      with sent as (
        select (payload->>'place')::int as place from facts
        where interview_id = ${interviewId} and stream = 'room' and type = ${type}
          and payload->>'askedQuestionId' = ${askedQuestionId}::text
      ),
      source as (
        select case when ${type} = 'hint_given' then v.hints[${place}::int + 1] else v.follow_ups[${place}::int + 1] end as text
        from asked_questions a join question_versions v on v.id = a.question_version_id
        where a.id = ${askedQuestionId} and a.interview_id = ${interviewId} and a.closed_at is null
          and not exists (select from sent where sent.place = ${place}::int)
          and (${type} <> 'hint_given' or (select count(*) from sent) = ${place}::int)
      ),
      held as (${heldRoom(sql, args, ["live"])})
      insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
      select ${interviewId}, 'room', ${nextSeq(sql, interviewId, "room")}, ${opId}, ${type},
        jsonb_build_object('askedQuestionId', ${askedQuestionId}::text, 'place', ${place}::int, 'text', source.text), ${seatId}
      from held, source where source.text is not null
      returning ${columns(sql)}, true as fresh`,
  );
}
