// One look for words: all of them as they were typed, or, where few questions have these, what the telling ones begin.
import { listHits } from "@/db/bank/questions";
import { countByFilter, fewFound, nothingCounted } from "@/db/bank/search/counts";
import type { Filters } from "@/db/bank/search/filters";
import { findNarrow, findQuestionIds, hasTitle, type Sort } from "@/db/bank/search/search";
import { findQuery, type Query, type Typed } from "@/db/bank/search/words";
import type { Conn } from "@/db/client";
import { mayBeTitle, tellingOf } from "./rules";

export type Search = {
  teamId: string;
  personId: string;
  text: string;
  filters: Filters;
  sort: Sort;
  limit: number;
};
type Look = Omit<Search, "text"> & { words: readonly Typed[] };

export const nothing = { hits: [], counts: nothingCounted(), isKnown: false, query: undefined };

/** `isKnown`: some question of the team has the words, so where none is left the filters are in the way. */
export async function look(conn: Conn, { words, ...given }: Look) {
  const [query, facetIds] = await Promise.all([
    findQuery(conn, { teamId: given.teamId, typed: words, telling: tellingOf(words) }),
    words.length > 0 ? findNarrow(conn, given) : undefined,
  ]);
  if (!query) return nothing;
  const found = await findIn(conn, { ...given, words, facetIds }, query);
  const hits = await listHits(conn, { ...given, questionIds: found.questionIds });
  return { hits, counts: found.counts, isKnown: found.inTeam > 0, query: found.query };
}

/**
 * Which of the two is looked for is decided by the words and the team alone: were filters and order asked, a filter's count would
 * not be what choosing it gives. What has all words stays first where the best come first.
 */
async function findIn(
  conn: Conn,
  { words, ...given }: Look & { facetIds: number[] | undefined },
  { whole, wide }: { whole?: Query; wide: Query },
) {
  const exact = whole && (await find(conn, { ...given, query: whole }));
  if (
    exact &&
    (exact.inTeam >= fewFound || (mayBeTitle(words) && (await hasTitle(conn, { ...given, words }))))
  )
    return exact;
  const found = await find(conn, { ...given, query: wide });
  if (!exact || given.sort !== "best") return found;
  const questionIds = [...new Set([...exact.questionIds, ...found.questionIds])].slice(0, given.limit);
  return { ...found, questionIds };
}

async function find(conn: Conn, search: Parameters<typeof findQuestionIds>[1]) {
  const [questionIds, { counts, inTeam }] = await Promise.all([
    findQuestionIds(conn, search),
    countByFilter(conn, search),
  ]);
  // Counting stops early and knows nothing of the filters then: there are at least those that are shown.
  const total = Math.max(counts.total, questionIds.length);
  return { questionIds, counts: { ...counts, total }, inTeam, query: search.query };
}
