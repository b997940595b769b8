// How many questions each filter would leave: Postgres counts by facet, and the few facets are rolled up here.
import { type SQL, sql } from "drizzle-orm";
import type { Conn } from "../../client";
import { type Facet, findFacets } from "./facets";
import {
  askedTo,
  type Filters,
  filterNames,
  isFavourite,
  isFound,
  isOf,
  type Search,
  sampleFirst,
  suits,
} from "./filters";

/** Counting stops here and says so. */
export const mostCounted = 2_000;

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

/** How many questions each value of each filter would show, the text and all other filters kept. */
export async function countByFilter(conn: Conn, search: Search): Promise<Counts> {
  const statement = sql`select json_agg(facet_id) as ids, json_agg(n) as ns from (${countFacets(search)}) counted`;
  const [row] = await conn.execute<Counted>(statement);
  return rollUp(conn, search, row);
}

/** Questions by facet, as two lists of one length. */
export type Counted = { ids: number[] | null; ns: number[] | null };

/** What the facets' numbers say of each value of each filter. */
export async function rollUp(conn: Conn, search: Search, counted: Counted | undefined): Promise<Counts> {
  const [ids, ns] = [counted?.ids ?? [], counted?.ns ?? []];
  const facets = await findFacets(conn, { teamId: search.teamId, ids });
  const read = ns.reduce((all, n) => all + n, 0);
  const counts = nothingCounted(search.query.length > 0 && read >= mostCounted);
  const add = adding(counts, search.filters);
  for (const [place, id] of ids.entries()) {
    const [facet, n = 0] = [facets.get(id), ns[place]];
    if (facet && n > 0) add(facet, n);
  }
  return counts;
}

const fieldOf = {
  topic: "topics",
  competency: "competencies",
  kind: "kinds",
  status: "statuses",
  difficulty: "difficulties",
  minutes: "minutes",
} as const;

/** Adds the questions of a facet. What only one filter keeps out, that filter would show if it asked for it. */
function adding(counts: Counts, filters: Filters) {
  const judges = filterNames.map((name) => [name, suits(filters, name)] as const);
  return (facet: Facet, n: number): void => {
    const against = judges.filter(([, isSuited]) => !isSuited(facet)).map(([name]) => name);
    if (against.length > 1) return;
    if (against.length === 0) counts.total += n;
    for (const name of against.length === 0 ? filterNames : against) {
      const values = counts[fieldOf[name]];
      values[facet[name]] = (values[facet[name]] ?? 0) + n;
    }
  };
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

/** Rows of (facet_id, n), whatever the facets' own filters say. */
function countFacets(search: Search): SQL {
  const { teamId, filters } = search;
  if (!filters.notAskedTo) return countAll(search);
  // Taking away the few that were asked is cheaper than looking each of the others up.
  return sql`select facet_id, sum(n) as n from (
    ${countAll(search)} union all select q.facet_id, -count(*) from questions q
    where q.id in (${askedTo(teamId, filters.notAskedTo)}) and ${isFoundBy(search)} group by 1) counted group by 1`;
}

const isFoundBy = (search: Search) =>
  sql`${isFound(search)} and ${search.filters.favouritesOf ? isFavourite(search.filters.favouritesOf) : sql`true`}`;

function countAll(search: Search): SQL {
  const { teamId, query, filters } = search;
  if (query.length === 0 && !filters.favouritesOf)
    return sql`select facet_id, sum(n) as n from facet_counts where team_id = ${teamId} group by 1`;
  const found = sql`${isOf(teamId)} and ${isFoundBy(search)}`;
  const read = filters.favouritesOf
    ? sql`select q.facet_id from questions q where ${found}`
    : sampleFirst(sql`q.facet_id`, found);
  return sql`select facet_id, count(*) as n from (${read} limit ${mostCounted}) q group by 1`;
}
