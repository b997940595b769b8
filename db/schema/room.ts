import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  pgView,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { type Stream, streams } from "../vocabulary";
import { questionVersions } from "./bank";
import { at, createdAt, id, oneOf } from "./columns";
import { interviews } from "./interviews";

/**
 * The log. One row a fact; numbers without gaps within (interview, stream). Never updated, never deleted alone. It refers to
 * interview, seat and version without foreign keys, whose checks cost as much as the row: each statement that writes a fact finds
 * them standing, and triggers keep the version of what was asked, and delete a room's facts with its interview.
 */
export const facts = pgTable(
  "facts",
  {
    interviewId: uuid().notNull(),
    stream: text().$type<Stream>().notNull(),
    seq: integer().notNull(),
    opId: uuid().notNull(),
    type: text().notNull(),
    payload: jsonb().notNull(),
    actorSeatId: uuid(),
    at: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.interviewId, t.stream, t.seq] }),
    unique("facts_once").on(t.interviewId, t.opId),
    index("facts_asked_version").on(sql`((payload->>'questionVersionId')::uuid)`).where(sql`type = 'asked'`),
    check("facts_stream", oneOf("stream", streams)),
  ],
);

export const planItems = pgTable(
  "plan_items",
  {
    id: id(),
    interviewId: uuid()
      .notNull()
      .references(() => interviews.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    questionVersionId: uuid()
      .notNull()
      .references(() => questionVersions.id),
    minutes: smallint().notNull(),
  },
  (t) => [
    index("plan_items_interview").on(t.interviewId, t.position),
    index("plan_items_version").on(t.questionVersionId),
  ],
);

/** What the candidate did with an asked question: when it stood on their screen, and what they wrote, saved by revision. */
export const answers = pgTable(
  "answers",
  {
    interviewId: uuid().notNull(),
    askedQuestionId: uuid().notNull(),
    shownAt: at(),
    body: text().notNull().default(""),
    revision: integer().notNull().default(0),
    opId: uuid(),
    savedAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.interviewId, t.askedQuestionId] }),
    foreignKey({
      name: "answers_asked",
      columns: [t.interviewId, t.askedQuestionId],
      foreignColumns: [facts.interviewId, facts.opId],
    }).onDelete("cascade"),
    check("answers_length", sql`char_length(body) <= 16000`),
  ],
);

/**
 * A question that was pushed: the fact that says so, and the answer to it. Its id is the operation's, made by the interviewer's
 * browser. `closed_at` is when it left the screen: taken off by hand (`is_taken_back`:
 * it asks for no judgement), the next one in its place, or the end. `lib/room/room.ts` folds the same from the log.
 */
export const askedQuestions = pgView("asked_questions", {
  id: uuid().notNull(),
  interviewId: uuid().notNull(),
  questionVersionId: uuid().notNull(),
  planItemId: uuid(),
  number: integer().notNull(),
  askedAt: createdAt(),
  closedAt: at(),
  isTakenBack: boolean().notNull(),
  shownAt: at(),
  answer: text().notNull(),
  answerRevision: integer().notNull(),
  answerOpId: uuid(),
  answeredAt: at(),
}).existing();
