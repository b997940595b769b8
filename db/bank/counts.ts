// How many questions each filter would leave.
import { type SQL, sql } from "drizzle-orm";
import type { Conn } from "../client";
import {
  askedTo,
  columns,
  type Filter,
  filterNames,
  isAmong,
  isFavourite,
  isFound,
  isOf,
  type Search,
} from "./filters";

/** Counting stops here and says so. */
const mostCounted = 2_000;

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
  const others = (left?: Filter) =>
    sql.join(
      filterNames.filter((name) => name !== left).map((name) => sql.raw(name)),
      sql` and `,
    );
  const each = filterNames.map(
    (name) => sql`
      select ${name}::text as filter, ${columns[name]}::text as value, sum(n)::int as n from judged where ${others(name)} group by 2`,
  );
  const rows = await conn.execute<{ filter: Filter | "total" | "read"; value: string; n: number }>(sql`
    with counted as (${countFacets(search)}),
    judged as (
      select f.*, c.n, ${sql.join(
        filterNames.map((name) => sql`${isAmong(search, name)} as ${sql.raw(name)}`),
        sql`, `,
      )}
      from counted c join facets f on f.id = c.facet_id where c.n > 0
    )
    select 'total' as filter, '' as value, coalesce(sum(n), 0)::int as n from judged where ${others()}
    union all select 'read', '', coalesce(sum(n), 0)::int from counted
    union all ${sql.join(each, sql` union all `)}`);
  const of = (filter: string) => rows.filter((row) => row.filter === filter);
  const values = (filter: Filter) => Object.fromEntries(of(filter).map(({ value, n }) => [value, n]));
  return {
    total: of("total")[0]?.n ?? 0,
    isPartial: search.query.length > 0 && (of("read")[0]?.n ?? 0) >= mostCounted,
    topics: values("is_topic"),
    competencies: values("is_competency"),
    kinds: values("is_kind"),
    statuses: values("is_status"),
    difficulties: values("is_difficulty"),
    minutes: values("is_minutes"),
  };
}

/** Rows of (facet_id, n), whatever the facets' own filters say. */
function countFacets(search: Search): SQL {
  const { teamId, query } = search;
  const { favouritesOf, notAskedTo } = search.filters;
  const found = sql`${isFound(search)} and ${favouritesOf ? isFavourite(favouritesOf) : sql`true`}`;
  const all =
    query.length > 0 || favouritesOf
      ? sql`select facet_id, count(*) as n from (
          select q.facet_id from questions q where ${isOf(teamId)} and ${found} limit ${mostCounted}) q group by 1`
      : sql`select f.id as facet_id, (select count(*) from questions q where q.facet_id = f.id) as n
          from facets f where f.team_id = ${teamId}`;
  if (!notAskedTo) return all;
  // Taking away the few that were asked is cheaper than looking each of the others up.
  return sql`select facet_id, sum(n) as n from (
    ${all} union all select q.facet_id, -count(*) from questions q
    where q.id in (${askedTo(teamId, notAskedTo)}) and ${found} group by 1) counted group by 1`;
}
