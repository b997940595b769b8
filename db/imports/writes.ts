// What accepting an import does to the bank, and what taking it back does. Only inside a transaction that holds the import.
import { sql } from "drizzle-orm";
import { ofBank } from "../bank/scope";
import { fieldsOfVersion } from "../bank/version-columns";
import type { VersionRow } from "../bank/writes";
import type { Conn } from "../client";
import type { Report, Staged } from "../schema/import-columns";
import type { ImportStage, QuestionStatus } from "../vocabulary";

type Named = { importId: string; teamId: string };

/**
 * Moves the import on, which locks it. Without a row it stood elsewhere. A second caller waits here for the first, less long
 * than a statement may take, so that a long one is told apart from a database that doesn't answer (55P03).
 */
export async function moveStage(
  conn: Conn,
  { importId, teamId, from, to }: Named & { from: ImportStage; to: "accepted" | "undone" },
) {
  const stamp = to === "accepted" ? sql`accepted_at = now()` : sql`undone_at = now()`;
  await conn.execute(sql`set local lock_timeout = 2500`);
  const [row] = await conn.execute<{ report: Report }>(sql`
    update imports set stage = ${to}, ${stamp}
    where id = ${importId} and team_id = ${teamId} and stage = ${from} returning report`);
  return row;
}

export async function saveReport(conn: Conn, { importId, report }: { importId: string; report: Report }) {
  await conn.execute(
    sql`update imports set report = ${JSON.stringify(report)}::text::jsonb where id = ${importId}`,
  );
}

/**
 * The facets of what is chosen, before the transaction: within it, nobody else could make the same ones until its end. Those that
 * stay without a question are counted by nobody.
 */
export async function prepareFacets(
  conn: Conn,
  { importId, teamId, approve }: Named & { approve: boolean },
): Promise<void> {
  await conn.execute(sql`
    insert into facets (team_id, topic, competency, kind, difficulty, minutes, status)
    select distinct m.team_id, f.topic, f.competency, f.kind, f.difficulty, f.minutes,
      case when ${approve} and f.status = 'draft' then 'approved' else f.status end
    from imports m join import_items i on i.import_id = m.id cross join jsonb_to_record(i.fields->'question')
      as f(topic text, competency text, kind text, difficulty smallint, minutes smallint, status text)
    where m.id = ${importId} and m.team_id = ${teamId} and m.stage = 'review' and i.choice = 'add' and i.problems = '[]'
    order by 2, 3, 4, 5, 6, 7
    on conflict do nothing`);
}

export type ChosenItem = {
  position: number;
  fields: Staged;
  promptHtml: string;
  modelAnswerHtml: string;
  choice: "add" | "version";
  likeId: string | null;
};

/** What is to be taken in, in its order, after one position. */
export async function listChosen(
  conn: Conn,
  { importId, after, limit }: { importId: string; after: number; limit: number },
) {
  return conn.execute<ChosenItem>(sql`
    select position, fields, prompt_html as "promptHtml", model_answer_html as "modelAnswerHtml", choice, like_id as "likeId"
    from import_items
    where import_id = ${importId} and position > ${after} and choice <> 'skip' and problems = '[]'
    order by position limit ${limit}`);
}

/** Positions that would give one question two new versions. */
export async function findDoubles(conn: Conn, importId: string): Promise<number[]> {
  const [row] = await conn.execute<{ positions: number[] }>(sql`
    select array_agg(position order by position) as positions from import_items
    where import_id = ${importId} and choice = 'version' and problems = '[]' and like_id is not null
    group by like_id having count(*) > 1 order by min(position) limit 1`);
  return row?.positions ?? [];
}

type CurrentVersion = Omit<VersionRow, "foundBy">;

