import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { type QuestionKind, type QuestionStatus, questionKinds, questionStatuses } from "../vocabulary";
import { createdAt, id, oneOf } from "./columns";
import { teams } from "./people";

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
    createdAt: createdAt(),
  },
  (t) => [
    unique("questions_team_slug").on(t.teamId, t.slug),
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
    createdAt: createdAt(),
  },
  (t) => [
    unique("question_versions_number").on(t.questionId, t.version),
    check("question_versions_kind", oneOf("kind", questionKinds)),
    check("question_versions_difficulty", sql`difficulty between 1 and 5`),
    check("question_versions_minutes", sql`minutes between 2 and 20`),
    check("question_versions_levels", sql`cardinality(levels) = 5`),
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
  (t) => [primaryKey({ columns: [t.kitId, t.position] }), unique("kit_items_once").on(t.kitId, t.questionId)],
);
