// Finding questions. A filter is a set of facets; a text is a query over GIN indexes: of the words of titles, of titles and labels,
// and of all. Nothing reads more rows than it is allowed, so that a word found everywhere costs no more than a rare one.
import { type SQL, sql } from "drizzle-orm";
import type { Conn } from "../../client";
import { writtenOnce } from "../../prepared";
import {
  asked,
  fits,
  foundAmong,
  hasFacets,
  hasWords,
  isFound,
  isOfTeam,
  isPersonal,
  isWanted,
  ownWords,
  type Part,
  type Search,
  shapeOf,
  toValues,
  value,
  wanted,
} from "./filters";

export type Sort = "best" | "recent" | "difficulty";

const mostSorted = 500;
/** Of these the long list of words is read from beside the row, which is a hundred times the work. */
export const mostRanked = 100;
/** How much more a word of the title counts than one of the labels, the prompt and the answer. */
const rank = sql`ts_rank('{0.1, 0.3, 0.6, 1}'::real[], words, ${asked("texts")}) desc`;
/** Of more, a list of their facets is longer to look through than what the words find. */
const mostNarrow = 20_000;

type Limited = Search & { limit: number };

/** The ids of the questions that fit, best first. */
export async function findQuestionIds(
  conn: Conn,
  { sort, ...search }: Limited & { sort: Sort },
): Promise<string[]> {
  if (search.query.length === 0 && sort !== "recent" && !search.filters.favouritesOf)
    return listByFacet(conn, { ...search, sort });
  if (search.facetIds?.length === 0) return [];
  if (sort === "recent") return findRecent(conn, search);
  if (search.query.length === 0 || sort === "difficulty") return findSorted(conn, { ...search, sort });
  return search.filters.favouritesOf ? findFavourites(conn, search) : findBest(conn, search);
}

/** The facets that are asked for, where so few questions have them that these may lead to the rows beside a text. */
export async function findNarrow(
  conn: Conn,
  search: Pick<Search, "teamId" | "filters">,
): Promise<number[] | undefined> {
  if (!hasFacets(search.filters)) return undefined;
  const statement = writtenOnce(conn, "narrow", () =>
    conn
      .select({
        ids: sql<number[]>`coalesce(json_agg(f.id), '[]')`,
        questions: sql<number>`coalesce(sum(n), 0)::int`,
      })
      // Looked up for each: where the planner doesn't know how many facets are asked for it reads all counts to join them.
      .from(sql`(
        select f.id, (select sum(c.n) from facet_counts c where c.facet_id = f.id and c.team_id = f.team_id) as n
        from facets f where ${isWanted} offset 0) f`)
      .prepare("narrow"),
  );
  const [row] = await statement.execute(toValues({ ...search, query: [] }, 0));
  return row && row.questions <= mostNarrow ? row.ids : undefined;
}

/** Whether the team has a title with all of these words. */
export async function hasTitle(
  conn: Conn,
  { teamId, words }: { teamId: string; words: readonly { word: string }[] },
): Promise<boolean> {
  const statement = writtenOnce(conn, "titled", () =>
    conn
      .select({ has: sql<boolean>`has` })
      .from(
        sql`(select exists (select from search_entries q where ${isOfTeam} and ${hasWords("title")}) as has) t`,
      )
      .prepare("titled"),
  );
  const query = words.map(({ word }) => ({ words: [word] }));
  const [row] = await statement.execute(toValues({ teamId, query, filters: {} }, 0));
  return row?.has ?? false;
}

/** Those whose title has all the words, then those whose labels help, then those whose texts do; each only while there is room. */
const findBest = (conn: Conn, search: Limited): Promise<string[]> =>
  readIds(
    conn,
    { name: "best", search },
    () => sql`
      with ${wanted},
      titled as materialized (${findIn(search, "title", sql`true`)}),
      labelled as materialized (
        select * from (${findIn(search, "labels", sql`(select count(*) from titled) < ${value("limit")}`)}) l
        where id not in (select id from titled)),
      best as materialized (select *, 1 as part from titled union all select *, 2 from labelled),
      others as materialized (
        select * from (${findIn(search, "texts", sql`(select count(*) from best) < ${value("limit")}`)}) t
        where id not in (select id from best))
      select id from (select * from best union all select *, 3 from others) found
      order by part, nth limit ${value("limit")}`,
  );

