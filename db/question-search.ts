// Finding questions. A filter is a set of facets; a text is a query over two GIN indexes: the few words of title and labels,
// and all words. Ranking reads no more rows than it is allowed, so that a word found everywhere costs no more than a rare one.
import { type SQL, sql } from "drizzle-orm";
import type { Conn } from "./client";
import type { QuestionKind, QuestionStatus } from "./vocabulary";

export type Filters = {
  topics?: string[];
  competencies?: string[];
  kinds?: QuestionKind[];
  statuses?: QuestionStatus[];
  difficultyFrom?: number;
  difficultyTo?: number;
  minutesTo?: number;
  /** Only this person's favourites. */
  favouritesOf?: string;
  /** Nothing that an interview of the team with a candidate of this name has asked. */
  notAskedTo?: string;
};
export type Sort = "best" | "recent" | "difficulty";

/** Words that must all be found; each is a list of alternatives, of which one must begin a word. Small letters and digits. */
export type Query = readonly (readonly string[])[];
type Search = { teamId: string; query: Query; filters: Filters };

const mostRanked = 2_000;
/** Of these the long list of words is read from beside the row, which is a hundred times the work. */
const mostRankedByText = 300;
const toTsquery = (query: Query) =>
  sql`to_tsquery('simple', ${query.map((words) => `(${words.map((word) => `${word}:*`).join(" | ")})`).join(" & ")})`;

/** The ids of the questions that fit, best first. */
export async function findQuestionIds(
  conn: Conn,
  { sort, limit, ...search }: Search & { sort: Sort; limit: number },
): Promise<string[]> {
  if (sort === "recent") return findRecent(conn, { ...search, limit });
  if (search.query.length === 0) return listByFacet(conn, { ...search, sort, limit });
  if (sort === "difficulty") return findByDifficulty(conn, { ...search, limit });
  const labelled = await findRanked(conn, { ...search, limit, words: "label" });
  if (labelled.length >= limit) return labelled;
  return [
    ...labelled,
    ...(await findRanked(conn, { ...search, limit: limit - labelled.length, words: "all" })),
  ];
}

type Limited = Search & { limit: number };

async function findRanked(conn: Conn, { words, limit, ...search }: Limited & { words: "label" | "all" }) {
  const query = toTsquery(search.query);
  const [column, matches, most] =
    words === "label"
      ? [sql`label_words`, sql`q.label_words @@ ${query}`, mostRanked]
      : [sql`all_words`, sql`q.all_words @@ ${query} and not q.label_words @@ ${query}`, mostRankedByText];
  return ids(
    await conn.execute<{ id: string }>(sql`
      select c.id from (
        select q.id, q.slug, q.facet_id, ${column} as words from questions q
        where q.team_id = ${search.teamId} and ${matches} and ${fits(search)} limit ${most}
      ) c join facets f on f.id = c.facet_id
      order by ts_rank('{0.1, 0.3, 0.6, 1}', words, ${query}) desc, f.difficulty, c.slug limit ${limit}`),
  );
}

async function findByDifficulty(conn: Conn, { limit, ...search }: Limited) {
  return ids(
    await conn.execute<{ id: string }>(sql`
      select c.id from (
        select q.id, q.slug, q.facet_id from questions q
        where q.team_id = ${search.teamId} and q.all_words @@ ${toTsquery(search.query)} and ${fits(search)} limit ${mostRanked}
      ) c join facets f on f.id = c.facet_id
      order by f.difficulty, f.topic, c.slug limit ${limit}`),
  );
}

/** Facets in the order asked for, and of each the first questions: whatever the size of the bank, few rows are read. */
async function listByFacet(conn: Conn, { sort, limit, ...search }: Limited & { sort: Sort }) {
  const order = sort === "difficulty" ? sql`difficulty, topic` : sql`topic, difficulty`;
  return ids(
    await conn.execute<{ id: string }>(sql`
      select id from (
        select q.id, q.slug, f.topic, f.difficulty from (
          select f.id, f.topic, f.difficulty from facets f where ${isWanted(search)} order by ${order}, id
        ) f cross join lateral (
          select q.id, q.slug from questions q where q.facet_id = f.id and ${isPersonal(search)} order by q.slug limit ${limit}
        ) q limit ${limit}
      ) found order by ${order}, slug`),
  );
}

