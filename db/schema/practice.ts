import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, real, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { Grade } from "../vocabulary";
import { questions, questionVersions } from "./bank";
import { at, createdAt } from "./columns";
import { people } from "./people";

/** One person's memory of one question, in the fields of ts-fsrs' Card; and the grade that it was last given. */
export const practiceCards = pgTable(
  "practice_cards",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    questionId: uuid()
      .notNull()
      .references(() => questions.id, { onDelete: "cascade" }),
    due: at().notNull(),
    stability: real().notNull(),
    difficulty: real().notNull(),
    elapsedDays: integer().notNull(),
    scheduledDays: integer().notNull(),
    learningSteps: integer().notNull(),
    reps: integer().notNull(),
    lapses: integer().notNull(),
    state: smallint().notNull(),
    lastReview: at(),
    /** What its last attempt was graded; null before the first. */
    lastGrade: smallint().$type<Grade>(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.questionId] }),
    check("practice_cards_last_grade", sql`last_grade between 1 and 4`),
    index("practice_cards_due").on(t.personId, t.due),
    index("practice_cards_question").on(t.questionId),
  ],
);

/** One try at one question: written before the reveal, graded after it. The id is made by the browser. */
export const practiceAttempts = pgTable(
  "practice_attempts",
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    questionVersionId: uuid()
      .notNull()
      .references(() => questionVersions.id, { onDelete: "cascade" }),
    answer: text().notNull(),
    confidence: smallint().notNull(),
    hintsTaken: smallint().notNull(),
    tookMs: integer().notNull(),
    revealedAt: createdAt(),
    heardKeyPoints: smallint().array().notNull().default([]),
    grade: smallint().$type<Grade>(),
    gradedAt: at(),
  },
  (t) => [
    // Read backwards, newest first.
    index("practice_attempts_person").on(t.personId, t.revealedAt, t.id),
    index("practice_attempts_version").on(t.questionVersionId, t.personId),
    check("practice_attempts_confidence", sql`confidence between 0 and 100`),
    check("practice_attempts_grade", sql`grade between 1 and 4`),
    check("practice_attempts_answer_length", sql`char_length(answer) <= 16000`),
  ],
);
