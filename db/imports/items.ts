// Found questions under review. Each change asks again whether the import is the team's and still under review.
import { sql } from "drizzle-orm";
import type { Conn } from "../client";
import type { ItemProblem, Staged } from "../schema/import-columns";
import type { importItems } from "../schema/imports";
import type { ImportChoice, QuestionStatus } from "../vocabulary";

type Named = { importId: string; teamId: string };

export type NewItem = Omit<typeof importItems.$inferInsert, "importId" | "madeId" | "madeVersion">;

export async function insertItems(
  conn: Conn,
  { importId, teamId }: Named,
  items: readonly NewItem[],
): Promise<void> {
  await conn.execute(sql`
    insert into import_items (import_id, position, line_from, line_to, fields, problems, prompt_html, model_answer_html,
      like_id, like_position, likeness, choice)
    select m.id, position, "lineFrom", "lineTo", fields, problems, "promptHtml", "modelAnswerHtml",
      (select id from questions where id = "likeId"), "likePosition", likeness, choice
    from jsonb_to_recordset(${JSON.stringify(items)}::text::jsonb) as r(position int, "lineFrom" int, "lineTo" int,
      fields jsonb, problems jsonb, "promptHtml" text, "modelAnswerHtml" text, "likeId" uuid, "likePosition" int,
      likeness real, choice text)
    join imports m on m.id = ${importId} and m.team_id = ${teamId} and m.stage = 'reading'`);
}

const shown = {
  all: sql`true`,
  alike: sql`i.likeness is not null`,
  problems: sql`i.problems <> '[]'`,
  skipped: sql`i.choice = 'skip'`,
} as const;
type Shown = keyof typeof shown;

export type Counts = { found: number; chosen: number; skipped: number; problems: number; alike: number };

export async function countItems(conn: Conn, { importId, teamId }: Named): Promise<Counts> {
  const [row] = await conn.execute<Counts>(sql`
    select count(*)::int as found,
      (count(*) filter (where choice <> 'skip' and problems = '[]'))::int as chosen,
      (count(*) filter (where choice = 'skip'))::int as skipped,
      (count(*) filter (where problems <> '[]'))::int as problems,
      (count(*) filter (where likeness is not null))::int as alike
    from import_items join imports m on m.id = import_id where m.id = ${importId} and m.team_id = ${teamId}`);
  if (!row) throw new Error("A count gave no row.");
  return row;
}

export type Item = {
  position: number;
  lineFrom: number;
  lineTo: number;
  fields: Staged;
  problems: ItemProblem[];
  promptHtml: string;
  modelAnswerHtml: string;
  likeness: number | null;
  likePosition: number | null;
  choice: ImportChoice;
  /** The likeness as it stands in the bank now; null too where it has gone since. */
  like: {
    questionId: string;
    version: number;
    status: QuestionStatus;
    title: string;
    prompt: string;
    modelAnswer: string;
  } | null;
  earlier: { title: string; prompt: string; modelAnswer: string } | null;
};

/** Items of the import in their order, with what they are like. */
export async function listItems(
  conn: Conn,
  { importId, teamId, show, offset, limit }: Named & { show: Shown; offset: number; limit: number },
) {
  return conn.execute<Item>(sql`
    select i.position, i.line_from as "lineFrom", i.line_to as "lineTo", i.fields, i.problems,
      i.prompt_html as "promptHtml", i.model_answer_html as "modelAnswerHtml", i.likeness,
      i.like_position as "likePosition", i.choice,
      case when q.id is not null then jsonb_build_object('questionId', q.id, 'version', v.version, 'status', q.status,
        'title', v.title, 'prompt', v.prompt, 'modelAnswer', v.model_answer) end as "like",
      case when e.position is not null then jsonb_build_object('title', e.fields->'question'->>'title',
        'prompt', e.fields->'question'->>'prompt', 'modelAnswer', e.fields->'question'->>'modelAnswer') end as earlier
    from (select i.* from import_items i join imports m on m.id = i.import_id
      where m.id = ${importId} and m.team_id = ${teamId} and ${shown[show]}
      order by i.position offset ${offset} limit ${limit}) i
    left join questions q on q.id = i.like_id and q.team_id = ${teamId}
    left join question_versions v on v.question_id = q.id and v.version = q.latest_version
    left join import_items e on e.import_id = i.import_id and e.position = i.like_position
    order by i.position`);
}