/**
 * Titles and labels are as good as each other, the easier first; texts are ranked by where and how often they have the words. They
 * are put in order by so many at a time, as they are found: a longer list begins as the shorter one did.
 */
function findIn(search: Search, part: Part, isNeeded: SQL): SQL {
  const [columns, order, most] =
    part === "texts" ? [sql`, q.words`, sql`${rank}, `, mostRanked] : [sql``, sql``, mostSorted];
  const size = sql.raw(String(most));
  return sql`
    select c.question_id as id, row_number() over (order by (at - 1) / ${size}, ${order} difficulty, slug) as nth from (
      select q.question_id, q.slug, q.difficulty ${columns}, row_number() over () as at from search_entries q
      where ${isNeeded} and ${hasWords(part)} and ${fits(search)}
      limit ${size} * ceil(${value("twice")}::numeric / ${size})
    ) c
    order by nth limit ${value("twice")}`;
}

const findFavourites = (conn: Conn, search: Limited) =>
  readIds(conn, { name: "favourites", search }, () => {
    const rows = sql`
      select q.question_id as id, q.slug, q.difficulty, ${ownWords} from search_entries q where ${fits(search)}`;
    return sql`
      with ${wanted}
      select id from ${foundAmong(rows)} c order by ${rank}, difficulty, slug limit ${value("limit")}`;
  });

const findSorted = (conn: Conn, { sort, ...search }: Limited & { sort: Sort }) =>
  readIds(
    conn,
    { name: `sorted ${sort}`, search },
    () => sql`
      with ${wanted}
      select c.question_id as id from (
        select q.question_id, q.slug, q.facet_id from search_entries q where ${isFound(search)} and ${fits(search)}
        limit greatest(${mostSorted}::int, ${value("limit")})
      ) c join facets f on f.id = c.facet_id
      order by ${facetOrder(sort)}, c.slug limit ${value("limit")}`,
  );

const facetOrder = (sort: Sort): SQL =>
  sort === "difficulty" ? sql`difficulty, lower(topic), topic` : sql`lower(topic), topic, difficulty`;

/** Facets in the order asked for, and of each the first questions: whatever the size of the bank, few rows are read. */
const listByFacet = (conn: Conn, { sort, ...search }: Limited & { sort: Sort }) =>
  readIds(conn, { name: `by facet ${sort}`, search }, () => {
    const order = facetOrder(sort);
    return sql`
      select id from (
        select q.question_id as id, q.slug, f.topic, f.difficulty, f.id as facet_id from (
          select f.id, f.topic, f.difficulty from facets f where ${isWanted} order by ${order}, id
        ) f cross join lateral (
          select q.question_id, q.slug from search_entries q where q.facet_id = f.id and ${isPersonal(search)}
          order by q.slug limit ${value("limit")}
        ) q limit ${value("limit")}
      ) found order by ${order}, facet_id, slug`;
  });

/** Those that were asked, the latest first; then the others in the order of their facets. */
async function findRecent(conn: Conn, search: Limited): Promise<string[]> {
  const { query, limit } = search;
  // With a text the words of those that were asked have an index of their own; without one their order has.
  const ofTeam = query.length > 0 ? isOfTeam : sql`q.team_id = ${value("teamId")}`;
  const asked = await readIds(
    conn,
    { name: "recent", search },
    () => sql`
      with ${wanted}
      select q.question_id as id from search_entries q
      where q.last_asked_at is not null and ${ofTeam} and ${isFound(search)} and ${fits(search)}
      order by q.last_asked_at desc nulls last, q.question_id limit ${value("limit")}`,
  );
  if (asked.length >= limit) return asked;
  const rest = await findQuestionIds(conn, { ...search, sort: "best" });
  return [...new Set([...asked, ...rest])].slice(0, limit);
}

/** The ids in a statement's order. It is one of few, whatever is asked: written once, and planned once for each connection. */
async function readIds(
  conn: Conn,
  { name, search }: { name: string; search: Limited },
  write: () => SQL,
): Promise<string[]> {
  const statement = writtenOnce(conn, `${name} ${shapeOf(search)}`, () =>
    conn.select({ id: sql<string>`id` }).from(sql`(${write()}) found`).prepare(name),
  );
  return (await statement.execute(toValues(search, search.limit))).map(({ id }) => id);
}
