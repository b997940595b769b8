import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { type QuestionKind, type QuestionStatus, questionKinds, questionStatuses } from "../vocabulary";
import { at, createdAt, id, oneOf } from "./columns";
import { people, teams } from "./people";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** Each combination of what questions are filtered by, once for each team. Counting is then by one small number. */
export const facets = pgTable(
  "facets",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    teamId: uuid()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    topic: text().notNull(),
    competency: text().notNull(),
    kind: text().$type<QuestionKind>().notNull(),
    difficulty: smallint().notNull(),
    minutes: smallint().notNull(),
    status: text().$type<QuestionStatus>().notNull(),
  },
  (t) => [
    unique("facets_once").on(t.teamId, t.topic, t.competency, t.kind, t.difficulty, t.minutes, t.status),
  ],
);

/**
 * How many questions have each facet: the sum of its rows. Triggers on `questions` write it (drizzle/0006_speed.sql), so that no
 * statement can forget to. A writer adds a row of its own where another one holds those that are there.
 */
export const facetCounts = pgTable(
  "facet_counts",
  {
    teamId: uuid().notNull(),
    facetId: integer()
      .notNull()
      .references(() => facets.id, { onDelete: "cascade" }),
    n: integer().notNull(),
  },
  (t) => [index("facet_counts_team").on(t.teamId, t.facetId), index("facet_counts_facet").on(t.facetId)],
);

/** Reading the long list of words costs what `read_words` says it does: without it the planner takes it for a number's work. */
const readWords = sql`read_words(all_words)`;
/**
 * An entry of a team's bank. Its text lives in versions; the newest is the one numbered `latest_version`, and what it is
 * found by is kept here: its facet, the words of title and labels, and of everything. The row is kept narrow (see the
 * migration) so that a filter over a hundred thousand of them reads few pages.
 */
export const questions = pgTable(
  "questions",
  {
    id: id(),
    teamId: uuid()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    slug: text().notNull(),
    status: text().$type<QuestionStatus>().notNull(),
    latestVersion: integer().notNull().default(1),
    facetId: integer()
      .notNull()
      .references(() => facets.id),
    /** When an interview that asked it last ended. */
    lastAskedAt: at(),
    labelWords: tsvector().notNull(),
    allWords: tsvector().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("questions_team_slug").on(t.teamId, t.slug),
    index("questions_facet").on(t.facetId),
    index("questions_last_asked")
      .on(t.teamId, t.lastAskedAt.desc(), t.id)
      .where(sql`last_asked_at is not null`),
    index("questions_label_words").using("gin", t.labelWords),
    index("questions_all_words").using("gin", readWords),
    // Sorting by use looks through these alone, however frequent the word is.
    index("questions_asked_words").using("gin", readWords).where(sql`last_asked_at is not null`),
    check("questions_status", oneOf("status", questionStatuses)),
  ],
);

/**
 * Every eighth question, by chance of its id, as the search reads it: what only reads up to a limit looks here first. Beside each
 * other they fill a tenth of the pages that they have among all questions. Triggers on `questions` write it.
 */
export const questionSamples = pgTable(
  "question_samples",
  {
    id: uuid().primaryKey(),
    teamId: uuid().notNull(),
    slug: text().notNull(),
    facetId: integer().notNull(),
    labelWords: tsvector().notNull(),
    allWords: tsvector().notNull(),
  },
  (t) => [
    index("question_samples_labels").using("gin", t.labelWords),
    index("question_samples_words").using("gin", readWords),
  ],
);

/** Every word that any question was ever found by, its first 40 letters: where a misspelt one looks for its neighbours. */
export const searchWords = pgTable("search_words", { word: text().primaryKey() }, (t) => [
  index("search_words_alike").using("gin", t.word.op("gin_trgm_ops")),
  index("search_words_beginnings").on(t.word.op("text_pattern_ops")),
]);

/** What a question said at one time. Never updated: what was used once never changes. */
export const questionVersions = pgTable(
  "question_versions",
  {
    id: id(),
    questionId: uuid()
      .notNull()
      .references(() => questions.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    title: text().notNull(),
    kind: text().$type<QuestionKind>().notNull(),
    topic: text().notNull(),
    competency: text().notNull(),
    difficulty: smallint().notNull(),
    minutes: smallint().notNull(),
    tags: text().array().notNull(),
    prompt: text().notNull(),
    promptHtml: text().notNull(),
    modelAnswer: text().notNull(),
    modelAnswerHtml: text().notNull(),
    keyPoints: text().array().notNull(),
    followUps: text().array().notNull(),
    hints: text().array().notNull(),
    levels: text().array().notNull(),
    source: text().notNull(),
    licence: text().notNull(),
    createdBy: uuid().references(() => people.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [
    unique("question_versions_number").on(t.questionId, t.version),
    check("question_versions_kind", oneOf("kind", questionKinds)),
    check("question_versions_difficulty", sql`difficulty between 1 and 5`),
    check("question_versions_minutes", sql`minutes between 2 and 20`),
    check("question_versions_levels", sql`cardinality(levels) in (0, 5)`),
  ],
);

export const kits = pgTable(
  "kits",
  {
    id: id(),
    teamId: uuid()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    slug: text().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    minutes: smallint().notNull(),
    /** Null for the library's. A kit that isn't shared is seen by its maker alone. */
    createdBy: uuid().references(() => people.id, { onDelete: "set null" }),
    isShared: boolean().notNull().default(true),
    revision: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [unique("kits_team_slug").on(t.teamId, t.slug)],
);

export const kitItems = pgTable(
  "kit_items",
  {
    kitId: uuid()
      .notNull()
      .references(() => kits.id, { onDelete: "cascade" }),
    position: smallint().notNull(),
    questionId: uuid()
      .notNull()
      .references(() => questions.id, { onDelete: "cascade" }),
    minutes: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kitId, t.position] }),
    unique("kit_items_once").on(t.kitId, t.questionId),
    index("kit_items_question").on(t.questionId),
  ],
);

/** The questions that a person has marked to find them again. */
export const favourites = pgTable(
  "favourites",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    questionId: uuid()
      .notNull()
      .references(() => questions.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.questionId] }), index("favourites_question").on(t.questionId)],
);

/**
 * What a person is writing and hasn't saved as a version. `question_id` is the question's, also of one that doesn't exist
 * yet; `based_on` is the version that stood when they began (0: a new question).
 */
export const questionDrafts = pgTable(
  "question_drafts",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    questionId: uuid().notNull(),
    teamId: uuid()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    basedOn: integer().notNull(),
    body: jsonb().notNull(),
    revision: integer().notNull().default(1),
    savedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.questionId] }),
    index("question_drafts_question").on(t.teamId, t.questionId),
  ],
);
