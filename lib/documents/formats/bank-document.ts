// The bank as one Markdown document that a person can read, print and change. Comments mark where a question or a kit
// begins: no heading could, as every heading may stand in an answer. Such a line in an answer gets a \ in front.
import type { BankKit } from "@/lib/questions/schema";
import {
  type DocumentRead,
  type LineRange,
  longestQuestion,
  mostQuestions,
  type Reading,
  type ReadProblem,
  tooManyQuestions,
} from "../found";
import {
  type Entry,
  type FileFields,
  type LooseFields,
  ourFields,
  readKit,
  toBeginning,
} from "./loose-fields";
import { emptySections, readQuestionBody, writeQuestionBody } from "./question-body";

type Part = { kind: "question" | "kit"; lines: LineRange; text: string[] };

const version = 1;
const mark = /^\uFEFF?\s*<!-- rehearse-bank (\d{1,9}) -->/;
const beginning = /^<!-- rehearse-(question|kit) -->\s*$/;
/** The title is the heading, the others are a list below it. */
const headNames = ({ head }: FileFields) => ["slug", "status", ...head.filter((name) => name !== "title")];

/** One chunk for each question and kit. */
export function* writeBankDocument(
  bank: { questions: Iterable<Entry>; kits?: Iterable<BankKit> },
  files: FileFields = ourFields,
): Generator<string> {
  yield `<!-- rehearse-bank ${version} -->

# Question bank

Taken out of Rehearse. Importing this document brings back every question as it was, or as you changed it here. Leave
the lines between <!-- and --> as they are.
`;
  for (const question of bank.questions) yield writeQuestion(question, files);
  for (const kit of bank.kits ?? []) yield writeKit(kit);
}

export function isBankDocument(text: string): boolean {
  return mark.test(text);
}

/** Reads each question for itself: what is wrong in one leaves the others alone. */
export function* readBankDocument(text: string, files: FileFields = ourFields): Reading<DocumentRead> {
  const read: DocumentRead = { format: "markdown", questions: [], kits: [], leftOut: [], problems: [] };
  const written = Number(mark.exec(text)?.[1]);
  if (written !== version) {
    const message = `This document has version ${written} of our format; only ${version} can be read here. Take the bank out again with the same version of Rehearse.`;
    read.problems.push({ line: 1, message });
    return read;
  }
  const parts = splitParts(text);
  let tooMany: number | undefined;
  for (const [index, part] of parts.entries()) {
    if (part.kind === "kit") readKitPart(part, read);
    else if (read.questions.length + read.leftOut.length < mostQuestions) readQuestionPart(part, read, files);
    else tooMany ??= part.lines.from;
    if (index % 100 === 0) yield index / parts.length;
  }
  if (tooMany !== undefined) read.problems.push(tooManyQuestions(tooMany));
  return read;
}

function writeQuestion(question: Entry, files: FileFields): string {
  const head = headNames(files).map((field) => {
    const value = question[field];
    return `- ${field}: ${Array.isArray(value) ? value.join(", ") : value}`.trimEnd();
  });
  // Line by line: ^ in a pattern of many lines would also match behind U+2028.
  const body = writeQuestionBody(question, files)
    .split("\n")
    .map((line) => line.replace(/^(?=\\*<!-- rehearse-)/, "\\"))
    .join("\n");
  return `\n<!-- rehearse-question -->\n\n# ${question.title}\n\n${head.join("\n")}\n\n## Prompt\n\n${body}`;
}

function writeKit({ slug, title, summary, minutes, items }: BankKit): string {
  const plan = items.map((item, index) => `${index + 1}. ${item.question} (${item.minutes} minutes)\n`);
  const head = `- slug: ${slug}\n- minutes: ${minutes}\n- summary: ${summary}\n`;
  return `\n<!-- rehearse-kit -->\n\n# ${title}\n\n${head}\n${plan.join("")}`;
}

function splitParts(text: string): Part[] {
  const parts: Part[] = [];
  text.split(/\r\n?|\n/).forEach((line, index) => {
    const kind = beginning.exec(line)?.[1];
    const last = parts.at(-1);
    if (last && !kind && line.trim()) last.lines.to = index + 1;
    if (kind === "question" || kind === "kit")
      parts.push({ kind, lines: { from: index + 1, to: index + 1 }, text: [] });
    else last?.text.push(line.replace(/^\\(?=\\*<!-- rehearse-)/, ""));
  });
  return parts;
}

type Head = { title: string | undefined; values: [name: string, value: string, line: number][] };

/** The heading and the list of fields below it. The text may hold U+2028, which `.` leaves out. */
function readHead(lines: readonly string[], firstLine: number): Head {
  const head: Head = { title: undefined, values: [] };
  lines.forEach((line, index) => {
    const [, name, value = ""] = /^[-*+] ([a-z][a-zA-Z]*):(?:\s+(.*))?$/s.exec(line) ?? [];
    if (name !== undefined) head.values.push([name, value, firstLine + index]);
    else if (line.startsWith("# ")) head.title ??= line.slice(2);
  });
  return head;
}

function readQuestionPart(part: Part, read: DocumentRead, files: FileFields): void {
  const { lines, text } = part;
  const length = text.reduce((sum, line) => sum + line.length + 1, 0);
  const { fields, problems } =
    length > longestQuestion ? { fields: {}, problems: [] } : readFields(part, files);
  const { prompt }: LooseFields = fields;
  read.problems.push(...problems);
  if (prompt?.trim()) return void read.questions.push({ lines, fields: { ...fields, prompt }, under: [] });
  const why =
    length > longestQuestion
      ? `It is longer than ${longestQuestion} characters.`
      : "Nothing stands below “## Prompt”, or the heading is gone.";
  read.leftOut.push({ lines, text: toBeginning(text.slice(0, 8).join(" ").trim()), why });
}

function readFields(
  { lines, text }: Part,
  files: FileFields,
): { fields: LooseFields; problems: ReadProblem[] } {
  const start = text.findIndex((line) => line.trimEnd() === "## Prompt");
  const body = readQuestionBody(start < 0 ? [] : text.slice(start + 1), lines.from + start + 2, files);
  const head = readHead(start < 0 ? text : text.slice(0, start), lines.from + 1);
  const fields: LooseFields = { ...emptySections(files), ...body.fields };
  const problems: ReadProblem[] = [];
  files.take(fields, "title", head.title);
  for (const [name, value, line] of head.values) {
    const field = headNames(files).find((each) => each === name);
    const why = field
      ? files.take(fields, field, value)
      : `There is no field called “${name}”: it was left out.`;
    if (why) problems.push({ line, message: why });
  }
  return { fields, problems: [...problems, ...body.problems] };
}

function readKitPart({ lines, text }: Part, read: DocumentRead): void {
  const { title, values } = readHead(text, lines.from + 1);
  const fields = Object.fromEntries(values.map(([name, value]) => [name, value]));
  const items = text.flatMap((line) => {
    const [, question, minutes] = /^\d{1,2}[.)] (\S+) \((\d{1,3}) minutes?\)\s*$/.exec(line) ?? [];
    return question === undefined ? [] : [{ question, minutes: Number(minutes) }];
  });
  const kit = readKit({ ...fields, title, minutes: Number(fields.minutes), items });
  if ("kit" in kit) read.kits.push(kit.kit);
  else read.problems.push({ line: lines.from, message: kit.why });
}
