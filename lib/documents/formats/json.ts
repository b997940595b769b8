// The bank as JSON, and other people's lists.
import type { BankKit } from "@/lib/questions/schema";
import { type DocumentRead, type LineRange, mostQuestions, type Reading, tooManyQuestions } from "../found";
import { findNested } from "./json-nested";
import { scanJson } from "./json-scan";
import {
  type Entry,
  type FileFields,
  isRecord,
  type LooseFields,
  ourFields,
  readKit,
  toBeginning,
} from "./loose-fields";

type Into = { read: DocumentRead; files: FileFields; take: FileFields["take"] };
type Element = { value: unknown; lines: LineRange; under?: string[] };
const shape = { format: "rehearse-bank", version: 1 } as const;
const whole = 'Expected: a list of questions, or an object with one such list, like { "questions": [ … ] }.';

/** One chunk for each question and kit. Only our fields are written, whatever else the objects carry. */
export function* writeJson(
  bank: { questions: Iterable<Entry>; kits: Iterable<BankKit> },
  files: FileFields = ourFields,
): Generator<string> {
  yield `{\n  "format": "${shape.format}",\n  "version": ${shape.version},\n  "questions": [`;
  yield* writeElements(bank.questions, (question) =>
    Object.fromEntries(files.names.map((name) => [name, question[name]])),
  );
  yield `],\n  "kits": [`;
  yield* writeElements(bank.kits, ({ slug, title, summary, minutes, items }) => ({
    slug,
    title,
    summary,
    minutes,
    items: items.map((item) => ({ question: item.question, minutes: item.minutes })),
  }));
  yield "]\n}\n";
}

/** Reads our own shape exactly, and lists of texts or of objects under the usual names. */
export function* readJson(json: string, files: FileFields = ourFields): Reading<DocumentRead> {
  const text = json.replace(/^\uFEFF/, "");
  const read: DocumentRead = { format: "json", questions: [], kits: [], leftOut: [], problems: [] };
  const scan = yield* scanJson(text);
  if (!scan.ok) {
    read.problems.push({ line: scan.line, message: scan.message });
    return read;
  }
  const value: unknown = JSON.parse(text);
  const into: Into = { read, files, take: isOurs(value) ? files.take : files.takeStrange };
  const key = findList(value);
  const isFlat = typeof key === "string" && listAt(value, key).some((part) => isAsked(part, files));
  if (!isFlat && !isOurs(value)) {
    const nested = findNested(value, (part) => isQuestionLike(part, files));
    if (nested.length > 0) {
      const lines = { from: 1, to: text.split("\n").length };
      yield* readQuestions(
        nested.map((one) => ({ ...one, lines })),
        into,
      );
      return read;
    }
  }
  if (typeof key !== "string") {
    read.problems.push({ line: 1, message: key.why });
    return read;
  }
  const toElements = (name: string) => pair(listAt(value, name), scan.ranges.get(name) ?? []);
  yield* readQuestions(toElements(key), into);
  if (isOurs(value)) readKits(toElements("kits"), read);
  return read;
}

function* writeElements<T>(elements: Iterable<T>, toPlain: (element: T) => object): Generator<string> {
  let between = "\n    ";
  for (const element of elements) {
    // Line feeds stand between fields only: within a text they are escaped.
    yield `${between}${JSON.stringify(toPlain(element), null, 2).replaceAll("\n", "\n    ")}`;
    between = ",\n    ";
  }
  if (between.startsWith(",")) yield "\n  ";
}

function isOurs(value: unknown): boolean {
  return isRecord(value) && value.format === shape.format;
}

function listAt(value: unknown, key: string): unknown[] {
  const list =
    key !== "" || isRecord(value) ? isRecord(value) && Object.hasOwn(value, key) && value[key] : value;
  return Array.isArray(list) ? list : [];
}

function pair(values: readonly unknown[], ranges: readonly LineRange[]): Element[] {
  return values.map((value, index) => ({ value, lines: ranges[index] ?? { from: 1, to: 1 } }));
}

/** The key of the list of questions ("" for the whole text), or why there is none. */
function findList(value: unknown): string | { why: string } {
  if (Array.isArray(value)) return "";
  if (!isRecord(value)) return { why: `This JSON holds no list. ${whole}` };
  if (isOurs(value)) {
    if (value.version === shape.version && Array.isArray(value.questions)) return "questions";
    return {
      why: `This file has version ${toBeginning(value.version)} of our format; only ${shape.version} can be read here. Take the bank out again with the same version of Rehearse.`,
    };
  }
  const holdsQuestions = (key: string) =>
    listAt(value, key).some((each) => typeof each === "string" || isRecord(each));
  const keys = Object.keys(value).filter(holdsQuestions);
  if (keys.includes("questions")) return "questions";
  return keys.length === 1 && keys[0] !== undefined
    ? keys[0]
    : {
        why: `This JSON holds ${keys.length === 0 ? "no list" : `several lists: ${keys.slice(0, 8).join(", ")}`}. ${whole}`,
      };
}

/** An object with a text under one of the names of a prompt. */
const isQuestionLike = (value: unknown, files: FileFields): boolean =>
  isRecord(value) &&
  Object.entries(value).some(([name, raw]) => files.toField(name) === "prompt" && typeof raw === "string");

const isAsked = (part: unknown, files: FileFields) => typeof part === "string" || isQuestionLike(part, files);

function* readQuestions(elements: readonly Element[], into: Into): Reading<void> {
  const { read } = into;
  const unknown = new Set<string>();
  for (const [index, element] of elements.slice(0, mostQuestions).entries()) {
    for (const name of readQuestion(element, into)) unknown.add(name);
    if (index % 100 === 0) yield index / elements.length;
  }
  const next = elements[mostQuestions];
  if (next) read.problems.push(tooManyQuestions(next.lines.from));
  if (unknown.size > 0) {
    const names = [...unknown].slice(0, 20).map((name) => `“${name.slice(0, 60)}”`);
    const message = `These names were left out, as a question has no such field: ${names.join(", ")}.`;
    read.problems.push({ line: 1, message });
  }
}

/** Returns the names that no field has. */
function readQuestion({ value, lines, under = [] }: Element, { read, files, take }: Into): string[] {
  const fields: LooseFields = {};
  const unknown: string[] = [];
  for (const [name, raw] of Object.entries(isRecord(value) ? value : { prompt: value })) {
    const field = files.toField(name);
    if (!field || field in fields) unknown.push(name);
    const why = field && !(field in fields) ? take(fields, field, raw) : undefined;
    if (why && isRecord(value)) read.problems.push({ line: lines.from, message: why });
  }
  const { prompt } = fields;
  if (prompt?.trim()) read.questions.push({ lines, fields: { ...fields, prompt }, under });
  else {
    const why = "It has no question: a text, or an object with “question” or “prompt”, is expected.";
    const texts = isRecord(value) && Object.values(value).filter((each) => typeof each === "string");
    read.leftOut.push({ lines, text: toBeginning(texts ? texts.join(" ") : value), why });
  }
  return unknown;
}

function readKits(elements: readonly Element[], read: DocumentRead): void {
  for (const { value, lines } of elements) {
    const kit = readKit(value);
    if ("kit" in kit) read.kits.push(kit.kit);
    else read.problems.push({ line: lines.from, message: kit.why });
  }
}
