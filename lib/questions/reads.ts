import * as rows from "@/db/bank/questions";
import type { Counts } from "@/db/bank/search/counts";
import type { Filters } from "@/db/bank/search/filters";
import { mostRanked, type Sort } from "@/db/bank/search/search";
import type { Conn } from "@/db/client";
import type { Member } from "@/lib/auth/member";
import { keysOf } from "@/lib/keys";
import { withForms } from "../text/families";
import { chooseSlug, slugChoices, toSlug } from "../text/slugs";
import { nameMissing } from "./field-kinds";
import { questionFields } from "./fields";
import { guessNear, guessWords } from "./guesses";
import { firstLine, mostWords, tellingOf, toLevels, toSearchWords } from "./rules";
import type { ListQuery } from "./schema";
import { look, nothing, type Search } from "./search";

type Guide = Awaited<ReturnType<typeof rows.listGuides>>[number];
type Topic = Awaited<ReturnType<typeof rows.listTopics>>[number];

export type { Counts, Filters, Search, Sort };

/**
 * Search as you type in a team's bank, best first; misspelt words are guessed only where the team has nothing, whatever the
 * filters. An empty text gives what the filters leave, by topic and difficulty. `counts` says how many there are for each value
 * of each filter, all other filters kept; `query` is what was looked for in the end.
 */
export async function searchQuestions(conn: Conn, { text, ...given }: Search) {
  const words = toSearchWords(text);
  if (words.length === 0 && text.trim()) return { ...nothing, guessed: [] };
  const typed = words.map(withForms);
  const exact = await look(conn, { ...given, words: typed });
  if (words.length === 0 || exact.isKnown) return { ...exact, guessed: [] };
  const telling = tellingOf(typed).map(({ word }) => word);
  for (const guess of [guessNear, guessWords]) {
    const guesses = await guess(conn, { teamId: given.teamId, words: telling });
    if (!guesses) continue;
    const guessed = guesses.map(({ likeliest: [first = ""] }) => first);
    if (guessed.join(" ") === telling.join(" ")) break;
    for (const which of ["likeliest", "all"] as const) {
      const meant = guesses.map((guess) => ({ word: guess[which][0] ?? "", forms: guess[which] }));
      const found = await look(conn, { ...given, words: meant });
      if (found.isKnown) return { ...found, guessed };
    }
  }
  return { ...exact, guessed: [] };
}

/** What an interviewer sees of these versions, in the order asked for; what isn't the team's is left out. */
export async function findGuides(
  database: Conn,
  args: Parameters<typeof rows.listGuides>[1],
): Promise<Guide[]> {
  const guides = await rows.listGuides(database, args);
  const byVersion = new Map(
    guides.map((guide) => [guide.questionVersionId, { ...guide, levels: toLevels(guide.levels) }]),
  );
  return args.questionVersionIds.flatMap((id) => byVersion.get(id) ?? []);
}

/** The topics of a team's approved questions, with how many there are and their minutes together. */
export async function listTopics(conn: Conn, { teamId }: Member): Promise<Topic[]> {
  return rows.listTopics(conn, teamId);
}

export type BankView = Awaited<ReturnType<typeof readBank>>;
export type BankRow = BankView["rows"][number];
export type Loosened = "q" | "favourites" | "newTo" | keyof ReturnType<typeof withoutFacet>;
type Viewer = { teamId: string; personId: string };

/** What an address of the list asks of the search; nothing chosen of the statuses means the approved ones. */
export function toSearch(query: ListQuery, { teamId, personId }: Viewer): Search {
  const { q, sort, show, topic, competency, kind, status, favourites, newTo } = query;
  const filters: Filters = {
    topics: topic,
    competencies: competency,
    kinds: kind,
    statuses: status.length > 0 ? status : ["approved"],
    difficultyFrom: query.from,
    difficultyTo: query.to,
    minutesTo: query.minutes,
    favouritesOf: favourites ? personId : undefined,
    notAskedTo: newTo || undefined,
  };
  return { teamId, personId, text: q, filters, sort, limit: show };
}

/**
 * The list as a screen shows it. Where nothing is left, `loosen` says how many there would be without each filter and `lacking`
 * which words are to blame. With `mayMissBest` not all were weighed.
 */