/** Locks the import against being accepted meanwhile. Found only while it is under review. */
const underReview = ({ importId, teamId }: Named) => sql`
  (select id from imports where id = ${importId} and team_id = ${teamId} and stage = 'review' for share)`;

export async function findItem(conn: Conn, { importId, teamId, position }: Named & { position: number }) {
  const [row] = await conn.execute<{
    fields: Staged;
    problems: ItemProblem[];
    choice: ImportChoice;
    /** Other fields, other mark. */
    mark: string;
  }>(sql`
    select i.fields, i.problems, i.choice, md5(i.fields::text) as mark from import_items i join imports m on m.id = i.import_id
    where m.id = ${importId} and m.team_id = ${teamId} and m.stage = 'review' and i.position = ${position}`);
  return row;
}

type Choosing = Named & { position: number; choice: ImportChoice };

/**
 * Whether it was done: an item with problems can't be taken in, and only one whose likeness is in the bank can become its
 * new version, which then follows the one that is the latest now.
 */
export async function chooseItem(conn: Conn, { position, choice, ...named }: Choosing): Promise<boolean> {
  const rows = await conn.execute(sql`
    update import_items i set choice = ${choice}, fields = case when ${choice} = 'version'
      then i.fields || jsonb_build_object('basedOn', q.latest_version) else i.fields end
    from ${underReview(named)} m, import_items self
    left join questions q on q.id = self.like_id and q.team_id = ${named.teamId}
    where i.import_id = m.id and i.position = ${position} and self.import_id = m.id and self.position = i.position
      and (${choice} = 'skip' or i.problems = '[]') and (${choice} <> 'version' or q.id is not null)
    returning i.position`);
  return rows.length > 0;
}

export type Range = { from: number; to: number };

/** Takes in or skips what `show` shows of the range. A new version stays what it is; what has problems stays out. */
export async function chooseItems(
  conn: Conn,
  { isChosen, show, from, to, ...named }: Named & Range & { isChosen: boolean; show: Shown },
): Promise<void> {
  const change = isChosen ? sql`'add'` : sql`'skip'`;
  const applies = isChosen ? sql`i.choice = 'skip' and i.problems = '[]'` : sql`i.choice <> 'skip'`;
  await conn.execute(sql`
    update import_items i set choice = ${change} from ${underReview(named)} m
    where i.import_id = m.id and i.position between ${from} and ${to} and ${shown[show]} and ${applies}`);
}

/** Puts the same values into the questions of the range; these fields' problems are gone with it. */
export async function setItems(
  conn: Conn,
  { values, from, to, ...named }: Named & Range & { values: Record<string, unknown> },
): Promise<void> {
  const names = sql`${sql.param(Object.keys(values))}::text[]`;
  const patch = sql`${JSON.stringify(values)}::text::jsonb`;
  await conn.execute(sql`
    update import_items i set
      fields = i.fields || jsonb_build_object('question', i.fields->'question' || ${patch},
        'given', (i.fields->'given') - ${names} || to_jsonb(${names})),
      problems = coalesce((select jsonb_agg(p) from jsonb_array_elements(i.problems) p where p->>'field' <> all(${names})), '[]')
    from ${underReview(named)} m
    where i.import_id = m.id and i.position between ${from} and ${to}`);
}

/** What somebody mended. Without a row the import isn't under review any more, or the fields are others than `mark` says. */
export async function updateItem(
  conn: Conn,
  {
    position,
    mark,
    set,
    ...named
  }: Named & {
    position: number;
    mark: string;
    set: { fields: Staged; promptHtml: string; modelAnswerHtml: string; choice: ImportChoice };
  },
): Promise<boolean> {
  const rows = await conn.execute(sql`
    update import_items i set fields = ${JSON.stringify(set.fields)}::text::jsonb, problems = '[]',
      prompt_html = ${set.promptHtml}, model_answer_html = ${set.modelAnswerHtml}, choice = ${set.choice}
    from ${underReview(named)} m where i.import_id = m.id and i.position = ${position}
      and md5(i.fields::text) = ${mark}
    returning i.position`);
  return rows.length > 0;
}
