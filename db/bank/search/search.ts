// Finding questions. A filter is a set of facets; a text is a query over two GIN indexes: the few words of title and labels,
// and all words. Ranking reads no more rows than it is allowed, so that a word found everywhere costs no more than a rare one.
import { type SQL, sql } from "drizzle-orm";
import type { Conn } from "../../client";
import {
  byLabel,
  byText,
  type Filters,
  fits,
  hasLabels,
  hasWords,
  isFound,
  isOf,
  isPersonal,
  isWanted,
  type Search,
  sampleFirst,
} from "./filters";

export type Sort = "best" | "recent" | "difficulty";

const mostRanked = 1_000;
/** Of these the long list of words is read from beside the row, which is a hundred times the work. */
export const mostRankedByText = 200;
/** How much more a word of the title counts than one of the labels, the prompt and the answer. */
export const weights = sql`'{0.1, 0.3, 0.6, 1}'::real[]`;
/** Of more, a list of their facets is longer to look through than what the words find. */
const mostNarrow = 20_000;

/** The ids of the questions that fit, best first. */
export async function findQuestionIds(
  conn: Conn,
  { sort, limit, ...search }: Search & { sort: Sort; limit: number },
): Promise<string[]> {
  if (search.query.length === 0 && sort !== "recent" && !search.filters.favouritesOf)
    return listByFacet(conn, { ...search, sort, limit });
  const facetIds = await findNarrow(conn, search);
  return facetIds?.length === 0 ? [] : findFound(conn, { ...search, facetIds, sort, limit });
}

/** The facets that are asked for, where few questions have them. */
async function findNarrow(conn: Conn, search: Search): Promise<number[] | undefined> {
  if (search.query.length === 0 || isUsual(search.filters)) return undefined;
  const [row] = await conn.execute<{ ids: number[] | null; questions: number }>(sql`
    select array_agg(f.id) as ids, coalesce(sum(c.n), 0)::int as questions
    from facets f join facet_counts c on c.facet_id = f.id and c.team_id = f.team_id where ${isWanted(search)}`);
  return row && row.questions <= mostNarrow ? (row.ids ?? []) : undefined;
}

/** What the list begins with: nearly all questions are approved. */
export const isUsual = ({ statuses = [], topics = [], competencies = [], kinds = [], ...others }: Filters) =>
  statuses.includes("approved") &&
  [...topics, ...competencies, ...kinds].length === 0 &&
  Object.values(others).every((value) => value === undefined);

export type Limited = Search & { limit: number };

async function findFound(conn: Conn, { sort, ...search }: Limited & { sort: Sort }): Promise<string[]> {
  if (sort === "recent") return findRecent(conn, search);
  if (search.query.length === 0 || sort === "difficulty") return findSorted(conn, { ...search, sort });
  const labelled = await findRanked(conn, { ...search, words: "label" });
  const limit = search.limit - labelled.length;
  if (limit === 0) return labelled;
  return [...labelled, ...(await findRanked(conn, { ...search, limit, words: "all" }))];
}

export async function findRanked(
  conn: Conn,
  { words, limit, ...search }: Limited & { words: "label" | "all" },
) {
  const [label, text] = [byLabel(search.query), byText(search.query)];
  const isLabelled = hasLabels(search);
  const [column, query, matches, most] =
    words === "label"
      ? [sql`label_words`, label, isLabelled, mostRanked]
      : [sql`all_words`, text, sql`${hasWords(search)} and not ${isLabelled}`, mostRankedByText];
  const read = readUpTo(
    search,
    sql`q.id, q.slug, q.facet_id, q.${column} as words`,
    sql`${matches} and ${fits(search)}`,
  );
  return ids(
    await conn.execute<{ id: string }>(sql`
      select c.id from (${read} limit ${most}) c join facets f on f.id = c.facet_id
      order by ts_rank(${weights}, words, ${query}) desc, f.difficulty, c.slug limit ${limit}`),
  );
}

/** Where favourites or few facets lead to the questions, there are too few to begin with a sample of them. */
const readUpTo = ({ facetIds, query, filters }: Search, columns: SQL, condition: SQL) =>
  facetIds || query.length === 0 || filters.favouritesOf
    ? sql`select ${columns} from questions q where ${condition}`
    : sampleFirst(columns, condition);

async function findSorted(conn: Conn, { sort, limit, ...search }: Limited & { sort: Sort }) {
  const read = readUpTo(search, sql`q.id, q.slug, q.facet_id`, sql`${isFound(search)} and ${fits(search)}`);
  return ids(
    await conn.execute<{ id: string }>(sql`
      select c.id from (${read} limit ${mostRanked}) c join facets f on f.id = c.facet_id
      order by ${facetOrder(sort)}, c.slug limit ${limit}`),
  );
}

const facetOrder = (sort: Sort) => (sort === "difficulty" ? sql`difficulty, topic` : sql`topic, difficulty`);

/** Facets in the order asked for, and of each the first questions: whatever the size of the bank, few rows are read. */
async function listByFacet(conn: Conn, { sort, limit, ...search }: Limited & { sort: Sort }) {
  const order = facetOrder(sort);
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
  // With a text the words of those that were asked have an index of their own; without one their order has.
  const ofTeam = search.query.length > 0 ? isOf(search.teamId) : sql`q.team_id = ${search.teamId}`;
  const asked = ids(
    await conn.execute<{ id: string }>(sql`
      select q.id from questions q
      where q.last_asked_at is not null and ${ofTeam} and ${isFound(search)} and ${fits(search)}
      order by q.last_asked_at desc, q.id limit ${limit}`),
  );
  if (asked.length >= limit) return asked;
  const rest = await findQuestionIds(conn, { ...search, sort: "best", limit });
  return [...new Set([...asked, ...rest])].slice(0, limit);
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
