import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, real, text, uuid } from "drizzle-orm/pg-core";
import { type ImportChoice, type ImportStage, importChoices, importStages } from "../vocabulary";
import { questions } from "./bank";
import { at, bytea, createdAt, id, oneOf } from "./columns";
import type { ItemProblem, Report, Staged } from "./import-columns";
import { people, teams } from "./people";

/** A document brought in: read, reviewed, accepted, undone. Nothing of it is in the bank before it is accepted. */
export const imports = pgTable(
  "imports",
  {
    id: id(),
    teamId: uuid()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    createdBy: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    name: text().notNull(),
    stage: text().$type<ImportStage>().notNull(),
    /** Questions made ready so far, of `found`. */
    ready: integer().notNull().default(0),
    found: integer().notNull().default(0),
    /** What was left out and what was wrong, with line numbers; the kits that came with it. */
    report: jsonb().$type<Report>().notNull(),
    acceptedAt: at(),
    undoneAt: at(),
    createdAt: createdAt(),
  },
  (t) => [
    index("imports_team").on(t.teamId, t.createdAt.desc()),
    check("imports_stage", oneOf("stage", importStages)),
  ],
);

/** What was uploaded, until it is read: a restart doesn't lose it. */
export const importDocuments = pgTable("import_documents", {
  importId: uuid()
    .primaryKey()
    .references(() => imports.id, { onDelete: "cascade" }),
  /** In bytes: the whole is there only where its parts have as many. */
  length: integer().notNull(),
  /** How often its reading was begun: one that never comes to its end isn't begun for ever. */
  tries: integer().notNull().default(0),
});

/**
 * Its bytes. A row is written by itself, before its import is there: whatever else is committed in that moment waits for one part
 * on its way to the disk, and not for ten megabytes. What no import came to own is swept.
 */
export const importParts = pgTable(
  "import_parts",
  {
    importId: uuid().notNull(),
    position: integer().notNull(),
    bytes: bytea().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.position] })],
);

/** One found question under review. `made_id` is the question that accepting it made or gave a version to. */
export const importItems = pgTable(
  "import_items",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    lineFrom: integer().notNull(),
    lineTo: integer().notNull(),
    fields: jsonb().$type<Staged>().notNull(),
    /** Why it can't be accepted as it stands; empty where it can. */
    problems: jsonb().$type<ItemProblem[]>().notNull(),
    promptHtml: text().notNull(),
    modelAnswerHtml: text().notNull(),
    likeId: uuid().references(() => questions.id, { onDelete: "set null" }),
    /** Where the likeness is in the same document: that item's position. */
    likePosition: integer(),
    likeness: real(),
    choice: text().$type<ImportChoice>().notNull(),
    madeId: uuid(),
    madeVersion: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.position] }),
    index("import_items_like").on(t.likeId).where(sql`like_id is not null`),
    check("import_items_choice", oneOf("choice", importChoices)),
  ],
);
