import type { Conn } from "@/db/client";
import * as search from "@/db/question-search";
import * as rows from "@/db/questions";
import { countByFilter, toSearchWords } from "./rules";

export type QuestionHit = Awaited<ReturnType<typeof rows.listHits>>[number];
export type Guide = Awaited<ReturnType<typeof rows.listGuides>>[number];
export type Topic = Awaited<ReturnType<typeof rows.listTopics>>[number];
export type { Filters, Sort } from "@/db/question-search";

export type Search = {
  teamId: string;
  personId: string;
  text: string;
  filters: search.Filters;
  sort: search.Sort;
  limit: number;
};

/**
 * Search as you type in a team's bank, best first; misspelt words are guessed only where nothing is found. An empty text
 * gives what the filters leave, by topic and difficulty. `counts` says how many there are for each value of each filter,
 * all other filters kept.
 */
export async function searchQuestions(conn: Conn, { text, limit, sort, ...given }: Search) {
  const words = toSearchWords(text);
  if (words.length === 0 && text.trim())
    return { hits: [], counts: countByFilter([], given.filters), guessed: [] };
  const exact = words.map((word) => [word]);
  const counted = await search.countFacets(conn, { ...given, query: exact });
  const guessed = counted.length === 0 && words.length > 0 ? await guess(conn, words) : undefined;
  const query = guessed ?? exact;
  const [ids, facets] = await Promise.all([
    search.findQuestionIds(conn, { ...given, query, sort, limit }),
    guessed ? search.countFacets(conn, { ...given, query }) : counted,
  ]);
  return {
    hits: await rows.listHits(conn, { ...given, questionIds: ids }),
    counts: countByFilter(facets, given.filters),
    guessed: guessed && ids.length > 0 ? guessed.map(([word, ...others]) => others[0] ?? word ?? "") : [],
  };
}

/** Each word with those of the bank that it may have been meant for. */
async function guess(conn: Conn, words: readonly string[]): Promise<string[][]> {
  return Promise.all(
    words.map(async (word) =>
      word.length < 4 ? [word] : [word, ...(await search.findLikeWords(conn, { word, limit: 3 }))],
    ),
  );
}

/** What an interviewer sees of these versions, in the order asked for; what isn't the team's is left out. */
export async function findGuides(
  database: Conn,
  args: { teamId: string; questionVersionIds: string[] },
): Promise<Guide[]> {
  const guides = await rows.listGuides(database, args);
  const byVersion = new Map(guides.map((guide) => [guide.questionVersionId, guide]));
  return args.questionVersionIds.flatMap((id) => byVersion.get(id) ?? []);
}

/** The topics of a team's approved questions, with how many there are and their minutes together. */
export async function listTopics(database: Conn, teamId: string): Promise<Topic[]> {
  return rows.listTopics(database, teamId);
}
