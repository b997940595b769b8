// The conditions of a search. Beside a text, team and facet are written as `(…) is true`, which no index can serve: what a word
// finds is read anyway, and a plan that begins with them would read the long list of words of each question in the bank.
import { type SQL, sql } from "drizzle-orm";
import type { QuestionKind, QuestionStatus } from "../../vocabulary";
import type { Facet } from "./facets";
import type { Endings } from "./words";

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
  /** All words that begin with a word of the query, where these are few. */
  endings?: Endings;
  /** The facets that are asked for, where so few questions have them that these may lead to the rows. */
  facetIds?: readonly number[];
};

/** Titles and labels are searched by the beginnings of words. */
export const byLabel = (query: Query) => toTsquery(query, (word) => `${word}:*`);
/** Texts too, but one or two letters begin half of all words: there they must be a word. */
export const byText = (query: Query) => toTsquery(query, (word) => (word.length > 2 ? `${word}:*` : word));
const toTsquery = (query: Query, write: (word: string) => string) =>
  sql`to_tsquery('simple', ${query.map((words) => `(${words.map(write).join(" | ")})`).join(" & ")})`;

/** What is found is the same: where a beginning has few endings, these are looked up, not all that begins so. */
const written =
  ({ endings }: Search, isText: boolean) =>
  (word: string): string =>
    endings?.get(word)?.join(" | ") ?? (isText && word.length <= 2 ? word : `${word}:*`);

/** A condition that no index is asked for. */
const check = (condition: SQL) => sql`(${condition}) is true`;

export const isOf = (teamId: string) => check(sql`q.team_id = ${teamId}`);

/** What the text finds by label it finds by text as well, but for short words. */
export function isFound(search: Search): SQL {
  if (search.query.length === 0) return sql`true`;
  const hasShort = search.query.some((words) => words.some((word) => word.length <= 2));
  return hasShort ? sql`(${hasLabels(search)} or ${hasWords(search)})` : hasWords(search);
}

export const hasLabels = (search: Search) =>
  sql`q.label_words @@ ${toTsquery(search.query, written(search, false))}`;
/** `read_words` gives back what it is given, and tells the planner what reading it costs. */
export const hasWords = (search: Search) =>
  sql`read_words(q.all_words) @@ ${toTsquery(search.query, written(search, true))}`;

const isSampled = sql`(get_byte(uuid_send(q.id), 15) & 7) = 0`;

/**
 * Columns of the questions that meet a condition, to be read up to a limit. The sample comes first: where a frequent word
 * fills the limit from there, nobody looks up all the questions that it is in.
 */
export const sampleFirst = (columns: SQL, condition: SQL) => sql`
  (select ${columns} from question_samples q where ${condition})
  union all (select ${columns} from questions q where not ${isSampled} and ${condition})`;

export function fits(search: Search): SQL {
  const { facetIds } = search;
  const hasFacet = facetIds
    ? sql`q.facet_id = any(${sql.param(facetIds)}::int[])`
    : sql`q.facet_id in (select f.id from facets f where ${isWanted(search)})`;
  return sql`${isOf(search.teamId)} and ${facetIds ? hasFacet : check(hasFacet)} and ${isPersonal(search)}`;
}

export const filterNames = ["topic", "competency", "kind", "status", "difficulty", "minutes"] as const;
type Filter = (typeof filterNames)[number];

export const isWanted = (search: Search) =>
  sql.join(
    [sql`f.team_id = ${search.teamId}`, ...filterNames.map((name) => isAmong(search, name))],
    sql` and `,
  );

function isAmong({ filters }: Search, name: Filter): SQL {
  if (name === "difficulty")
    return sql`f.difficulty between ${filters.difficultyFrom ?? 1} and ${filters.difficultyTo ?? 5}`;
  if (name === "minutes") return sql`f.minutes <= ${filters.minutesTo ?? 20}`;
  const values = valuesOf(filters)[name];
  return values.length > 0 ? sql`f.${sql.raw(name)} = any(${sql.param(values)}::text[])` : sql`true`;
}

/** What `isAmong` asks of a row, asked of a facet that has been read. */
export function suits(filters: Filters, name: Filter): (facet: Facet) => boolean {
  const { difficultyFrom = 1, difficultyTo = 5, minutesTo = 20 } = filters;
  if (name === "difficulty")
    return ({ difficulty }) => difficulty >= difficultyFrom && difficulty <= difficultyTo;
  if (name === "minutes") return ({ minutes }) => minutes <= minutesTo;
  const values = new Set(valuesOf(filters)[name]);
  return (facet) => values.size === 0 || values.has(facet[name]);
}

/** No values mean all of them. */
const valuesOf = ({
  topics,
  competencies,
  kinds,
  statuses,
}: Filters): Record<"topic" | "competency" | "kind" | "status", readonly string[]> => ({
  topic: topics ?? [],
  competency: competencies ?? [],
  kind: kinds ?? [],
  status: statuses ?? [],
});

export function isPersonal({ teamId, filters: { favouritesOf, notAskedTo } }: Search): SQL {
  return sql.join(
    [
      favouritesOf ? isFavourite(favouritesOf) : sql`true`,
      notAskedTo ? sql`q.id not in (${askedTo(teamId, notAskedTo)})` : sql`true`,
    ],
    sql` and `,
  );
}

/** As a list, which is looked up one by one: joined, the bank was read in the order of ids to meet the few. */
export const isFavourite = (personId: string) =>
  sql`q.id = any(array(select question_id from favourites where person_id = ${personId}))`;

export const askedTo = (teamId: string, candidateName: string) => sql`
  select v.question_id from interviews i
  join asked_questions a on a.interview_id = i.id join question_versions v on v.id = a.question_version_id
  where i.team_id = ${teamId} and lower(i.candidate_name) = lower(${candidateName})`;
