import { and, asc, count, eq, inArray, sql } from "drizzle-orm";
import type { Conn } from "../client";
import { writtenOnce } from "../prepared";
import { questions, questionVersions } from "../schema/bank";
import { ofBank, ofRoom } from "./scope";
import {
  columnsOfVersion,
  countedTexts,
  insertedColumns,
  versionColumns,
  versionHead,
} from "./version-columns";
import { isLatest } from "./versions";

/** What a list shows of these questions of the team, in the order asked for; a stranger's are left out. */
export async function listHits(
  conn: Conn,
  { teamId, personId, questionIds }: { teamId: string; personId: string; questionIds: string[] },
) {
  if (questionIds.length === 0) return [];
  const rows = await writtenOnce(conn, "hits", () => writeHits(conn)).execute({
    teamId,
    personId,
    questionIds,
  });
  const rowOf = new Map(rows.map((row) => [row.questionId, row]));
  return questionIds.flatMap((id) => rowOf.get(id) ?? []);
}

/** Every search ends here. */
const writeHits = (conn: Conn) =>
  conn
    .select({
      questionId: questions.id,
      versionId: questionVersions.id,
      status: questions.status,
      lastAskedAt: questions.lastAskedAt,
      ...versionHead,
      prompt: sql<string>`left(${questionVersions.prompt}, 300)`,
      isFavourite: sql<boolean>`exists (
        select from favourites where person_id = ${sql.placeholder("personId")} and question_id = ${questions.id})`,
    })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .where(
      and(
        ofBank(sql.placeholder("teamId")),
        sql`${questions.id} = any(${sql.placeholder("questionIds")}::uuid[])`,
      ),
    )
    .prepare("hits");

type Guides = { teamId: string; questionVersionIds: string[]; interviewId?: string };
/** Everything that an interviewer sees of these versions of the team's questions, retired and typed in this interview too. */
export async function listGuides(conn: Conn, args: Guides) {
  if (args.questionVersionIds.length === 0) return [];
  return conn
    .select({
      questionVersionId: questionVersions.id,
      questionId: questionVersions.questionId,
      ...versionHead,
      prompt: questionVersions.prompt,
      promptHtml: questionVersions.promptHtml,
      modelAnswerHtml: questionVersions.modelAnswerHtml,
      keyPoints: questionVersions.keyPoints,
      followUps: questionVersions.followUps,
      hints: questionVersions.hints,
      levels: questionVersions.levels,
    })
    .from(questionVersions)
    .innerJoin(questions, eq(questions.id, questionVersions.questionId))
    .where(and(ofRoom(args), inArray(questionVersions.id, args.questionVersionIds)));
}

/** The team's among these questions, in their order of ids, held against others until the transaction ends. */
export async function lockQuestions(conn: Conn, args: { teamId: string; questionIds: string[] }) {
  return conn
    .select({ questionId: questions.id, status: questions.status })
    .from(questions)
    .where(and(ofBank(args.teamId), inArray(questions.id, args.questionIds)))
    .orderBy(asc(questions.id))
    .for("no key update");
}

/** The newest version of each of these questions of the team, as `writeVersions` takes it but for what it is found by. */
export async function listLatestVersions(conn: Conn, args: { teamId: string; questionIds: string[] }) {
  if (args.questionIds.length === 0) return [];
  return conn
    .select({ ...versionColumns, questionId: questions.id, slug: questions.slug, status: questions.status })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .where(and(ofBank(args.teamId), inArray(questions.id, args.questionIds)));
}

/** How many texts the newest version of each of these has, field by field. */
export async function countTexts(conn: Conn, args: { teamId: string; questionIds: string[] }) {
  if (args.questionIds.length === 0) return [];
  return conn
    .select({ questionId: questions.id, counts: countedTexts })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .where(and(ofBank(args.teamId), inArray(questions.id, args.questionIds)));
}

/** Of these slugs those that the team has, with their questions. */
export async function listSlugs(conn: Conn, { teamId, slugs }: { teamId: string; slugs: string[] }) {
  return conn.execute<{ slug: string; questionId: string }>(sql`
    select slug, id as "questionId" from questions
    where team_id = ${teamId} and slug = any(${sql.param(slugs)}::text[])`);
}

/** Whether the team has any question at all, whatever its status. */
export async function hasQuestions(conn: Conn, teamId: string): Promise<boolean> {
  const [row] = await conn
    .select({ questionId: questions.id })
    .from(questions)
    .where(ofBank(teamId))
    .limit(1);
  return row !== undefined;
}

/** Names of candidates whom the team has interviewed lately. */
export async function listCandidateNames(conn: Conn, { teamId, limit }: { teamId: string; limit: number }) {
  const found = await conn.execute<{ name: string }>(sql`
    select distinct name from (
      (select candidate_name as name from interviews where team_id = ${teamId} and ended_at is not null
        order by ended_at desc limit ${limit})
      union all
      (select candidate_name from interviews where team_id = ${teamId} and started_at is not null and ended_at is null
        order by started_at desc limit ${limit})
    ) latest order by name`);
  return found.map(({ name }) => name);
}

