import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { type Level, type Recommendation, recommendations } from "../vocabulary";
import { at, createdAt, id, oneOf } from "./columns";
import { interviews, seats } from "./interviews";
import { facts } from "./room";

/** An author's own text about one asked question or, without one, the whole interview. */
export const notes = pgTable(
  "notes",
  {
    id: id(),
    interviewId: uuid()
      .notNull()
      .references(() => interviews.id, { onDelete: "cascade" }),
    authorSeatId: uuid()
      .notNull()
      .references(() => seats.id, { onDelete: "cascade" }),
    askedQuestionId: uuid(),
    body: text().notNull(),
    revision: integer().notNull(),
    opId: uuid().notNull(),
    savedAt: createdAt(),
    /** Its author's seat stands and their scorecard isn't submitted. Triggers keep it, so that a save looks at its own row alone. */
    isOpen: boolean().notNull().default(true),
  },
  (t) => [
    foreignKey({
      name: "notes_asked",
      columns: [t.interviewId, t.askedQuestionId],
      foreignColumns: [facts.interviewId, facts.opId],
    }).onDelete("cascade"),
    unique("notes_one_each").on(t.interviewId, t.authorSeatId, t.askedQuestionId).nullsNotDistinct(),
    check("notes_length", sql`char_length(body) <= 16000`),
  ],
);

/** An author's judgement of one answer. `level` null: not rated yet; 0: not observed; 1–5: the described levels. */
export const ratings = pgTable(
  "ratings",
  {
    interviewId: uuid().notNull(),
    askedQuestionId: uuid().notNull(),
    authorSeatId: uuid()
      .notNull()
      .references(() => seats.id, { onDelete: "cascade" }),
    level: smallint().$type<Level>(),
    /** Each a place in the version's key points, from 0. */
    heardKeyPoints: smallint().array().notNull(),
    revision: integer().notNull(),
    opId: uuid().notNull(),
    savedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.askedQuestionId, t.authorSeatId] }),
    foreignKey({
      name: "ratings_asked",
      columns: [t.interviewId, t.askedQuestionId],
      foreignColumns: [facts.interviewId, facts.opId],
    }).onDelete("cascade"),
    check("ratings_level", sql`level between 0 and 5`),
  ],
);

/** One per interviewer and interview. Submitting is final: the statements that write it ask for `submitted_at is null`. */
export const scorecards = pgTable(
  "scorecards",
  {
    id: id(),
    interviewId: uuid()
      .notNull()
      .references(() => interviews.id, { onDelete: "cascade" }),
    authorSeatId: uuid()
      .notNull()
      .references(() => seats.id, { onDelete: "cascade" }),
    summary: text().notNull().default(""),
    recommendation: text().$type<Recommendation>(),
    revision: integer().notNull().default(0),
    submittedAt: at(),
    savedAt: createdAt(),
  },
  (t) => [
    unique("scorecards_one_each").on(t.interviewId, t.authorSeatId),
    check("scorecards_recommendation", oneOf("recommendation", recommendations)),
    check("scorecards_submitted_whole", sql`submitted_at is null or recommendation is not null`),
    check("scorecards_summary_length", sql`char_length(summary) <= 16000`),
  ],
);
