// The conditions of a search. Beside a text, team and facet are written as `(…) is true`, which no index can serve: what a word
// finds is read anyway, and a plan that begins with them would read the long list of words of each question in the bank.
import { type SQL, sql } from "drizzle-orm";
import type { QuestionKind, QuestionStatus } from "../../vocabulary";
import type { FilterName } from "./facets";
import type { Query, Word } from "./words";

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
export type Search = {
  teamId: string;
  query: Query;
  filters: Filters;
  /** The facets that are asked for, where so few questions have them that these may lead to the rows. */
  facetIds?: readonly number[];
};

/** A value of the search that is asked with, by its name: statements are written once for each shape and not for each search. */
export const value = (name: keyof Values) => sql`${sql.placeholder(name)}`;
type Values = ReturnType<typeof toValues>;

/** What statements take of a search. No values of a filter mean all of them. */
export function toValues({ teamId, query, filters, facetIds = [] }: Search, limit: number) {
  const { topics = [], competencies = [], kinds = [], statuses = [], ...others } = filters;
  const { difficultyFrom = 1, difficultyTo = 5, minutesTo = 20, favouritesOf, notAskedTo } = others;
  return {
    teamId,
    labels: toTsquery(query, "labels"),
    texts: toTsquery(query, "texts"),
    topic: topics,
    competency: competencies,
    kind: kinds,
    status: statuses,
    difficultyFrom,
    difficultyTo,
    minutesTo,
    favouritesOf,
    notAskedTo,
    facetIds,
    limit,
    twice: 2 * limit,
  };
}

/** What decides how a statement is written. */
export const shapeOf = ({ query, filters, facetIds }: Search): string =>
  [
    query.length > 0,
    hasShort(query),
    facetIds !== undefined,
    hasFacets(filters),
    filters.favouritesOf,
    filters.notAskedTo,
  ]
    .map((is) => (is ? 1 : 0))
    .join("");

/** Where all words of a query have to be: in the title, there or among the labels, or anywhere in the texts. */
export type Part = "title" | "labels" | "texts";
const wordsIn: Record<Part, SQL> = {
  title: sql`team_words(q.team_id, q.words, '{a}')`,
  labels: sql`team_words(q.team_id, q.words, '{a,b}')`,
  texts: sql`team_words(q.team_id, q.words)`,
};

/** One or two letters begin half of all words: in texts they must be a word. */
function toTsquery(query: Query, part: "labels" | "texts"): string {
  const write = ({ words, beginning }: Word) => {
    const isBeginning = beginning && (part === "labels" || beginning.length > 2);
    return [...words, ...(beginning ? [isBeginning ? `${beginning}:*` : beginning] : [])].join(" | ");
  };
  return query.map((word) => `(${write(word)})`).join(" & ");
}
const hasShort = (query: Query) => query.some(({ beginning }) => beginning && beginning.length <= 2);

const given = (part: Part) => value(part === "texts" ? "texts" : "labels");
/**
 * Written as a query of its own, so that the planner can't see its words: a plan for the words of one search is no better, and is
 * made anew for each search if it seems cheaper than the one for all.
 */
export const asked = (part: Part) => sql`(select to_tsquery('simple', ${given(part)}))`;
/** The index has each word with its team, so that it leads to no other team's questions, however many have the word. */
export const hasAll = (part: Part, query: SQL) =>
  sql`${wordsIn[part]} @@ (select team_query(${value("teamId")}, to_tsquery('simple', ${query})))`;
export const hasWords = (part: Part) => hasAll(part, given(part));

/** A condition that no index is asked for. */
const check = (condition: SQL) => sql`(${condition}) is true`;

export const isOfTeam = check(sql`q.team_id = ${value("teamId")}`);

/** What the labels find the texts find as well, but for short words. */
export function isFound({ query }: Search): SQL {
  if (query.length === 0) return sql`true`;
  return hasShort(query) ? sql`(${hasWords("labels")} or ${hasWords("texts")})` : hasWords("texts");
}

/** As `isFound`, of `rows` that are few: the words of each, `words`, are read from beside its row once. */
export const foundAmong = (rows: SQL) => sql`(
  select * from (${rows} offset 0) few
  where words @@ ${asked("texts")} or ts_filter(words, '{a,b}') @@ ${asked("labels")})`;
export const ownWords = sql`q.words || ''::tsvector as words`;

/** Status and difficulty stand in the entry itself: only other filters have to look at facets. */
export const hasFacets = ({ topics = [], competencies = [], kinds = [], minutesTo }: Filters) =>
  [...topics, ...competencies, ...kinds].length > 0 || minutesTo !== undefined;

const isAmong = (name: "topic" | "competency" | "kind" | "status", column: SQL) =>
  sql`(cardinality(${value(name)}::text[]) = 0 or ${column} = any(${value(name)}::text[]))`;
const isBetween = (column: SQL) =>
  sql`${column} between ${value("difficultyFrom")} and ${value("difficultyTo")}`;

/** Beside a text, with `wanted` in the same statement: read once, not for each part of the table. */
export function fits(search: Search): SQL {
  const byFacets = search.facetIds
    ? sql`q.facet_id = any(${value("facetIds")}::int[])`
    : check(sql`q.facet_id in (select id from wanted)`);
  const byEntry = check(sql`${isAmong("status", sql`q.status`)} and ${isBetween(sql`q.difficulty`)}`);
  return sql`${isOfTeam} and ${hasFacets(search.filters) ? byFacets : byEntry} and ${isPersonal(search)}`;
}

export const isWanted = sql`f.team_id = ${value("teamId")} and ${isAmong("topic", sql`f.topic`)}
  and ${isAmong("competency", sql`f.competency`)} and ${isAmong("kind", sql`f.kind`)} and ${isAmong("status", sql`f.status`)}
  and ${isBetween(sql`f.difficulty`)} and f.minutes <= ${value("minutesTo")}`;

export const wanted = sql`wanted as materialized (select f.id from facets f where ${isWanted})`;

/** What `isWanted` asks of a row, asked of a facet's value. */
export function suits(filters: Filters, name: FilterName): (value: string | number) => boolean {
  const { topics = [], competencies = [], kinds = [], statuses = [], ...others } = filters;
  const { difficultyFrom = 1, difficultyTo = 5, minutesTo = 20 } = others;
  if (name === "difficulty")
    return (given) => Number(given) >= difficultyFrom && Number(given) <= difficultyTo;
  if (name === "minutes") return (given) => Number(given) <= minutesTo;
  const lists = { topic: topics, competency: competencies, kind: kinds, status: statuses };
  const values = new Set<string | number>(lists[name]);
  return (given) => values.size === 0 || values.has(given);
}

export function isPersonal({ filters: { favouritesOf, notAskedTo } }: Search): SQL {
  return sql.join(
    [
      favouritesOf ? isFavourite : sql`true`,
      notAskedTo ? sql`q.question_id not in (${askedBefore})` : sql`true`,
    ],
    sql` and `,
  );
}

/** As a list, which is looked up one by one: joined, the bank was read in the order of ids to meet the few. */
export const isFavourite = sql`
  q.question_id = any(array(select question_id from favourites where person_id = ${value("favouritesOf")}))`;

/** What the candidate of that name was asked in any interview of the team. */
export const askedBefore = sql`
  select v.question_id from interviews i
  join asked_questions a on a.interview_id = i.id join question_versions v on v.id = a.question_version_id
  where i.team_id = ${value("teamId")} and lower(i.candidate_name) = lower(${value("notAskedTo")})`;
