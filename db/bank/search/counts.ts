// How many questions each filter would leave: Postgres counts by facet, and the few facets are rolled up here.
import { type SQL, sql } from "drizzle-orm";
import type { Conn } from "../../client";
import { writtenOnce } from "../../prepared";
import { type Facets, filterNames, findFacets } from "./facets";
import {
  askedBefore,
  foundAmong,
  isFavourite,
  isFound,
  isOfTeam,
  ownWords,
  type Search,
  shapeOf,
  suits,
  toValues,
  value,
} from "./filters";
import type { Query } from "./words";

/** Counting stops here and says so. */
const mostCounted = 1_000;
/** Where fewer questions of the team have the words as they were typed, more is looked for: “auth token” is meant for authentication. */
export const fewFound = 10;

/** Questions by value, for each filter. */
export type Counts = {
  total: number;
  /** There are more: counting stopped before the end. */
  isPartial: boolean;
  topics: Record<string, number>;
  competencies: Record<string, number>;
  kinds: Record<string, number>;
  statuses: Record<string, number>;
  difficulties: Record<string, number>;
  minutes: Record<string, number>;
};

/**
 * How many questions each value of each filter would show, the text and all other filters kept; and how many of the team have the
 * text whatever the filters say, as far as they were counted.
 */
export async function countByFilter(conn: Conn, search: Search): Promise<{ counts: Counts; inTeam: number }> {
  const statement = writtenOnce(conn, `counted ${shapeOf(search)}`, () =>
    conn
      .select({
        ids: sql<number[] | null>`json_agg(facet_id)`,
        ns: sql<number[] | null>`json_agg(n)`,
        inTeam: countInTeam(search),
      })
      .from(sql`(${countFacets(search)}) counted`)
      .prepare("counted"),
  );
  const [row] = await statement.execute(toValues(search, mostCounted));
  const counted = { ids: row?.ids ?? [], ns: row?.ns ?? [], inTeam: row?.inTeam ?? 0 };
  const facets = await findFacets(conn, { teamId: search.teamId, ids: counted.ids });
  return { counts: rollUp(facets, search, counted), inTeam: counted.inTeam };
}

const fieldOf = {
  topic: "topics",
  competency: "competencies",
  kind: "kinds",
  status: "statuses",
  difficulty: "difficulties",
  minutes: "minutes",
} as const;

/** Adds up the questions by value. What only one filter keeps out, that filter would show if it asked for it. */
function rollUp(
  { indexById, columns }: Facets,
  { query, filters }: Search,
  { ids, ns, inTeam }: { ids: readonly number[]; ns: readonly number[]; inTeam: number },
): Counts {
  const counts = nothingCounted(query.length > 0 && inTeam >= mostCounted);
  const sums = filterNames.map((name) => {
    const isSuited = suits(filters, name);
    const { values, of } = columns[name];
    return { of, suited: values.map(isSuited), all: values.map(() => 0) };
  });
  for (const [index, id] of ids.entries()) {
    const [facet = -1, n = 0] = [indexById.get(id), ns[index]];
    if (facet < 0 || n <= 0) continue;
    const against = sums.filter(({ of, suited }) => !suited[of[facet] ?? 0]);
    if (against.length > 1) continue;
    if (against.length === 0) counts.total += n;
    for (const { of, all } of against.length === 0 ? sums : against)
      all[of[facet] ?? 0] = (all[of[facet] ?? 0] ?? 0) + n;
  }
  for (const [index, name] of filterNames.entries())
    for (const [at, n] of (sums[index]?.all ?? []).entries())
      if (n > 0) counts[fieldOf[name]][columns[name].values[at] ?? ""] = n;
  return counts;
}

export const nothingCounted = (isPartial = false): Counts => ({
  total: 0,
  isPartial,
  topics: {},
  competencies: {},
  kinds: {},
  statuses: {},
  difficulties: {},
  minutes: {},
});

/** Rows of (facet_id, n, read), whatever the facets' own filters say. */
function countFacets(search: Search): SQL {
  const { favouritesOf, notAskedTo } = search.filters;
  if (!notAskedTo) return sql`select *, n as read from (${countAll(search)}) counted`;
  // Taking away the few that were asked is cheaper than looking each of the others up.
  return sql`select facet_id, sum(n) as n, sum(greatest(n, 0)) as read from (
    ${countAll(search)} union all select q.facet_id, -count(*) from search_entries q
    where q.question_id in (${askedBefore}) and ${isOfTeam} and ${isFound(search)}
      and ${favouritesOf ? isFavourite : sql`true`} group by 1) counted group by 1`;
}

/** What a candidate was asked is of the team, too. Beside favourites, which are read alone, the team's are counted while they are few. */
function countInTeam(search: Search): SQL<number> {
  if (search.query.length === 0 || !search.filters.favouritesOf) return sql`coalesce(sum(read), 0)::int`;
  return sql`(select count(*)::int from (${foundInTeam(search, sql.raw(String(fewFound)))}) c)`;
}

const foundInTeam = (search: Search, limit: SQL) =>
  sql`select q.facet_id from search_entries q where ${isOfTeam} and ${isFound(search)} limit ${limit}`;

function countAll(search: Search): SQL {
  const { query, filters } = search;
  if (query.length === 0 && !filters.favouritesOf)
    return sql`select facet_id, sum(n) as n from facet_counts where team_id = ${value("teamId")} group by 1`;
  const rows = filters.favouritesOf ? favourites(query) : foundInTeam(search, value("limit"));
  return sql`select facet_id, count(*) as n from (${rows}) q group by 1`;
}

function favourites(query: Query): SQL {
  const from = sql`from search_entries q where ${isOfTeam} and ${isFavourite}`;
  return query.length > 0
    ? sql`select facet_id from ${foundAmong(sql`select q.facet_id, ${ownWords} ${from}`)} c`
    : sql`select q.facet_id ${from}`;
}
