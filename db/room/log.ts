// The log, read: what happened after a number, and how far each room's streams have come.
import type { Database } from "../client";
import type { Stream } from "../vocabulary";
import { columns } from "./facts";
import { findPrompts, type Prompt } from "./prompts";

/** Its type is one that a server of some version wrote: the hearer's schema says what of it is known. */
type LoggedFact = { seq: number; type: string; payload: unknown; atMs: number };

/** The facts of one stream after a number, in order, at most `limit` of them. */
export async function listFacts(
  database: Database,
  args: { interviewId: string; stream: Stream; afterSeq: number; limit: number },
): Promise<LoggedFact[]> {
  const { $client: sql } = database;
  const rows = await sql<LoggedFact[]>`
    select ${columns(sql)} from facts
    where interview_id = ${args.interviewId} and stream = ${args.stream} and seq > ${args.afterSeq}
    order by seq limit ${args.limit}`;
  return withPrompts(database, rows);
}

/** What the log keeps of a push. */
export type KeptAsk = {
  askedQuestionId: string;
  number: number;
  questionVersionId: string;
  planItemId: string | null;
  minutes: number;
};

/** An asked question as it is told: with what its version says. */
export function withPrompt<Row extends { payload: KeptAsk }>(row: Row, prompt: Prompt) {
  const { askedQuestionId, number, ...panel } = row.payload;
  const { promptHtml, kind, title } = prompt;
  return { ...row, payload: { askedQuestionId, number, promptHtml, kind, panel: { ...panel, title } } };
}

/** The facts as they are told. */
export async function withPrompts<Row extends { type: string; payload: unknown }>(
  database: Database,
  rows: readonly Row[],
): Promise<Row[]> {
  const ids = rows.filter(isAsked).map(({ payload }) => payload.questionVersionId);
  const prompts = await findPrompts(database, ids);
  return rows.map((row) => {
    const prompt = isAsked(row) && prompts.get(row.payload.questionVersionId);
    return prompt ? withPrompt(row, prompt) : row;
  });
}
const isAsked = <Row extends { type: string }>(row: Row): row is Row & { payload: KeptAsk } =>
  row.type === "asked";

export type NewestNumbers = { interviewId: string; seq: number; panelSeq: number };

/** The newest numbers of many rooms: what the pulse carries. */
export async function listNewestNumbers(
  { $client: sql }: Database,
  interviewIds: string[],
): Promise<NewestNumbers[]> {
  const newestOf = (stream: Stream) =>
    sql`coalesce((select seq from facts where interview_id = i.id and stream = ${stream} order by seq desc limit 1), 0)`;
  return sql<NewestNumbers[]>`
    select i.id as "interviewId", ${newestOf("room")} as seq, ${newestOf("panel")} as "panelSeq"
    from interviews i where i.id = any(${interviewIds}::uuid[])`;
}
