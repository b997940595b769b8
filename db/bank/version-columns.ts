// What a version says, taken once from its table: a column added there is in every selection and every statement that
// carries a whole version. `lib/questions/fields.ts` must have a field for each, or it doesn't compile.
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { questionVersions } from "../schema/bank";

const {
  id: _id,
  questionId: _questionId,
  createdBy: _createdBy,
  createdAt: _createdAt,
  version,
  promptHtml,
  modelAnswerHtml,
  ...texts
} = getTableColumns(questionVersions);

/** What a person wrote. */
export const versionTexts = texts;
export type VersionText = Pick<typeof questionVersions.$inferSelect, keyof typeof texts>;

/** All that the next version can take over from a version. */
export const versionColumns = { ...texts, version, promptHtml, modelAnswerHtml };

/** What lists show of a version. */
export const versionHead = {
  title: texts.title,
  kind: texts.kind,
  topic: texts.topic,
  competency: texts.competency,
  difficulty: texts.difficulty,
  minutes: texts.minutes,
  tags: texts.tags,
};

/** `modelAnswer` is the column `model_answer`. */
export const columnOf = (name: string): string =>
  name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

/** How many texts each field has: of a list those that aren’t empty. */
export const countedTexts: SQL<Record<string, number>> = sql.raw(
  `json_build_object(${Object.entries(texts)
    .map(([name, column]) => {
      const counted = `question_versions.${columnOf(name)}`;
      const isList = column.getSQLType().endsWith("[]");
      return `'${name}', ${isList ? `cardinality(array_remove(${counted}, ''))` : `(${counted}::text <> '')::int`}`;
    })
    .join(", ")})`,
) as SQL<Record<string, number>>;

const written = Object.entries({ ...texts, promptHtml, modelAnswerHtml });

type WholeVersion = VersionText & { promptHtml: string; modelAnswerHtml: string };
/** The columns that can't be empty: numbers, and words of a closed list. */
type Said = {
  [K in keyof WholeVersion as "" extends WholeVersion[K]
    ? never
    : [] extends WholeVersion[K]
      ? never
      : K]: WholeVersion[K];
};

/** A version that says this much and is empty otherwise, by its columns. */
export function versionOf(said: Said & Partial<WholeVersion>): Record<string, unknown> {
  const saying: Record<string, unknown> = said;
  return Object.fromEntries(
    written.map(([name, column]) => {
      const empty = column.getSQLType().endsWith("[]") ? [] : "";
      return [columnOf(name), saying[name] ?? empty];
    }),
  );
}
const list = (toPart: (name: string, type: string) => string): SQL =>
  sql.raw(written.map(([name, column]) => toPart(name, column.getSQLType())).join(", "));

/** The texts and their HTML in one order, so that these lists stand for each other: as columns of an insert … */
export const insertedColumns = list(columnOf);
/** … of the version `v` … */
export const columnsOfVersion = list((name) => `v.${columnOf(name)}`);
/** … the same under the fields' names … */
export const fieldsOfVersion = list((name) => `v.${columnOf(name)} as "${name}"`);
/** … and as fields of a JSON record, without and with their types. */
export const recordFields = list((name) => `"${name}"`);
export const recordTypes = list((name, type) => `"${name}" ${type}`);
