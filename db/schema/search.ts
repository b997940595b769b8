// What the search reads, and nothing else does. Triggers and whoever writes questions keep it.
import { sql } from "drizzle-orm";
import { customType, index, integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { QuestionStatus } from "../vocabulary";
import { questions } from "./bank";
import { at } from "./columns";
import { teams } from "./people";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * All that the search reads of a question: where it stands in lists, and `words`, each with where it was found (A title, B labels,
 * C prompt, D answer). A row is short, so that thousands are on few pages: words of more than two kilobytes lie beside it. Postgres parts the
 * table by the beginning of the id, which is chance: a sixteenth, three of them, the rest (drizzle/0014_search_entries.sql). What
 * reads only up to a limit reads them in this order, and of a frequent word no more than one part. Writers of questions write it;
 * a trigger copies what else changes.
 */
export const searchEntries = pgTable(
  "search_entries",
  {
    questionId: uuid()
      .primaryKey()
      .references(() => questions.id, { onDelete: "cascade" }),
    teamId: uuid().notNull(),
    slug: text().notNull(),
    facetId: integer().notNull(),
    status: text().$type<QuestionStatus>().notNull(),
    difficulty: smallint().notNull(),
    lastAskedAt: at(),
    words: tsvector().notNull(),
  },
  (t) => [
    index("search_entries_facet").on(t.facetId),
    index("search_entries_title").using("gin", sql`team_words(team_id, words, '{a}')`),
    index("search_entries_labels").using("gin", sql`team_words(team_id, words, '{a,b}')`),
    index("search_entries_words").using("gin", sql`team_words(team_id, words)`),
    // Sorting by use looks through these alone, however frequent the word is.
    index("search_entries_asked")
      .using("gin", sql`team_words(team_id, words)`)
      .where(sql`last_asked_at is not null`),
    index("search_entries_last_asked")
      .on(t.teamId, t.lastAskedAt.desc(), t.questionId)
      .where(sql`last_asked_at is not null`),
  ],
);

/**
 * Every word that a question of the team was ever found by, its first 40 letters: where a misspelt one looks for its neighbours.
 * What is the library's stands there alone. `word` has no language's order (drizzle/0020_team_words.sql), so that its key finds beginnings.
 */
export const searchWords = pgTable(
  "search_words",
  {
    teamId: uuid()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    word: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.word] }),
    index("search_words_alike").using("gin", t.teamId, t.word.op("gin_trgm_ops")),
  ],
);
