// Fields as files name and write them, made into ours. What has the right type passes: the schema judges it in the review.
import { questionKinds, questionStatuses } from "@/db/vocabulary";
import { kitSchema, slugSchema } from "@/lib/questions/schema";
import type { FoundKit, FoundQuestion } from "../found";

type Fields = FoundQuestion["fields"];
export type Field = keyof Fields;
export type LooseFields = { [F in Field]?: Fields[F] };

/** What other people call our fields, in English, German and French: small letters and digits alone. */
const otherNames: Record<Field, string[]> = {
  slug: [],
  title: ["name", "heading"],
  status: [],
  kind: ["type", "questiontype"],
  topic: ["category", "subject", "area", "section", "thema", "theme"],
  competency: ["competence", "skill"],
  difficulty: ["level", "schwierigkeit", "difficulte"],
  minutes: ["time", "duration", "timeminutes", "timeinminutes"],
  tags: ["tag", "labels", "keywords"],
  prompt: ["question", "q", "questiontext", "text", "front", "frage"],
  modelAnswer: [
    "answer",
    "a",
    "solution",
    "response",
    "expectedanswer",
    "sampleanswer",
    "back",
    "antwort",
    "reponse",
  ],
  keyPoints: ["points", "keypoint"],
  followUps: ["followup", "followupquestions"],
  hints: ["hint"],
  levels: [],
  source: ["reference"],
  licence: ["license"],
};
export const fieldNames = Object.keys(otherNames) as Field[];
const fieldOfName = new Map(
  fieldNames.flatMap((field) =>
    [field.toLowerCase(), ...otherNames[field]].map((name) => [name, field] as const),
  ),
);

/** Our field for a name in any case, with or without spaces, signs and accents: “Model answer”, `model_answer`, `answer`. */
export function toField(name: string): Field | undefined {
  return fieldOfName.get(
    name
      .normalize("NFD")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ""),
  );
}

const difficulties = new Map(
  Object.entries({ easy: 2, beginner: 2, medium: 3, intermediate: 3, hard: 4, advanced: 4 }),
);
const kindsByOtherName = new Map(Object.entries({ coding: "code", behavioral: "behavioural" }));

const readers: { [F in Field]: (raw: unknown) => Fields[F] | undefined } = {
  slug: (raw) => slugSchema.safeParse(raw).data,
  title: toText,
  status: (raw) => questionStatuses.find((status) => status === toWord(raw)),
  kind: (raw) => questionKinds.find((kind) => kind === (kindsByOtherName.get(toWord(raw)) ?? toWord(raw))),
  topic: toText,
  competency: toText,
  difficulty: (raw) => difficulties.get(toWord(raw)) ?? toNumber(raw),
  minutes: (raw) => toNumber(typeof raw === "string" ? raw.replace(/\s*min(utes?|s)?\.?\s*$/i, "") : raw),
  tags: toTags,
  prompt: toText,
  modelAnswer: toText,
  keyPoints: toItems,
  followUps: toItems,
  hints: toItems,
  // The place of a level is its number, so the empty ones stay.
  levels: (raw) => (typeof raw === "string" && raw.trim() ? raw.split("\n") : toItems(raw)),
  source: toText,
  licence: toText,
};

const expected: Partial<Record<Field, string>> = {
  slug: "small letters, digits and single hyphens, with / between the parts",
  status: `one of ${questionStatuses.join(", ")}`,
  kind: `one of ${questionKinds.join(", ")}`,
  difficulty: "1 to 5, or easy, medium or hard",
  minutes: "a whole number",
  tags: "a list of words",
  keyPoints: "a list of texts",
  followUps: "a list of texts",
  hints: "a list of texts",
  levels: "a list of texts",
};

/** Puts the value in; or leaves it out and returns the reason in words. Nothing given is no fault. */
export function takeField<F extends Field>(fields: LooseFields, field: F, raw: unknown): string | undefined {
  if (raw === undefined || raw === null) return undefined;
  const value = readers[field](raw);
  if (value !== undefined) fields[field] = value;
  else if (raw !== "")
    return `The ${toWords(field)} “${toBeginning(raw)}” was left out. Expected: ${expected[field] ?? "text"}.`;
  return undefined;
}

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
function toWords(field: Field): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The beginning of a value. Lists are not looked into: one may lie so deep that nothing could write it out. */
export function toBeginning(raw: unknown): string {
  const text = Array.isArray(raw) ? "[…]" : isRecord(raw) ? "{…}" : String(raw);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
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
    ?.map((tag) => tag.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-"))
    .map((tag) => tag.replace(/^-|-$/g, ""))
    .filter(Boolean);
}
