// The conditions of a search. Beside a text, team and facet are written as `(…) is true`, which no index can serve: a plan
// that begins with them would read the long list of words of each question in the bank.
import { type SQL, sql } from "drizzle-orm";
import type { QuestionKind, QuestionStatus } from "../vocabulary";

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
/** Words that must all be found; each is a list of alternatives, of which one must begin a word. Small letters and digits. */
export type Query = readonly (readonly string[])[];
export type Search = {
  teamId: string;
  query: Query;
  filters: Filters;
  /** So few questions have the facets that these lead to the rows, and the words are looked up in each. */
  isNarrow?: boolean;
};

/** Titles and labels are searched by the beginnings of words. */
export const byLabel = (query: Query) => toTsquery(query, () => ":*");
/** Texts too, but one or two letters begin half of all words: there they must be a word. */
export const byText = (query: Query) => toTsquery(query, (word) => (word.length > 2 ? ":*" : ""));
const toTsquery = (query: Query, ending: (word: string) => string) =>
  sql`to_tsquery('simple', ${query.map((words) => `(${words.map((word) => word + ending(word)).join(" | ")})`).join(" & ")})`;

/** A condition that no index is asked for. */
const check = (condition: SQL) => sql`(${condition}) is true`;

export const isOf = (teamId: string) => check(sql`q.team_id = ${teamId}`);

/** What the text finds by label it finds by text as well, but for short words. */
export function isFound(search: Search): SQL {
  const { query } = search;
  if (query.length === 0) return sql`true`;
  const hasShort = query.some((words) => words.some((word) => word.length <= 2));
  const byAll = sql`q.all_words @@ ${byText(query)}`;
  return byWords(search, hasShort ? sql`(q.label_words @@ ${byLabel(query)} or ${byAll})` : byAll);
}

/** The words lead to the rows, but where few favourites or facets do. */
export const byWords = ({ filters, isNarrow }: Search, condition: SQL) =>
  filters.favouritesOf || isNarrow ? check(condition) : condition;

export function fits(search: Search): SQL {
  const hasFacet = sql`q.facet_id in (select f.id from facets f where ${isWanted(search)})`;
  const leads = search.isNarrow && !search.filters.favouritesOf;
  return sql`${isOf(search.teamId)} and ${leads ? hasFacet : check(hasFacet)} and ${isPersonal(search)}`;
}

export const filterNames = [
  "is_topic",
  "is_competency",
  "is_kind",
  "is_status",
  "is_difficulty",
  "is_minutes",
] as const;
export type Filter = (typeof filterNames)[number];
export const columns = {
  is_topic: sql`topic`,
  is_competency: sql`competency`,
  is_kind: sql`kind`,
  is_status: sql`status`,
  is_difficulty: sql`difficulty`,
  is_minutes: sql`minutes`,
};

export const isWanted = (search: Search) =>
  sql.join(
    [sql`f.team_id = ${search.teamId}`, ...filterNames.map((name) => isAmong(search, name))],
    sql` and `,
  );

export function isAmong({ filters }: Search, name: Filter): SQL {
  const {
    topics,
    competencies,
    kinds,
    statuses,
    difficultyFrom = 1,
    difficultyTo = 5,
    minutesTo = 20,
  } = filters;
  const lists = { is_topic: topics, is_competency: competencies, is_kind: kinds, is_status: statuses };
  if (name === "is_difficulty") return sql`f.difficulty between ${difficultyFrom} and ${difficultyTo}`;
  if (name === "is_minutes") return sql`f.minutes <= ${minutesTo}`;
  const values: string[] = lists[name] ?? [];
  return values.length > 0 ? sql`f.${columns[name]} = any(${sql.param(values)}::text[])` : sql`true`;
}

export function isPersonal({ teamId, filters: { favouritesOf, notAskedTo } }: Search): SQL {
  return sql.join(
    [
      favouritesOf ? isFavourite(favouritesOf) : sql`true`,
      notAskedTo ? sql`q.id not in (${askedTo(teamId, notAskedTo)})` : sql`true`,
    ],
    sql` and `,
  );
}

export const isFavourite = (personId: string) =>
  sql`q.id in (select question_id from favourites where person_id = ${personId})`;

export const askedTo = (teamId: string, candidateName: string) => sql`
  select v.question_id from interviews i
  join asked_questions a on a.interview_id = i.id join question_versions v on v.id = a.question_version_id
  where i.team_id = ${teamId} and lower(i.candidate_name) = lower(${candidateName})`;
