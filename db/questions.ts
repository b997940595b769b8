import { and, asc, count, eq, inArray, sql } from "drizzle-orm";
import type { Conn } from "./client";
import { questions, questionVersions } from "./schema/bank";

const latestVersion = and(
  eq(questionVersions.questionId, questions.id),
  eq(questionVersions.version, questions.latestVersion),
);

const hit = {
  questionId: questions.id,
  versionId: questionVersions.id,
  title: questionVersions.title,
  topic: questionVersions.topic,
  competency: questionVersions.competency,
  difficulty: questionVersions.difficulty,
  minutes: questionVersions.minutes,
  kind: questionVersions.kind,
  prompt: questionVersions.prompt,
};

/** A team's approved questions in their latest version, by topic and difficulty. */
export async function listApproved(conn: Conn, args: { teamId: string; limit: number }) {
  return conn
    .select(hit)
    .from(questions)
    .innerJoin(questionVersions, latestVersion)
    .where(and(eq(questions.teamId, args.teamId), eq(questions.status, "approved")))
    .orderBy(
      asc(questionVersions.topic),
      asc(questionVersions.difficulty),
      asc(questionVersions.title),
      asc(questions.id),
    )
    .limit(args.limit);
}

type Search = { teamId: string; words: string[]; isLoose: boolean; limit: number };

/**
 * A team's approved questions in which every word is found, best first. A word counts where it begins a word of the title
 * (1), of topic, competency or tags (0.8), of the prompt (0.5), of model answer or key points (0.3); in a loose search
 * also where it only looks like a word of the first two. Words are letters, digits and `_`: they stand in a pattern.
 */
export async function findApproved(conn: Conn, { teamId, words, isLoose, limit }: Search) {
  const v = questionVersions;
  const labels = sql`concat_ws(' ', ${v.topic}, ${v.competency}, array_to_string(${v.tags}, ' '))`;
  const alike = isLoose
    ? sql`when length(word) >= 4 and strict_word_similarity(word, ${v.title} || ' ' || ${labels}) >= 0.38
        then 0.5 * strict_word_similarity(word, ${v.title} || ' ' || ${labels})`
    : sql``;
  const found = sql`lateral (
    select min(score) as least, sum(score) as score
    from (select word, '(\\m|_)' || word as pattern from unnest(${sql.param(words)}::text[]) word) asked,
    lateral (select case
      when ${v.title} ~* pattern then 1
      when ${labels} ~* pattern then 0.8
      when ${v.prompt} ~* pattern then 0.5
      when ${v.modelAnswer} ~* pattern or array_to_string(${v.keyPoints}, ' ') ~* pattern then 0.3
      ${alike} else 0 end as score) each
  ) found`;
  return conn
    .select(hit)
    .from(questions)
    .innerJoin(v, latestVersion)
    .innerJoin(found, sql`found.least > 0`)
    .where(and(eq(questions.teamId, teamId), eq(questions.status, "approved")))
    .orderBy(sql`found.score desc`, asc(v.difficulty), asc(v.title), asc(questions.id))
    .limit(limit);
}

/** Everything that an interviewer sees of these versions of the team's questions, retired ones too. */
export async function listGuides(conn: Conn, args: { teamId: string; questionVersionIds: string[] }) {
  if (args.questionVersionIds.length === 0) return [];
  return conn
    .select({
      questionVersionId: questionVersions.id,
      questionId: questionVersions.questionId,
      title: questionVersions.title,
      kind: questionVersions.kind,
      topic: questionVersions.topic,
      competency: questionVersions.competency,
      difficulty: questionVersions.difficulty,
      minutes: questionVersions.minutes,
      tags: questionVersions.tags,
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
    .where(and(eq(questions.teamId, args.teamId), inArray(questionVersions.id, args.questionVersionIds)));
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
    .innerJoin(questionVersions, latestVersion)
    .where(and(eq(questions.teamId, teamId), eq(questions.status, "approved")))
    .groupBy(questionVersions.topic, questionVersions.competency)
    .orderBy(asc(questionVersions.topic), asc(questionVersions.competency));
}

/**
 * Gives a team its own copy of the library: approved questions in their latest version (as version 1), and the kits.
 * What the team has under the same slug already stays as it is.
 */
export async function copyLibrary(conn: Conn, teamId: string): Promise<void> {
  await conn.execute(sql`
    with source as (
      select q.id, q.slug, q.latest_version
      from questions q join teams t on t.id = q.team_id and t.is_library
      where q.status = 'approved'
    ),
    copied as (
      insert into questions (team_id, slug, status)
      select ${teamId}, slug, 'approved' from source order by slug
      on conflict (team_id, slug) do nothing
      returning id, slug
    )
    insert into question_versions (question_id, version, title, kind, topic, competency, difficulty, minutes, tags, prompt,
      prompt_html, model_answer, model_answer_html, key_points, follow_ups, hints, levels, source, licence)
    select copied.id, 1, v.title, v.kind, v.topic, v.competency, v.difficulty, v.minutes, v.tags, v.prompt,
      v.prompt_html, v.model_answer, v.model_answer_html, v.key_points, v.follow_ups, v.hints, v.levels, v.source, v.licence
    from copied
    join source using (slug)
    join question_versions v on v.question_id = source.id and v.version = source.latest_version`);
  await conn.execute(sql`
    with source as (
      select k.id, k.slug, k.title, k.summary, k.minutes from kits k join teams t on t.id = k.team_id and t.is_library
    ),
    copied as (
      insert into kits (team_id, slug, title, summary, minutes)
      select ${teamId}, slug, title, summary, minutes from source order by slug
      on conflict (team_id, slug) do nothing
      returning id, slug
    )
    insert into kit_items (kit_id, position, question_id, minutes)
    select copied.id, item.position, ours.id, item.minutes
    from copied
    join source using (slug)
    join kit_items item on item.kit_id = source.id
    join questions theirs on theirs.id = item.question_id
    join questions ours on ours.team_id = ${teamId} and ours.slug = theirs.slug`);
}
