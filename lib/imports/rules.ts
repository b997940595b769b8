// From a found question to one that the bank can take: what is missing is filled in, what is wrong is said.

import type { ItemProblem, Staged } from "@/db/schema/import-columns";
import type { FoundQuestion, LineRange } from "@/lib/documents/found";
import { keysOf, pick } from "@/lib/keys";
import { type AnyValue, type Field, type Fields, forEachField } from "@/lib/questions/field-kinds";
import {
  type FieldName,
  type QuestionFields,
  type QuestionText,
  questionFields,
} from "@/lib/questions/fields";
import { type Question, questionSchema } from "@/lib/questions/schema";
import { tidyLine, tidyText } from "@/lib/text/tidy";
import { toWords } from "@/lib/text/words";
import type { Label } from "./labels";

/** Enough to mend by hand a text that is too long, and little enough to be sent back by a form. */
const longestKept = 40_000;
const mostKept = 50;

/** What stands where the document didn’t say; undefined where it is worked out. */
function foundValue(field: Field): AnyValue | undefined {
  switch (field.value) {
    case "line":
    case "whole":
    case "word":
      return field.found ?? undefined;
    case "markdown":
      return "";
    case "lines":
    case "scale":
    case "tags":
      return [];
  }
}
const defaults: Partial<QuestionText> = forEachField(questionFields, foundValue);

/** What is worked out of each document, because nothing stands for it. */
type WorkedOut = {
  [Name in FieldName]: QuestionFields[Name] extends { found: null } ? Name : never;
}[FieldName];

type Found = { found: FoundQuestion; name: string; label: Label };

/** Fills in what the document didn't say. Texts are tidy; nothing is checked yet. */
export function fillQuestion({ found, name, label }: Found): Pick<Staged, "question" | "slug" | "given"> {
  const { slug, ...fields } = found.fields;
  const given = keysOf(fields).filter((field) => !isEmpty(fields[field]));
  const source = `${name.slice(0, 240)}, ${nameLines(found.lines)}`;
  const workedOut: Record<WorkedOut, string> = { ...label, source, title: titleOf(found.fields.prompt) };
  const question = tidy({
    status: "draft",
    ...defaults,
    ...workedOut,
    ...pick(fields, given),
  });
  return { question, slug: slug ?? null, given: given.filter((field) => field !== "status") };
}

export const nameLines = ({ from, to }: LineRange): string =>
  from === to ? `line ${from}` : `lines ${from}–${to}`;

const isEmpty = (value: unknown) =>
  value === undefined ||
  (typeof value === "string" && !value.trim()) ||
  (Array.isArray(value) && value.length === 0);

/** The same without control characters and without an end that nobody could mend by hand. */
function tidy(fields: object): Question {
  const byName: Fields = questionFields;
  const entries = Object.entries(fields).map(([name, value]) => {
    if (Array.isArray(value))
      return [name, value.slice(0, mostKept).map((item) => tidyLine(String(item)).slice(0, 2_000))];
    if (typeof value !== "string") return [name, value];
    return [
      name,
      byName[name]?.value === "markdown"
        ? tidyText(value.slice(0, longestKept))
        : tidyLine(value.slice(0, 2_000)),
    ];
  });
  return Object.fromEntries(entries) as Question;
}

const { most: longestTitle } = questionFields.title;

/** The first line of a prompt that has words, without its marks; cut between two words where it is long. */
export function titleOf(prompt: string): string {
  const lines = prompt.slice(0, 2_000).split("\n").map(plainLine);
  const line = lines.find((each) => toWords(each).length > 0) ?? "";
  if (line.length <= longestTitle) return line;
  const start = line.slice(0, longestTitle - 1).replace(/[\uD800-\uDBFF]$/, "");
  return `${start.replace(/[\s,;:(–—-]*(\s\S*)?$/, "")}…`;
}

/** Emphasis, code marks and what begins a quotation, a list's item or a heading; `select_related` and `__init__` stay. */
const plainLine = (line: string) =>
  tidyLine(line.replace(/^[\s#>*+-]+/, "").replace(/\*\*?|`|(?<![\w_])_(?!_)|(?<!_)_(?![\w_])/g, ""));

/** As the bank would keep it, and what the schema refuses of it. */
export function tidyFound(question: Question): { question: Question; problems: ItemProblem[] } {
  const { data, error } = questionSchema.safeParse(question);
  if (data) return { question: data, problems: [] };
  const problems = error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ""), message }));
  return { question, problems };
}

const fieldNames = keysOf(questionFields);

/** Only the question's own fields of a row that has more. */
function toQuestion(row: Question): Question {
  return { ...pick(row, fieldNames), status: row.status };
}

/** What a new version of a question in the bank says: the given fields, and the bank's where nothing was given. */
export function mergeIntoVersion({ question, given }: Staged, current: Question): Question {
  return tidyFound({ ...toQuestion(current), ...pick(question, given) }).question;
}

/** Only compared: a form sends back what it was opened with, whatever that is. */
type Said = Partial<Record<FieldName, unknown>>;

/** Which fields somebody changed by hand: from then on they are given. */
export function findChanged(before: Said, after: Said): FieldName[] {
  return fieldNames.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

type Edits = { before: Said; mine: Question; theirs: Question };

/** Theirs with the fields that I changed; `both` are those that they had changed too, to something else. */
export function mergeEdits({ before, mine, theirs }: Edits): { question: Question; both: FieldName[] } {
  const [changed, differing] = [findChanged(before, mine), findChanged(mine, theirs)];
  const changedByThem = findChanged(before, theirs);
  const both = changed.filter((name) => changedByThem.includes(name) && differing.includes(name));
  return { question: { ...theirs, ...pick(mine, changed) }, both };
}
