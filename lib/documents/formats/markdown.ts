// A question as a Markdown file with front matter: docs/question-format.md.
import type { z } from "zod";
import { type BankQuestion, type Question, questionSchema, slugSchema } from "@/lib/questions/schema";
import { type Problem, readYaml, writeYaml } from "./front-matter";
import { type Section, type SectionName, sectionNames, splitSections } from "./sections";

type QuestionRead = { ok: true; question: BankQuestion } | { ok: false; problems: Problem[] };

const longest = 100_000;
const fieldOf = {
  Prompt: "prompt",
  "Model answer": "modelAnswer",
  "Key points": "keyPoints",
  "Follow-ups": "followUps",
  Hints: "hints",
  Levels: "levels",
} as const;
const isNumbered = (name: SectionName) => name === "Hints" || name === "Levels";

/** Reads one file. Every problem names its line, counted from 1, and says what to do. */
export function readQuestionFile(slug: string, text: string): QuestionRead {
  if (!slugSchema.safeParse(slug).success)
    return refuse(1, `“${slug}” can’t be a slug: use small letters and hyphens.`);
  if (text.length > longest) return refuse(1, `The file is longer than ${longest} characters.`);
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const end = lines.indexOf("---", 1);
  if (lines[0] !== "---" || end < 0)
    return refuse(1, "The file must begin with front matter between two lines of ---.");
  const head = readYaml(lines.slice(1, end).join("\n"), 2);
  const sections = splitSections(lines.slice(end + 1), end + 2);
  const problems = [...head.problems, ...findMisplaced(sections)];
  if (problems.length > 0) return { ok: false, problems };
  if (!isRecord(head.value)) return refuse(2, "The front matter has no fields.");
  const body = readBody(sections);
  const stray = Object.keys(head.value).find((name) => name in body.fields);
  if (stray)
    return refuse(head.lineOf([stray]), `“${stray}” doesn’t belong in the front matter: it is a section.`);
  const parsed = questionSchema.safeParse({ ...head.value, ...body.fields });
  if (parsed.success) return { ok: true, question: { slug, ...parsed.data } };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => toProblem(issue, body.lineOf, head.lineOf)),
  };
}

/** Writes what `readQuestionFile` reads back as the same question. */
export function writeQuestionFile(question: Question): string {
  const { title, kind, topic, competency, difficulty, minutes, tags, source, licence, status } = question;
  const head = writeYaml({
    title,
    kind,
    topic,
    competency,
    difficulty,
    minutes,
    tags,
    source,
    licence,
    status,
  });
  const parts = sectionNames.map((name) => {
    const value = question[fieldOf[name]];
    return `## ${name}\n\n${typeof value === "string" ? value : writeList(value, isNumbered(name))}`;
  });
  return `---\n${head}---\n\n${[question.prompt, ...parts].join("\n\n")}\n`;
}

function writeList(items: readonly string[], numbered: boolean): string {
  return items.map((item, place) => `${numbered ? `${place + 1}.` : "-"} ${item}`).join("\n");
}

function findMisplaced(sections: readonly Section[]): Problem[] {
  const found = sections.slice(1);
  const twice = found.filter(
    (section, place) => found.findIndex((each) => each.name === section.name) < place,
  );
  return twice.map(({ line, name }) => ({ line, message: `The section “## ${name}” is there twice.` }));
}

/** A section that isn't there counts as empty: enough for a draft, refused by name for an approved question. */
const noSections = { modelAnswer: "", keyPoints: [], followUps: [], hints: [], levels: [] };

type LineOf = (path: readonly PropertyKey[]) => number | undefined;

function readBody(sections: readonly Section[]): {
  fields: Partial<Record<string, unknown>>;
  lineOf: LineOf;
} {
  const fields: Record<string, unknown> = { ...noSections };
  const lineOfField = new Map<PropertyKey, { line: number; items: number[] }>();
  for (const section of sections) {
    const field = fieldOf[section.name];
    const list = section.name === "Prompt" || section.name === "Model answer" ? undefined : readList(section);
    fields[field] = list ? list.map((item) => item.text) : section.lines.join("\n");
    lineOfField.set(field, { line: section.line, items: list?.map((item) => item.line) ?? [] });
  }
  return {
    fields,
    lineOf: ([field, place]) => {
      const lines = lineOfField.get(field ?? "");
      return typeof place === "number" ? (lines?.items[place] ?? lines?.line) : lines?.line;
    },
  };
}

/** Items begin with a mark; any other line goes on with the item before it. */
function readList(section: Section): { text: string; line: number }[] {
  const mark = isNumbered(section.name as SectionName) ? /^\d{1,2}[.)](?:\s+|$)/ : /^[-*+](?:\s+|$)/;
  const items: { text: string; line: number }[] = [];
  section.lines.forEach((line, place) => {
    const last = items.at(-1);
    if (mark.test(line)) items.push({ text: line.replace(mark, ""), line: section.line + place + 1 });
    else if (last) last.text += `\n${line}`;
    else if (line.trim()) items.push({ text: line, line: section.line + place + 1 });
  });
  return items;
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
