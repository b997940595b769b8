// What several words find, read once for both halves of a search: how many there are for each filter, and the best of those that only
// their texts are found by. Those whose title or labels are found come first and have an index of their own, asked meanwhile.
import { sql } from "drizzle-orm";
import type { Conn } from "../../client";
import { type Counted, type Counts, countByFilter, mostCounted, rollUp } from "./counts";
import { byText, hasLabels, isFound, isOf, isWanted, type Search, sampleFirst } from "./filters";
import {
  findQuestionIds,
  findRanked,
  isUsual,
  type Limited,
  mostRankedByText,
  type Sort,
  weights,
} from "./search";

/** The ids of the questions that fit, best first, and how many each value of each filter would show. */
export async function findAndCount(
  conn: Conn,
  { sort, ...search }: Limited & { sort: Sort },
): Promise<{ questionIds: string[]; counts: Counts }> {
  // One word alone is found in so many texts, or looked up so fast, that two connections are quicker than one reading for both.
  if (sort === "best" && search.query.length > 1 && isUsual(search.filters)) return findByWords(conn, search);
  const [questionIds, counts] = await Promise.all([
    findQuestionIds(conn, { ...search, sort }),
    countByFilter(conn, search),
  ]);
  return { questionIds, counts };
}

async function findByWords(conn: Conn, search: Limited) {
  const [labelled, read] = await Promise.all([
    findRanked(conn, { ...search, words: "label" }),
    readFound(conn, search),
  ]);
  const limit = search.limit - labelled.length;
  const rest = () => (read.isWhole ? read.texts : findRanked(conn, { ...search, limit, words: "all" }));
  const [counts, texts] = await Promise.all([rollUp(conn, search, read), limit > 0 ? rest() : []]);
  return { questionIds: [...labelled, ...texts].slice(0, search.limit), counts };
}

type Found = Counted & { texts: string[] | null };

/** Counts what is found. Where that is all there is, and labels alone don't fill the list, `texts` are what may follow them. */
async function readFound(conn: Conn, search: Limited) {
  const [row] = await conn.execute<Found>(sql`
    with ${found(search)}, ${texts(search)}
    select json_agg(facet_id) as ids, json_agg(n) as ns, (select json_agg(id) from texts) as texts
    from (select facet_id, count(*) as n from found group by 1) counted`);
  const ns = row?.ns ?? [];
  const isWhole = ns.reduce((all, n) => all + n, 0) < mostCounted;
  return { ids: row?.ids ?? null, ns, texts: row?.texts ?? [], isWhole };
}

const found = (search: Search) => sql`
  found as materialized (${sampleFirst(
    sql`q.id, q.slug, q.facet_id, q.all_words, ${hasLabels(search)} as is_labelled`,
    sql`${isOf(search.teamId)} and ${isFound(search)}`,
  )} limit ${mostCounted})`;

/** As a filter of what was found, not joined to it: the order in which that was read decides which of many are ranked. */
const texts = (search: Limited) => sql`
  wanted as materialized (select f.id, f.difficulty from facets f where ${isWanted(search)}),
  texts as (
    select c.id from (
      select * from found where not is_labelled and (facet_id in (select id from wanted)) is true
      limit ${mostRankedByText}
    ) c join wanted f on f.id = c.facet_id
    where (select count(*) from found) < ${mostCounted}
      and (select count(*) from found where is_labelled and facet_id in (select id from wanted)) < ${search.limit}
    order by ts_rank(${weights}, c.all_words, ${byText(search.query)}) desc, f.difficulty, c.slug limit ${search.limit})`;