/** Those that were asked, the latest first; then the others in the order of their facets. */
async function findRecent(conn: Conn, { limit, ...search }: Limited) {
  const matches = search.query.length > 0 ? sql`q.all_words @@ ${toTsquery(search.query)}` : sql`true`;
  const asked = ids(
    await conn.execute<{ id: string }>(sql`
      select q.id from questions q
      where q.team_id = ${search.teamId} and q.last_asked_at is not null and ${matches} and ${fits(search)}
      order by q.last_asked_at desc, q.id limit ${limit}`),
  );
  if (asked.length >= limit) return asked;
  const rest = await findQuestionIds(conn, { ...search, sort: "best", limit });
  return [...new Set([...asked, ...rest])].slice(0, limit);
}

export type FacetCount = {
  topic: string;
  competency: string;
  kind: QuestionKind;
  difficulty: number;
  minutes: number;
  status: QuestionStatus;
  questions: number;
};

/** How many questions with these words, of this person's choice, stand in each facet. The facets' own filters are left out. */
export async function countFacets(conn: Conn, { teamId, query, filters }: Search): Promise<FacetCount[]> {
  const { favouritesOf, notAskedTo } = filters;
  const from = sql`from questions q where q.team_id = ${teamId}
    and ${query.length > 0 ? sql`q.all_words @@ ${toTsquery(query)}` : sql`true`}
    and ${favouritesOf ? isFavourite(favouritesOf) : sql`true`}`;
  // Taking away the few that were asked is cheaper than looking each of the others up.
  const asked = notAskedTo
    ? sql`union all select q.facet_id, -count(*) ${from} and q.id in (${askedTo(teamId, notAskedTo)}) group by 1`
    : sql``;
  const counts =
    query.length > 0 || favouritesOf
      ? sql`select q.facet_id, count(*) as n ${from} group by 1`
      : sql`select f.id as facet_id, (select count(*) from questions q where q.facet_id = f.id) as n
          from facets f where f.team_id = ${teamId}`;
  return conn.execute<FacetCount>(sql`
    select f.topic, f.competency, f.kind, f.difficulty, f.minutes, f.status, sum(n)::int as questions
    from (${counts} ${asked}) c join facets f on f.id = c.facet_id
    group by f.id having sum(n) > 0`);
}

/** Words of the banks that look like this one, the likest first. */
export async function findLikeWords(conn: Conn, args: { word: string; limit: number }): Promise<string[]> {
  const rows = await conn.execute<{ word: string }>(sql`
    select word from search_words where word % ${args.word}
    order by similarity(word, ${args.word}) desc, word limit ${args.limit}`);
  return rows.map(({ word }) => word);
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

const fits = (search: Search) =>
  sql`q.facet_id in (select f.id from facets f where ${isWanted(search)}) and ${isPersonal(search)}`;

function isWanted({ teamId, filters }: Search): SQL {
  const { topics, competencies, kinds, statuses, difficultyFrom, difficultyTo, minutesTo } = filters;
  const among = (column: SQL, values: string[] | undefined) =>
    values && values.length > 0 ? [sql`${column} = any(${sql.param(values)}::text[])`] : [];
  return sql.join(
    [
      sql`f.team_id = ${teamId}`,
      ...among(sql`f.topic`, topics),
      ...among(sql`f.competency`, competencies),
      ...among(sql`f.kind`, kinds),
      ...among(sql`f.status`, statuses),
      sql`f.difficulty between ${difficultyFrom ?? 1} and ${difficultyTo ?? 5}`,
      ...(minutesTo ? [sql`f.minutes <= ${minutesTo}`] : []),
    ],
    sql` and `,
  );
}

function isPersonal({ teamId, filters: { favouritesOf, notAskedTo } }: Search): SQL {
  return sql.join(
    [
      favouritesOf ? isFavourite(favouritesOf) : sql`true`,
      notAskedTo ? sql`q.id not in (${askedTo(teamId, notAskedTo)})` : sql`true`,
    ],
    sql` and `,
  );
}

const isFavourite = (personId: string) =>
  sql`q.id in (select question_id from favourites where person_id = ${personId})`;

const askedTo = (teamId: string, candidateName: string) => sql`
  select v.question_id from interviews i
  join asked_questions a on a.interview_id = i.id join question_versions v on v.id = a.question_version_id
  where i.team_id = ${teamId} and lower(i.candidate_name) = lower(${candidateName})`;
