import { sql } from "drizzle-orm";
import {
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
import { type Stream, streams } from "../vocabulary";
import { questionVersions } from "./bank";
import { at, createdAt, id, oneOf } from "./columns";
import { interviews } from "./interviews";

/**
 * The log. One row a fact; numbers without gaps within (interview, stream). Never updated, never deleted alone. It refers to
 * interview and seat without foreign keys, whose checks cost as much as the row: each statement that writes a fact holds the
 * interview's row and finds the seat standing, and a trigger deletes a room's facts with its interview.
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

/**
 * A question that was pushed. What it said is its version's, which triggers keep as it is and where it is from then on. The id
 * is made by the interviewer's browser. Like facts it has no foreign keys: its one writer holds both rows that it refers to.
 * `answer` is what the candidate wrote, saved by revision.
 */
export const askedQuestions = pgTable(
  "asked_questions",
  {
    id: uuid().primaryKey(),
    interviewId: uuid().notNull(),
    questionVersionId: uuid().notNull(),
    planItemId: uuid(),
    number: integer().notNull(),
    askedAt: createdAt(),
    /** Taken off by hand or by the end; null where the next question took its place. */
    closedAt: at(),
    shownAt: at(),
    answer: text().notNull().default(""),
    answerRevision: integer().notNull().default(0),
    answerOpId: uuid(),
    answeredAt: at(),
  },
  (t) => [
    unique("asked_questions_number").on(t.interviewId, t.number),
    index("asked_questions_version").on(t.questionVersionId),
    check("asked_questions_answer_length", sql`char_length(answer) <= 16000`),
  ],
);
