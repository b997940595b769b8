// Writing the bank. A version, its entry and what the entry is found by are one matter and are written together here.
import { sql } from "drizzle-orm";
import type { Conn } from "../client";
import type { questionVersions } from "../schema/bank";
import type { QuestionStatus } from "../vocabulary";
import { longestWord } from "./search/words";
import { insertedColumns, recordFields, recordTypes } from "./version-columns";

export type VersionFields = Omit<
  typeof questionVersions.$inferInsert,
  "id" | "questionId" | "version" | "createdBy" | "createdAt"
>;

/** What an entry is found by: plain small words, parted by spaces. */
export type FoundBy = { title: string; labels: string; prompt: string; answer: string };

/** `version` is the one to be written: 1 makes the entry, any other needs the one before it to be the latest. */
export type VersionRow = VersionFields & {
  questionId: string;
  slug: string;
  status: QuestionStatus;
  version: number;
  foundBy: FoundBy;
};

/** Few enough for one statement to be done well before its deadline on a busy machine, many enough to be quick. */
const mostAtOnce = 250;

/**
 * Writes versions, at most one for each question. Returns the ids of those that were written: one is missing where another
 * version came first, or where the id belongs to another team. A slug that is taken throws (23505).
 */
export async function writeVersions(
  conn: Conn,
  { teamId, createdBy, rows }: { teamId: string; createdBy: string | null; rows: VersionRow[] },
): Promise<Set<string>> {
  const written = new Set<string>();
  for (let from = 0; from < rows.length; from += mostAtOnce) {
    const batch = rows.slice(from, from + mostAtOnce);
    const part = sql`(select * from jsonb_to_recordset(${JSON.stringify(batch)}::text::jsonb)
      as r(${recordColumns})) r`;
    await conn.execute(writeFacets(teamId, part));
    const entries = await conn.execute<{ id: string }>(writeEntries(teamId, part));
    const ids = entries.map(({ id }) => id);
    await conn.execute(writeTexts(createdBy, part, ids));
    await writeWords(conn, { teamId, found: batch.map(({ foundBy }) => foundBy) });
    for (const id of ids) written.add(id);
  }
  return written;
}

/**
 * What a team's misspelt words are held against; the library's are every team's and aren't written again. In one order, so that two
 * writers of the same new words wait for each other only one way round; what a long transaction will need is best written before
 * it, or its new words are closed to the rest of the team until its end.
 */
export async function writeWords(
  conn: Conn,
  { teamId, found }: { teamId: string; found: readonly FoundBy[] },
): Promise<void> {
  const all = found.flatMap((by) => Object.values(by).join(" ").split(" "));
  const words = [
    ...new Set(all.filter(({ length }) => length >= 3).map((word) => word.slice(0, longestWord))),
  ];
  await conn.execute(sql`
    insert into search_words (team_id, word)
    select ${teamId}::uuid, word from unnest(${sql.param(words)}::text[]) t(word)
    where not exists (select from search_words shared join teams on teams.id = shared.team_id and is_library
      where shared.word = t.word)
    order by word on conflict do nothing`);
}

type Part = ReturnType<typeof sql>;

const recordColumns = sql`"questionId" uuid, slug text, status text, version int, ${recordTypes}, "foundBy" jsonb`;

const writeFacets = (teamId: string, part: Part) => sql`
  insert into facets (team_id, topic, competency, kind, difficulty, minutes, status)
  select distinct ${teamId}::uuid, topic, competency, kind, difficulty, minutes, status from ${part}
  order by 2, 3, 4, 5, 6, 7
  on conflict do nothing`;

const writeEntries = (teamId: string, part: Part) => sql`
  with written as (
    insert into questions as q (id, team_id, slug, status, latest_version, facet_id)
    select r."questionId", f.team_id, r.slug, r.status, r.version, f.id
    from ${part}
    join facets f on f.team_id = ${teamId} and f.topic = r.topic and f.competency = r.competency and f.kind = r.kind
      and f.difficulty = r.difficulty and f.minutes = r.minutes and f.status = r.status
    where r.version = 1 or exists (select from questions where id = r."questionId")
    on conflict (id) do update set status = excluded.status, latest_version = excluded.latest_version,
      facet_id = excluded.facet_id
    where q.team_id = excluded.team_id and q.latest_version = excluded.latest_version - 1
    returning q.*)
  insert into search_entries (question_id, team_id, slug, facet_id, status, difficulty, last_asked_at, words)
  select q.id, q.team_id, q.slug, q.facet_id, q.status, r.difficulty, q.last_asked_at, ${vector("title", "A")} || ${vector("labels", "B")}
    || ${vector("prompt", "C")} || ${vector("answer", "D")}
  from written q join ${part} on r."questionId" = q.id
  on conflict (question_id) do update set slug = excluded.slug, facet_id = excluded.facet_id, status = excluded.status,
    difficulty = excluded.difficulty, words = excluded.words
  returning question_id as id`;

const vector = (from: keyof FoundBy, weight: "A" | "B" | "C" | "D") =>
  sql.raw(`setweight(to_tsvector('simple', "foundBy"->>'${from}'), '${weight}')`);

const writeTexts = (createdBy: string | null, part: Part, ids: string[]) => sql`
  insert into question_versions (question_id, version, created_by, ${insertedColumns})
  select "questionId", version, ${createdBy}::uuid, ${recordFields}
  from ${part} where "questionId" = any(${sql.param(ids)}::uuid[])`;

/** Gives the team's questions a status, without a new version: the words stay what they were. Returns who changed. */
export async function writeStatus(
  conn: Conn,
  { teamId, questionIds, status }: { teamId: string; questionIds: string[]; status: QuestionStatus },
): Promise<{ questionId: string; before: QuestionStatus }[]> {
  const ids = sql`${sql.param(questionIds)}::uuid[]`;
  await conn.execute(sql`
    insert into facets (team_id, topic, competency, kind, difficulty, minutes, status)
    select distinct f.team_id, f.topic, f.competency, f.kind, f.difficulty, f.minutes, ${status}
    from facets f join questions q on q.facet_id = f.id where q.id = any(${ids}) and q.team_id = ${teamId}
    order by 2, 3, 4, 5, 6
    on conflict do nothing`);
  return conn.execute<{ questionId: string; before: QuestionStatus }>(sql`
    with before as (select id, status, facet_id from questions where id = any(${ids}) and team_id = ${teamId} for update)
    update questions q set status = ${status}, facet_id = f.id
    from before
    join facets was on was.id = before.facet_id
    join facets f on f.team_id = was.team_id and f.topic = was.topic and f.competency = was.competency
      and f.kind = was.kind and f.difficulty = was.difficulty and f.minutes = was.minutes and f.status = ${status}
    where q.id = before.id and before.status <> ${status}
    returning q.id as "questionId", before.status as before`);
}