/** One version of each: the latest, or the one that `back` counts back from it. Locks the entries against other writers. */
export async function listVersions(
  conn: Conn,
  { teamId, questionIds, back }: { teamId: string; questionIds: string[]; back: number },
) {
  return conn.execute<CurrentVersion & { latest: number }>(sql`
    select q.id as "questionId", q.slug, q.status, q.latest_version as latest, v.version, ${fieldsOfVersion}
    from questions q join question_versions v on v.question_id = q.id and v.version = q.latest_version - ${back}
    where ${ofBank(teamId, "q")} and q.id = any(${sql.param(questionIds)}::uuid[])
    order by q.id for no key update of q`);
}

export type MadeItem = {
  position: number;
  madeId: string;
  madeVersion: number;
  statusBefore: QuestionStatus | null;
};

export async function noteMade(conn: Conn, importId: string, made: readonly MadeItem[]): Promise<void> {
  await conn.execute(sql`
    update import_items i set made_id = r."madeId", made_version = r."madeVersion",
      fields = i.fields || jsonb_build_object('statusBefore', r."statusBefore")
    from jsonb_to_recordset(${JSON.stringify(made)}::text::jsonb)
      as r(position int, "madeId" uuid, "madeVersion" int, "statusBefore" text)
    where i.import_id = ${importId} and i.position = r.position`);
}

/** What accepting made, in order, after one position. */
export async function listMade(
  conn: Conn,
  { importId, after, limit }: { importId: string; after: number; limit: number },
) {
  return conn.execute<MadeItem & { title: string }>(sql`
    select position, fields->'question'->>'title' as title, made_id as "madeId", made_version as "madeVersion",
      fields->>'statusBefore' as "statusBefore"
    from import_items
    where import_id = ${importId} and position > ${after} and made_id is not null
    order by position limit ${limit}`);
}

export type Use = "version" | "interview" | "kit" | "practice" | "draft";

/** Locks these questions and says which are used, and by what: somebody would miss them. */
export async function findUses(
  conn: Conn,
  { teamId, questionIds }: { teamId: string; questionIds: string[] },
) {
  const ids = sql`${sql.param(questionIds)}::uuid[]`;
  await conn.execute(
    sql`select from questions where team_id = ${teamId} and id = any(${ids}) order by id for update`,
  );
  return conn.execute<{ questionId: string; use: Use }>(sql`
    select id as "questionId", 'version' as use from questions where id = any(${ids}) and latest_version > 1
    union select v.question_id, 'interview' from question_versions v
      join asked_questions a on a.question_version_id = v.id join interviews i on i.id = a.interview_id
      where v.question_id = any(${ids})
    union select v.question_id, 'interview' from question_versions v
      join plan_items p on p.question_version_id = v.id where v.question_id = any(${ids})
    union select question_id, 'kit' from kit_items where question_id = any(${ids})
    union select question_id, 'practice' from practice_cards where question_id = any(${ids})
    union select v.question_id, 'practice' from question_versions v
      join practice_attempts a on a.question_version_id = v.id where v.question_id = any(${ids})
    union select question_id, 'draft' from question_drafts where team_id = ${teamId} and question_id = any(${ids})`);
}

/** The one place where questions are deleted: nothing uses these. Returns how many there were. */
export async function deleteQuestions(
  conn: Conn,
  { teamId, questionIds }: { teamId: string; questionIds: string[] },
): Promise<number> {
  const rows = await conn.execute(sql`
    delete from questions where team_id = ${teamId} and id = any(${sql.param(questionIds)}::uuid[]) returning id`);
  return rows.length;
}

/** Those of the kits that nobody changed and no interview was planned from. Returns what was deleted. */
export async function deleteKits(conn: Conn, { teamId, kitIds }: { teamId: string; kitIds: string[] }) {
  const rows = await conn.execute<{ id: string }>(sql`
    delete from kits k where team_id = ${teamId} and id = any(${sql.param(kitIds)}::uuid[]) and revision = 1
      and not exists (select from interviews where kit_id = k.id) returning id`);
  return rows.map(({ id }) => id);
}
