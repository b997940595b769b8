import type { Database, Sql } from "../client";
import { attempt, type FactRow, once } from "./facts";
import { forgetHead, headOf, keepHead } from "./heads";
import { type KeptAsk, withPrompt, withPrompts } from "./log";
import { findPrompts, keptPrompt, type Prompt } from "./prompts";

type Ask = {
  interviewId: string;
  seatId: string;
  opId: string;
  questionVersionId: string;
  planItemId: string | null;
};

/** $1 interview, $2 operation, $3 question version, $4 plan entry, $5 seat, $6 the version's team. */
const found = `
  insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
  select $1, 'room',
    coalesce((select seq from facts where interview_id = $1 and stream = 'room' order by seq desc limit 1), 0) + 1,
    $2, 'asked', jsonb_build_object('askedQuestionId', $2::uuid,
      'number', coalesce((select number from asked_questions where interview_id = $1 order by seq desc limit 1), 0) + 1,
      'questionVersionId', $3::uuid, 'planItemId', room.plan_item_id, 'minutes', room.minutes), $5
  from (
    select p.id as plan_item_id, coalesce(p.minutes, v.minutes) as minutes
    from interviews i join seats s on s.id = $5 and s.interview_id = $1 and s.removed_at is null
      join question_versions v on v.id = $3
      left join lateral (
        select id, minutes from plan_items where id = $4 and interview_id = $1 and question_version_id = $3 for key share
      ) p on true
    where i.id = $1 and i.status = 'live' and i.team_id = $6
    -- held as a foreign key would, for a fraction of its cost
    for key share of v
  ) room
  returning seq, type, payload, (extract(epoch from at) * 1000)::float8 as "atMs", true as fresh`;

/**
 * The same where the number is known: the fact before it is there, what it depends on is held (a version, or the plan's entry, which
 * keeps its version), the seat stands, and that the room is still live is what the free number says. $1 interview, $2 operation, $3 number, $4 payload
 * without its minutes, $5 seat, $6 version or entry.
 */
const next = (held: string) => `
  insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
  select $1, 'room', $3, $2, 'asked', $4::jsonb || jsonb_build_object('minutes', held.minutes), $5
  from (select minutes from ${held} for key share) held, seats s, facts before
  where s.id = $5 and s.interview_id = $1 and s.removed_at is null
    and before.interview_id = $1 and before.stream = 'room' and before.seq = $3 - 1
  returning seq, type, payload, (extract(epoch from at) * 1000)::float8 as "atMs", true as fresh`;
const nextOfBank = next("question_versions where id = $6");
const nextOfPlan = next("plan_items where id = $6 and interview_id = $1 and question_version_id = $7");

/**
 * The push: one fact, in one statement. Its operation is the asked question's id; that it takes the place of what was on the
 * screen follows from the log. What the question says isn't written again: its version never changes. No row: not live, no
 * seat, no such question in this team's bank, or the id is taken. The texts are constants, prepared once: putting a tagged one
 * together anew was a third of the client's work.
 */
export async function appendAsked(database: Database, args: Ask): Promise<FactRow | undefined> {
  const { questionVersionId } = args;
  const prompt =
    keptPrompt(questionVersionId) ??
    (await findPrompts(database, [questionVersionId])).get(questionVersionId);
  if (!prompt) return undefined;
  const { $client: sql } = database;
  const row = (await appendNext(sql, args, prompt)) ?? (await appendFound(sql, args, prompt));
  if (!row || row.fresh) return row && withPrompt(row, prompt);
  // Sent again: what was asked then is what is said, whatever this one names.
  const [done] = await withPrompts(database, [row]);
  return done;
}

async function appendNext(sql: Sql, ask: Ask, { teamId }: Prompt): Promise<FactRow | undefined> {
  const { interviewId, opId, questionVersionId, planItemId, seatId } = ask;
  const head = headOf(interviewId);
  if (head?.teamId !== teamId) return undefined;
  forgetHead(interviewId);
  const [seq, number] = [head.seq + 1, head.number + 1];
  const payload = JSON.stringify({ askedQuestionId: opId, number, questionVersionId, planItemId });
  const values = [interviewId, opId, seq, payload, seatId];
  const row = await attempt(
    planItemId
      ? sql.unsafe<FactRow[]>(nextOfPlan, [...values, planItemId, questionVersionId], { prepare: true })
      : sql.unsafe<FactRow[]>(nextOfBank, [...values, questionVersionId], { prepare: true }),
  );
  if (row === undefined || row === "overtaken") return undefined;
  keepHead(interviewId, { seq, number, teamId });
  return row;
}

async function appendFound(sql: Sql, ask: Ask, { teamId }: Prompt): Promise<FactRow | undefined> {
  const { interviewId, opId, questionVersionId, planItemId, seatId } = ask;
  const values = [interviewId, opId, questionVersionId, planItemId, seatId, teamId];
  const row = await once(sql, { ...ask, stream: "room", type: "asked" }, (sql) =>
    sql.unsafe<FactRow[]>(found, values, { prepare: true }),
  );
  if (row?.fresh) keepHead(interviewId, { seq: row.seq, number: (row.payload as KeptAsk).number, teamId });
  return row;
}
