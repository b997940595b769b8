// Fields as files name and write them, made into ours. What has the right type passes: the schema judges it in the review.
import type { z } from "zod";
import { questionStatuses } from "@/db/vocabulary";
import { type AnyValue, type Field, type Fields, inFileOrder } from "@/lib/questions/field-kinds";
import { questionFields } from "@/lib/questions/fields";
import { toTag } from "@/lib/questions/rules";
import { kitSchema, type Question, questionSchema, slugSchema } from "@/lib/questions/schema";
import { beginningOf } from "@/lib/text/tidy";
import type { FoundKit, FoundQuestion } from "../found";
import { linesOfValue } from "../html/lines-of-value";
import { withoutHtml } from "../html/markdown";

export type LooseFields = Partial<FoundQuestion["fields"]>;
/** A question with its slug, as something to write. */
export type Entry = Readonly<Record<string, AnyValue>>;
/** A field below the front matter. What opens the text has no heading. */
export type FileSection = {
  name: string;
  heading: string | undefined;
  isList: boolean;
  isNumbered: boolean;
};

type Reader = { read(raw: unknown): AnyValue | undefined; expected: string };

type Take = (into: LooseFields, name: string, raw: unknown) => string | undefined;

/** What a table of fields means for files. */
export type FileFields = ReturnType<typeof makeFileFields>;

export function makeFileFields(fields: Fields, schema: z.ZodType<Question>) {
  const { head, sections } = inFileOrder(fields);
  const readers = new Map(Object.entries(fields).map(([name, field]) => [name, readerOf(field)] as const));
  readers.set("slug", slugReader).set("status", statusReader);
  const nameOf = new Map(
    [...readers.keys()].flatMap((name) =>
      [name.toLowerCase(), ...(fields[name]?.aliases ?? [])].map((alias) => [alias, name] as const),
    ),
  );
  const [title = "", ...others] = Object.keys(fields);
  /** Puts the value in; or leaves it out and returns the reason in words. Nothing given is no fault. */
  const take: Take = (into, name, raw) => {
    const reader = readers.get(name);
    if (!reader || raw === undefined || raw === null) return undefined;
    const value = reader.read(raw);
    if (value !== undefined) Object.assign(into, { [name]: value });
    else if (raw !== "")
      return `The ${toWords(name)} “${toBeginning(raw)}” was left out. Expected: ${reader.expected}.`;
    return undefined;
  };
  return {
    schema,
    /** Everything that a file without front matter holds, in the order of its columns. */
    names: ["slug", title, "status", ...others],
    head,
    sections: sections.map((name, index) => toSection(name, fields[name], index > 0)),
    headings: sections.slice(1).map((name) => fields[name]?.words ?? ""),
    /** Our field for a name in any case, with or without spaces, signs and accents: “Model answer”, `model_answer`, `answer`. */
    toField: (given: string): string | undefined => nameOf.get(toPlain(given)),
    take,
    /** The same of what other programs wrote: their HTML as Markdown, and a list of HTML as the items of ours. */
    takeStrange: ((into, name, raw) => {
      const kind = fields[name]?.value ?? "";
      return take(
        into,
        name,
        plainValue(name === "modelAnswer" ? wholeText(raw) : raw, ["lines", "scale"].includes(kind)),
      );
    }) satisfies Take,
  };
}

/** An answer in paragraphs, or as an object that holds it: {text: "…"}. */
function wholeText(raw: unknown): unknown {
  if (isRecord(raw)) return raw.markdown ?? raw.text ?? raw.content ?? raw.value ?? raw.html ?? raw;
  return Array.isArray(raw) && raw.every((each) => typeof each === "string") ? raw.join("\n\n") : raw;
}

function plainValue(raw: unknown, isList: boolean): unknown {
  if (Array.isArray(raw)) return raw.map((each) => plainValue(each, isList));
  if (typeof raw !== "string") return raw;
  const text = withoutHtml(/<(?:table|[ou]l|dl|figure)\b/i.test(raw) ? linesOfValue(raw) : raw);
  return isList && /<li[\s>]/i.test(raw) ? text.replace(/^\s*(?:-|\d{1,5}\.) /gm, "") : text;
}