export async function readBank(conn: Conn, { teamId, personId }: Member, query: ListQuery) {
  const viewer = { teamId, personId };
  const [{ hits, counts, guessed }, candidateNames] = await Promise.all([
    searchQuestions(conn, toSearch(query, viewer)),
    rows.listCandidateNames(conn, { teamId, limit: 100 }),
  ]);
  const none = counts.total === 0;
  const missing = await listMissingOf(conn, {
    teamId,
    questionIds: hits.map(({ questionId }) => questionId),
  });
  return {
    counts,
    guessed,
    mayMissBest: query.q !== "" && query.sort === "best" && counts.total > mostRanked,
    candidateNames,
    rows: hits.map(({ prompt, ...hit }) => ({
      ...hit,
      firstLine: firstLine(prompt),
      missing: missing.get(hit.questionId) ?? [],
    })),
    loosen: none ? await findLoosenings(conn, { ...viewer, query, counts }) : [],
    lacking: none ? await findLacking(conn, { ...viewer, query }) : nothingLacking,
    isEmpty: none && !(await rows.hasQuestions(conn, teamId)),
  };
}

/** What each of these would be better with. */
async function listMissingOf(conn: Conn, args: { teamId: string; questionIds: string[] }) {
  const counted = await rows.countTexts(conn, args);
  return new Map(
    counted.map(({ questionId, counts }) => [
      questionId,
      nameMissing(questionFields, (name) => counts[name] ?? 0),
    ]),
  );
}

/** The counts keep all other filters, so a filter's own counts together are what there is without it. */
function withoutFacet({ topics, competencies, kinds, statuses, difficulties, minutes }: Counts) {
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, one) => all + one, 0);
  return {
    topic: sum(topics),
    competency: sum(competencies),
    kind: sum(kinds),
    status: sum(statuses),
    difficulty: sum(difficulties),
    minutes: sum(minutes),
  };
}

async function findLoosenings(
  conn: Conn,
  { query, counts, ...viewer }: Viewer & { query: ListQuery; counts: Counts },
): Promise<{ filter: Loosened; total: number }[]> {
  const without = async (filter: Loosened, changed: Partial<ListQuery>) => {
    const found = await searchQuestions(conn, { ...toSearch({ ...query, ...changed }, viewer), limit: 1 });
    return { filter, total: found.counts.total };
  };
  const totals = withoutFacet(counts);
  const searched = await Promise.all([
    ...(query.q ? [without("q", { q: "" })] : []),
    ...(query.favourites ? [without("favourites", { favourites: false })] : []),
    ...(query.newTo ? [without("newTo", { newTo: "" })] : []),
  ]);
  return [...searched, ...keysOf(totals).map((filter) => ({ filter, total: totals[filter] }))].filter(
    ({ total }) => total > 0,
  );
}

const nothingLacking = { words: [] as string[], rest: "", total: 0 };

/** The telling words that no question of the team has, and how many the rest of these would find, all filters kept. */
async function findLacking(
  conn: Conn,
  { query, ...viewer }: Viewer & { query: ListQuery },
): Promise<typeof nothingLacking> {
  const typed = query.q.split(/\s+/).flatMap((text) => {
    const [word] = toSearchWords(text);
    return word ? [{ text, word }] : [];
  });
  const looks = tellingOf(typed.slice(0, mostWords)).map(async ({ text }) => {
    const alone = { ...viewer, text, filters: {}, sort: "best", limit: 1 } as const;
    const { hits, guessed } = await searchQuestions(conn, alone);
    return { text, isThere: hits.length > 0 && guessed.length === 0 };
  });
  const looked = await Promise.all(looks);
  const textsOf = (is: boolean) => looked.filter(({ isThere }) => isThere === is).map(({ text }) => text);
  const [words, rest] = [textsOf(false), textsOf(true).join(" ")];
  if (words.length === 0 || !rest) return { ...nothingLacking, words };
  const found = await searchQuestions(conn, { ...toSearch({ ...query, q: rest }, viewer), limit: 1 });
  return { words, rest, total: found.counts.total };
}

type Slugged = { teamId: string; questionId: string; title: string; nth: number };

/** A slug that the team hasn't. After two races the id's beginning is part of it, which nobody else takes. */
export async function findFreeSlug(conn: Conn, { teamId, questionId, title, nth }: Slugged): Promise<string> {
  const slugs = slugChoices(toSlug(title, "question"), 100);
  const taken = nth > 2 ? slugs : (await rows.listSlugs(conn, { teamId, slugs })).map(({ slug }) => slug);
  return chooseSlug(slugs, new Set(taken), questionId);
}
