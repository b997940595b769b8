// The log. What appends to it is one statement each: it takes the number after the newest that it sees, and writes the fact with what
// follows from it. Of two that saw the same newest the keys let one through. No row back: the room wasn't in a state (or the
// seat not in a place) for it.
import type { ISql, PendingQuery, Row } from "postgres";
import type { Database, Sql } from "../client";
import { type FactType, factTypes } from "../vocabulary";
import { followHead } from "./heads";

export type FactRow<T extends FactType = FactType> = {
  seq: number;
  type: T;
  payload: unknown;
  atMs: number;
  fresh: boolean;
};
export type Operation = { interviewId: string; seatId: string; opId: string };

/** The columns of a fact as they leave these statements. */
export const columns = (sql: ISql) =>
  sql`seq, type, payload, (extract(epoch from at) * 1000)::float8 as "atMs"`;

/**
 * Appends a fact, in a state of the interview that has it, for a seat that stands. `said` is a list of `with` queries: they find
 * the room held as `held` (with its `id` and `team_id`), do what follows, and the last is called `said` and gives the `payload`.
 */
export function append<T extends FactType>(
  { $client }: Database,
  fact: Operation & { type: T },
  said: (sql: ISql) => PendingQuery<Row[]>,
): Promise<FactRow<T> | undefined> {
  const { interviewId, seatId, opId, type } = fact;
  const { stream, states, most } = factTypes[type];
  return once(
    $client,
    fact,
    (sql) => sql<FactRow<T>[]>`
      with held as (
        select i.id, i.team_id from interviews i where i.id = ${interviewId} and i.status = any(${states})
          and exists (select from seats where id = ${seatId} and interview_id = ${interviewId} and removed_at is null)
          ${most === null ? sql`` : sql`and ${newestOf(sql, fact)} < ${most}`}
        for no key update of i
      ),
      ${said(sql)}
      insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
      select ${interviewId}, ${stream},
        (select coalesce(max(seq), 0) + 1 from facts where interview_id = ${interviewId} and stream = ${stream}),
        ${opId}, ${type}, payload, ${seatId}
      from said
      returning ${columns(sql)}, true as fresh`,
  );
}

type Kind = { interviewId: string; type: FactType };

/** The newest number of those among which such a fact takes its own as long as there is room. */
const newestOf = (sql: ISql, { interviewId, type }: Kind) =>
  type === "asked"
    ? sql`coalesce((select number from asked_questions where interview_id = ${interviewId} order by seq desc limit 1), 0)`
    : sql`coalesce((select seq from facts where interview_id = ${interviewId} and stream = ${factTypes[type].stream} order by seq desc limit 1), 0)`;

/** Does the room hold as much as it can of such facts? */
export async function isFull({ $client: sql }: Database, kind: Kind): Promise<boolean> {
  const { most } = factTypes[kind.type];
  if (most === null) return false;
  const [row] = await sql<{ isFull: boolean }[]>`select ${newestOf(sql, kind)} >= ${most} as "isFull"`;
  return row?.isFull === true;
}

/** Each time that somebody else was first, they got on: so many in a row means that something is wrong. */
const mostTries = 20;

/**
 * Runs a statement that appends a fact. The number it takes is the one after the newest that it saw; overtaken, or sent a
 * second time, it meets a unique key and is rolled back whole, or finds the room changed and writes nothing. Then, holding the
 * interview's row against everybody but a push, it finds its own operation done (the same seat's, for the same thing), or runs again: what writes nothing now is
 * no for good, what a push overtook tries on.
 */
export async function once<R extends FactRow>(
  sql: Sql,
  { interviewId, seatId, opId, type }: Operation & { type: R["type"] },
  statement: (sql: ISql) => Promise<R[]>,
): Promise<R | undefined> {
  let row = await attempt(statement(sql));
  for (let tries = 0; row === undefined || row === "overtaken"; tries++) {
    if (tries === mostTries) throw new Error("Every number of this room was taken by somebody else");
    const rows = sql.begin(async (alone) => {
      await alone`select from interviews where id = ${interviewId} for update`;
      const done = await alone<R[]>`
        select ${columns(alone)}, false as fresh from facts
        where interview_id = ${interviewId} and op_id = ${opId} and type = ${type} and actor_seat_id = ${seatId}`;
      return { made: done.length > 0 ? done : await statement(alone) };
    });
    row = await attempt(rows.then(({ made }) => made));
    if (row === undefined) return undefined;
  }
  if (row.fresh) followHead(interviewId, row);
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

const steps = {
  started: (sql: ISql) => sql`status = 'live', started_at = now()`,
  paused: (sql: ISql) => sql`status = 'paused', paused_at = now()`,
  resumed: (sql: ISql) => sql`status = 'live', paused_at = null,
    paused_ms = paused_ms + (extract(epoch from now() - paused_at) * 1000)::bigint`,
  ended: (sql: ISql) => sql`status = 'ended', ended_at = now(), paused_at = null,
    paused_ms = paused_ms + coalesce((extract(epoch from now() - paused_at) * 1000)::bigint, 0)`,
};
export type Step = keyof typeof steps;

/**
 * Moves an interview through its lifecycle. Ending also ends open invites, and notes in the bank when each
 * question was last asked.
 */
export function appendStep(database: Database, args: Operation & { step: Step }) {
  const { interviewId, step } = args;
  return append(
    database,
    { ...args, type: step },
    (sql) => sql`
      moved as (
        update interviews set ${steps[step](sql)} from held where interviews.id = held.id returning held.id
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
      ),
      said as (select '{}'::jsonb as payload from moved)`,
  );
}

/** Takes the question off the candidate's screen. */
export function appendClosed(database: Database, args: Operation & { askedQuestionId: string }) {
  return append(
    database,
    { ...args, type: "closed" },
    (sql) => sql`
      said as (
        select jsonb_build_object('askedQuestionId', open.id) as payload from held, (${onScreen(sql, args)}) open
      )`,
  );
}

/** The asked question, as long as it is on the candidate's screen. */
export const onScreen = (sql: ISql, at: { interviewId: string; askedQuestionId: string }) =>
  sql`select id, question_version_id from asked_questions
    where id = ${at.askedQuestionId} and interview_id = ${at.interviewId} and closed_at is null`;

type Sending = Operation & { askedQuestionId: string; place: number };

/**
 * Sends the version's hint or follow-up at `place` (from 0) to the candidate. Hints go in order and once each; a
 * follow-up goes once. The text is taken from the bank in the same statement, never from the message.
 */
export function appendSent(database: Database, args: Sending & { type: "hint_given" | "follow_up_sent" }) {
  const { interviewId, askedQuestionId, place, type } = args;
  return append(
    database,
    args,
    (sql) => sql`
      sent as (
        select (payload->>'place')::int as place from facts
        where interview_id = ${interviewId} and stream = 'room' and type = ${type}
          and payload->>'askedQuestionId' = ${askedQuestionId}::text
      ),
      source as (
        select open.id, case when ${type} = 'hint_given' then v.hints[${place}::int + 1] else v.follow_ups[${place}::int + 1] end as text
        from (${onScreen(sql, args)}) open join question_versions v on v.id = open.question_version_id
        where not exists (select from sent where sent.place = ${place}::int)
          and (${type} <> 'hint_given' or (select count(*) from sent) = ${place}::int)
      ),
      said as (
        select jsonb_build_object('askedQuestionId', source.id, 'place', ${place}::int, 'text', source.text) as payload
        from held, source where source.text is not null
      )`,
  );
}