const toSection = (name: string, field: Field | undefined, hasHeading: boolean): FileSection => ({
  name,
  heading: hasHeading ? field?.words : undefined,
  isList: field?.value !== "markdown",
  isNumbered: field?.value === "scale" || (field?.value === "lines" && field.isNumbered),
});

const toPlain = (name: string): string =>
  name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

const slugReader: Reader = {
  read: (raw) => slugSchema.safeParse(raw).data,
  expected: "small letters, digits and single hyphens, with / between the parts",
};
const statusReader: Reader = {
  read: (raw) => questionStatuses.find((status) => status === toWord(raw)),
  expected: `one of ${questionStatuses.join(", ")}`,
};

function readerOf(field: Field): Reader {
  switch (field.value) {
    case "line":
    case "markdown":
      return { read: toText, expected: "text" };
    case "lines":
      return { read: toItems, expected: "a list of texts" };
    case "scale":
      return { read: toScale, expected: "a list of texts" };
    case "tags":
      return { read: toTags, expected: "a list of words" };
    case "whole": {
      const others = new Map(Object.entries(field.otherWords));
      const bare = (raw: unknown) =>
        field.unit && typeof raw === "string" ? raw.replace(field.unit, "") : raw;
      return { read: (raw) => others.get(toWord(raw)) ?? toNumber(bare(raw)), expected: field.expected };
    }
    case "word": {
      const words = Object.keys(field.of);
      const others = new Map(Object.entries(field.otherWords));
      const read = (raw: unknown) => {
        const given = others.get(toWord(raw)) ?? toWord(raw);
        return words.find((word) => word === given);
      };
      return { read, expected: `one of ${words.join(", ")}` };
    }
  }
}

/** The place of a level is its number, so the empty ones stay. */
const toScale = (raw: unknown): string[] | undefined =>
  typeof raw === "string" && raw.trim() ? raw.split("\n") : toItems(raw);

/** A kit as data, checked: its parts lean on each other, so that half of one is of no use. */
export function readKit(raw: unknown): { kit: FoundKit } | { why: string } {
  const { slug, ...rest } = isRecord(raw) ? raw : {};
  const named = slugSchema.safeParse(slug);
  const parsed = kitSchema.safeParse(rest);
  if (named.success && parsed.success) return { kit: { slug: named.data, ...parsed.data } };
  const issue = named.error?.issues[0] ?? parsed.error?.issues[0];
  return { why: `The kit “${toBeginning(slug ?? "")}” was left out. ${issue?.message ?? ""}` };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** “model answer” for `modelAnswer`. */
function toWords(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The beginning of a value. Lists are not looked into: one may lie so deep that nothing could write it out. */
export function toBeginning(raw: unknown): string {
  const text = Array.isArray(raw) ? "[…]" : isRecord(raw) ? "{…}" : String(raw);
  return text.length > 80 ? `${beginningOf(text, 80)}…` : text;
}

function toText(raw: unknown): string | undefined {
  return typeof raw === "string" ? raw : typeof raw === "number" ? String(raw) : undefined;
}

function toWord(raw: unknown): string {
  return typeof raw === "string" ? raw.trim().toLowerCase() : "";
}

function toNumber(raw: unknown): number | undefined {
  if (typeof raw === "number") return raw;
  return typeof raw === "string" && /^\s*\d{1,9}\s*$/.test(raw) ? Number(raw) : undefined;
}

/** A list, or a text with one item a line. */
function toItems(raw: unknown): string[] | undefined {
  if (typeof raw === "string")
    return raw
      .split("\n")
      .map((item) => item.trim())
      .filter(Boolean);
  const items = Array.isArray(raw) ? raw.map(toText) : [undefined];
  return items.every((item) => item !== undefined) ? items : undefined;
}

/** “Query sets, ORM” → query-sets, orm. */
function toTags(raw: unknown): string[] | undefined {
  return toItems(typeof raw === "string" ? raw.replace(/[,;]/g, "\n") : raw)
    ?.map(toTag)
    .filter(Boolean);
}

/** The product’s own. */
export const ourFields = makeFileFields(questionFields, questionSchema);
