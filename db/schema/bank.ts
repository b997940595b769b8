import { sql } from "drizzle-orm";
import {
  boolean,
  check,
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

/** An entry of a team's bank. Its text lives in versions; the newest is the one numbered `latest_version`. */
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
    /** False for what was typed in a room: it is asked, judged and kept like any other, and nobody finds it in the bank. */
    inBank: boolean().notNull().default(true),
    facetId: integer()
      .notNull()
      .references(() => facets.id),
    /** When an interview that asked it last ended. */
    lastAskedAt: at(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("questions_team_slug").on(t.teamId, t.slug),
    index("questions_facet").on(t.facetId),
    check("questions_status", oneOf("status", questionStatuses)),
  ],
);

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