/** What a team's approved questions are about: how many there are of each topic, and their minutes together. */
export async function listTopics(conn: Conn, teamId: string) {
  return conn
    .select({
      topic: questionVersions.topic,
      competency: questionVersions.competency,
      questions: count(),
      minutes: sql<number>`sum(${questionVersions.minutes})::int`,
    })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .where(and(eq(questions.teamId, teamId), eq(questions.status, "approved")))
    .groupBy(questionVersions.topic, questionVersions.competency)
    .orderBy(asc(questionVersions.topic), asc(questionVersions.competency));
}

/** A pack is a folder of the library: the first part of its questions' slugs. */
const packOf = sql.raw("split_part(q.slug, '/', 1)");

/** The library's packs with how many approved questions each has, and how many of them the team has already. */
export async function listPacks(conn: Conn, teamId: string | null) {
  return conn.execute<{ pack: string; questions: number; owned: number }>(sql`
    select split_part(q.slug, '/', 1) as pack, count(*)::int as questions,
      count(*) filter (where exists (select from questions own where own.team_id = ${teamId}::uuid and own.slug = q.slug))::int
        as owned
    from questions q join teams t on t.id = q.team_id and t.is_library
    where q.status = 'approved' group by 1 order by 1`);
}

/** The library's kits: which packs their questions are from, and whether the team has the kit already. */
export async function listLibraryKits(conn: Conn, teamId: string) {
  return conn.execute<{
    slug: string;
    title: string;
    minutes: number;
    packs: string[];
    isOwned: boolean;
  }>(sql`
    select k.slug, k.title, k.minutes, array_agg(distinct ${packOf}) as packs,
      exists (select from kits own where own.team_id = ${teamId} and own.slug = k.slug) as "isOwned"
    from kits k join teams t on t.id = k.team_id and t.is_library
    join kit_items i on i.kit_id = k.id join questions q on q.id = i.question_id
    group by k.id order by k.minutes, k.title`);
}

/**
 * Gives a team its own copy of the library's packs: approved questions in their latest version (as version 1), and the
 * kits that these are enough for. What the team has under the same slug already stays as it is. Returns what was added.
 */
export async function copyPacks(
  conn: Conn,
  { teamId, packs }: { teamId: string; packs: readonly string[] },
): Promise<{ questions: number; kits: number }> {
  const source = sql`
    select q.id, q.slug, q.latest_version, q.facet_id, e.difficulty, e.words
    from questions q join search_entries e on e.question_id = q.id join teams t on t.id = q.team_id and t.is_library
    where q.status = 'approved' and ${packOf} = any(${sql.param([...packs])}::text[])`;
  await conn.execute(sql`
    insert into facets (team_id, topic, competency, kind, difficulty, minutes, status)
    select distinct ${teamId}::uuid, f.topic, f.competency, f.kind, f.difficulty, f.minutes, f.status
    from facets f join (${source}) s on s.facet_id = f.id
    on conflict do nothing`);
  const questions = await conn.execute(sql`
    with source as (${source}),
    copied as (
      insert into questions (team_id, slug, status, facet_id)
      select ${teamId}, s.slug, 'approved', ours.id
      from source s join facets f on f.id = s.facet_id
      join facets ours on ours.team_id = ${teamId} and ours.topic = f.topic and ours.competency = f.competency
        and ours.kind = f.kind and ours.difficulty = f.difficulty and ours.minutes = f.minutes and ours.status = f.status
      order by s.slug
      on conflict (team_id, slug) do nothing
      returning id, slug, facet_id
    ),
    found as (
      insert into search_entries (question_id, team_id, slug, facet_id, status, difficulty, words)
      select copied.id, ${teamId}, slug, copied.facet_id, 'approved', source.difficulty, source.words
      from copied join source using (slug)
    )
    insert into question_versions (question_id, version, ${insertedColumns})
    select copied.id, 1, ${columnsOfVersion}
    from copied
    join source using (slug)
    join question_versions v on v.question_id = source.id and v.version = source.latest_version
    returning id`);
  const kits = await conn.execute(sql`
    with source as (
      select k.id, k.slug, k.title, k.summary, k.minutes from kits k join teams t on t.id = k.team_id and t.is_library
      where not exists (
        select from kit_items i join questions theirs on theirs.id = i.question_id
        where i.kit_id = k.id
          and not exists (select from questions own where own.team_id = ${teamId} and own.slug = theirs.slug))
    ),
    copied as (
      insert into kits (team_id, slug, title, summary, minutes)
      select ${teamId}, slug, title, summary, minutes from source order by slug
      on conflict (team_id, slug) do nothing
      returning id, slug
    ),
    items as (
      insert into kit_items (kit_id, position, question_id, minutes)
      select copied.id, item.position, ours.id, item.minutes
      from copied
      join source using (slug)
      join kit_items item on item.kit_id = source.id
      join questions theirs on theirs.id = item.question_id
      join questions ours on ours.team_id = ${teamId} and ours.slug = theirs.slug
    )
    select id from copied`);
  return { questions: questions.length, kits: kits.length };
}
