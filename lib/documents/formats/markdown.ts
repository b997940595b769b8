// A question as a Markdown file with front matter: docs/question-format.md.
import type { z } from "zod";
import { type BankQuestion, slugSchema } from "@/lib/questions/schema";
import { type Problem, readYaml, writeYaml } from "./front-matter";
import { type Entry, type FileFields, isRecord, ourFields } from "./loose-fields";
import { emptySections, type ReadSection, readList, readSections, writeQuestionBody } from "./question-body";

type QuestionRead = { ok: true; question: BankQuestion } | { ok: false; problems: Problem[] };

const longest = 100_000;
/** Reads one file. Every problem names its line, counted from 1, and says what to do. */
export function readQuestionFile(slug: string, text: string, files: FileFields = ourFields): QuestionRead {
  if (!slugSchema.safeParse(slug).success)
    return refuse(1, `“${slug}” can’t be a slug: use small letters and hyphens.`);
  if (text.length > longest) return refuse(1, `The file is longer than ${longest} characters.`);
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const end = lines.indexOf("---", 1);
  if (lines[0] !== "---" || end < 0)
    return refuse(1, "The file must begin with front matter between two lines of ---.");
  const head = readYaml(lines.slice(1, end).join("\n"), 2);
  const sections = readSections(lines.slice(end + 1), end + 2, files);
  const problems = [...head.problems, ...findMisplaced(sections)];
  if (problems.length > 0) return { ok: false, problems };
  if (!isRecord(head.value)) return refuse(2, "The front matter has no fields.");
  const body = readBody(sections, files);
  const stray = Object.keys(head.value).find((name) => name in body.fields);
  if (stray)
    return refuse(head.lineOf([stray]), `“${stray}” doesn’t belong in the front matter: it is a section.`);
  const parsed = files.schema.safeParse({ ...head.value, ...body.fields });
  if (parsed.success) return { ok: true, question: { slug, ...parsed.data } };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => toProblem(issue, body.lineOf, head.lineOf)),
  };
}

/** Writes what `readQuestionFile` reads back as the same question. */
export function writeQuestionFile(question: Entry, files: FileFields = ourFields): string {
  const head = [...files.head, "status"].map((name) => [name, question[name]]);
  return `---\n${writeYaml(Object.fromEntries(head))}---\n\n${writeQuestionBody(question, files)}`;
}

function findMisplaced(sections: readonly ReadSection[]): Problem[] {
  const found = sections.filter(({ heading }) => heading !== undefined);
  const twice = found.filter(({ name }, index) => found.findIndex((each) => each.name === name) < index);
  return twice.map(({ section, heading }) => ({
    line: section.line,
    message: `The section “## ${heading}” is there twice.`,
  }));
}

type LineOf = (path: readonly PropertyKey[]) => number | undefined;

function readBody(
  sections: readonly ReadSection[],
  files: FileFields,
): { fields: Record<string, unknown>; lineOf: LineOf } {
  const fields = emptySections(files);
  const lineOfField = new Map<PropertyKey, { line: number; items: number[] }>();
  for (const { section, ...field } of sections) {
    const list = field.isList ? readList(section, field) : undefined;
    fields[field.name] = list ? list.map((item) => item.text) : section.lines.join("\n");
    lineOfField.set(field.name, { line: section.line, items: list?.map((item) => item.line) ?? [] });
  }
  return {
    fields,
    lineOf: ([field, index]) => {
      const lines = lineOfField.get(field ?? "");
      return typeof index === "number" ? (lines?.items[index] ?? lines?.line) : lines?.line;
    },
  };
}

function toProblem(issue: z.core.$ZodIssue, lineOfBody: LineOf, lineOfHead: LineOf): Problem {
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const path = unknown === undefined ? issue.path : [unknown];
  const message = unknown === undefined ? issue.message : `There is no field called “${unknown}”.`;
  return { line: lineOfBody(path) ?? lineOfHead(path) ?? 1, message };
}

function refuse(line: number, message: string): QuestionRead {
  return { ok: false, problems: [{ line, message }] };
}
