import type { Database, Sql } from "../client";
import { factTypes } from "../vocabulary";
import { attempt, type FactRow, type Operation, once } from "./facts";
import { forgetHead, headOf, keepHead } from "./heads";
import { type KeptAsk, withPrompt, withPrompts } from "./log";
import { findPrompts, keptPrompt, type Prompt } from "./prompts";

type Ask = Operation & { questionVersionId: string; planItemId: string | null };
type AskedRow = FactRow<"asked"> & { payload: KeptAsk };

/** A question that was typed in a room is that room's alone: there stands the fact that made it, of its version's id. */
const isTypedHere = (
  version: string,
) => `exists (select from facts where interview_id = $1 and op_id = ${version}
  and type = 'plan_added' and payload->>'questionVersionId' = op_id::text)`;

const newestNumber =
  "coalesce((select number from asked_questions where interview_id = $1 order by seq desc limit 1), 0)";

/** $1 interview, $2 operation, $5 seat. */
const insert = (seq: string, payload: string) => `
  insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
  select $1, 'room', ${seq}, $2, 'asked', ${payload}, $5`;

/** $1 interview, $2 operation, $3 question version, $4 plan entry, $5 seat, $6 the version's team, $7 is it in the bank? */
const found = `${insert(
  "coalesce((select seq from facts where interview_id = $1 and stream = 'room' order by seq desc limit 1), 0) + 1",
  `jsonb_build_object('askedQuestionId', $2::uuid,
      'number', ${newestNumber} + 1,
      'questionVersionId', $3::uuid, 'planItemId', room.plan_item_id, 'minutes', room.minutes)`,
)}
  from (
    select p.id as plan_item_id, coalesce(p.minutes, v.minutes) as minutes
    from interviews i join seats s on s.id = $5 and s.interview_id = $1 and s.removed_at is null
      join question_versions v on v.id = $3
      left join lateral (
        select id, minutes from plan_items where id = $4 and interview_id = $1 and question_version_id = $3 for key share
      ) p on true
    where i.id = $1 and i.status = any('{${factTypes.asked.states}}') and i.team_id = $6 and ($7 or ${isTypedHere("$3")})
      and ${newestNumber} < ${factTypes.asked.most}
    -- held as a foreign key would, for a fraction of its cost
    for key share of v
  ) room
  returning seq, type, payload, (extract(epoch from at) * 1000)::float8 as "atMs", true as fresh`;

/**
 * The same where the number is known: the fact before it is there, what it depends on is held (a version, or the plan's entry, which
 * keeps its version), the seat stands, and that the room is still live is what the free number says. Only what this process doesn't
 * know comes back. $1 interview, $2 operation, $3 number, $4 payload, $5 seat, $6 version or entry, $7 an entry's version.
 */
const next = (held: string, payload: string) => `
  ${insert("$3", payload)} from ${held}
    and exists (select from seats where id = $5 and interview_id = $1 and removed_at is null)
    and exists (select from facts where interview_id = $1 and stream = 'room' and seq = $3 - 1)
  for key share
  returning (extract(epoch from at) * 1000)::float8 as "atMs"`;
const nextOfBank = next("question_versions where id = $6", "$4::jsonb");
const nextOfTyped = next(`question_versions where id = $6 and ${isTypedHere("$6")}`, "$4::jsonb");
const nextOfPlan = `${next(
  "plan_items where id = $6 and interview_id = $1 and question_version_id = $7",
  "$4::jsonb || jsonb_build_object('minutes', minutes)",
)}, payload->'minutes' as minutes`;

/**
 * The push: one fact, in one statement. Its operation is the asked question's id; that it takes the place of what was on the
 * screen follows from the log. What the question says isn't written again: its version never changes. No row: not live, no
 * seat, no such question in this team's bank or typed in this room, as many asked as can be, or the id is taken. The texts are constants, prepared once: putting a tagged one
 * together anew was a third of the client's work.
 */
export async function appendAsked(database: Database, args: Ask): Promise<FactRow<"asked"> | undefined> {
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

function appendNext(sql: Sql, ask: Ask, prompt: Prompt): Promise<AskedRow | undefined> | undefined {
  const { interviewId, opId, questionVersionId, planItemId, seatId } = ask;
  const { teamId, minutes, inBank } = prompt;
  const head = headOf(interviewId);
  if (head?.teamId !== teamId || head.number >= factTypes.asked.most) return undefined;
  forgetHead(interviewId);
  const [seq, number] = [head.seq + 1, head.number + 1];
  const kept: KeptAsk = { askedQuestionId: opId, number, questionVersionId, planItemId, minutes };
  const values = [interviewId, opId, seq, JSON.stringify(kept), seatId];
  const rows = planItemId
    ? sql.unsafe<Made[]>(nextOfPlan, [...values, planItemId, questionVersionId], { prepare: true })
    : sql.unsafe<Made[]>(inBank ? nextOfBank : nextOfTyped, [...values, questionVersionId], {
        prepare: true,
      });
  return attempt(rows).then((made) => {
    if (made === undefined || made === "overtaken") return undefined;
    keepHead(interviewId, { seq, number, teamId });
    const payload = { ...kept, minutes: made.minutes ?? minutes };
    return { seq, type: "asked", payload, atMs: made.atMs, fresh: true };
  });
}
/** `minutes` are those of the plan's entry. */
type Made = { atMs: number; minutes?: number };

async function appendFound(sql: Sql, ask: Ask, { teamId, inBank }: Prompt): Promise<AskedRow | undefined> {
  const { interviewId, opId, questionVersionId, planItemId, seatId } = ask;
  const values = [interviewId, opId, questionVersionId, planItemId, seatId, teamId, inBank];
  const row = await once(sql, { ...ask, type: "asked" as const }, (sql) =>
    sql.unsafe<AskedRow[]>(found, values, { prepare: true }),
  );
  if (row?.fresh) keepHead(interviewId, { seq: row.seq, number: row.payload.number, teamId });
  return row;
}
