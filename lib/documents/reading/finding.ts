// What is known while a document is read from top to bottom: the headings above, the question that is open, what was left out.

import type { LeftOut, Lines, ReadProblem } from "../found";
import type { Block } from "./blocks";
import type { OpenQuestion } from "./open-question";

/** Levels beyond Markdown's six headings, for what stands as one. Below an item of a list its columns are added. */
export const levels = { bold: 7, line: 8, item: 10 };

type Heading = { level: number; text: string; at: Lines; isUsed: boolean };
/** Answers that stand apart from their questions, all of which were found before. */
export type Gathering = { before: number; part: number; level: number; blocks: Block[] };

export type Finding = {
  isMarkdown: boolean;
  blocks: readonly Block[];
  /** The block that is being read. */
  place: number;
  headings: Heading[];
  found: OpenQuestion[];
  /** The first question found with these words, by `keyOf`. */
  known: Map<string, OpenQuestion>;
  open?: OpenQuestion;
  /** Rows of strokes and gathered answers divide a document into parts. */
  part: number;
  gathering?: Gathering;
  gatherings: Gathering[];
  leftOut: LeftOut[];
  problems: ReadProblem[];
};

export const why = {
  chatter: "a remark around the questions, not a question",
  topic: "a topic, not a question",
  notes: "text that stands under no question",
  separator: "a separator line",
  heading: "a heading with no question below it",
  link: "a link within the document",
  answers: "the line that begins the answers",
  again: "the question again, above its answer",
  unclear: "an answer, but it is not clear to which question",
};

export function startFinding(blocks: readonly Block[], isMarkdown: boolean): Finding {
  const lists = { headings: [], found: [], gatherings: [], leftOut: [], problems: [] };
  return { isMarkdown, blocks, place: 0, known: new Map(), part: 0, ...lists };
}

type Start = Pick<OpenQuestion, "how" | "at" | "prompt"> &
  Partial<Pick<OpenQuestion, "number" | "level" | "indent" | "inner" | "mark" | "isInline">>;

/** Begins a question; the one before ends with it. */
export function openQuestion(finding: Finding, start: Start): OpenQuestion {
  const level = start.level ?? levels.item;
  popHeadings(finding, start.how === "item" ? levels.item + (start.indent ?? 0) : level);
  for (const heading of finding.headings) heading.isUsed = true;
  const under = finding.headings.map((heading) => heading.text);
  const question = {
    indent: 0,
    inner: 0,
    body: [],
    hasText: false,
    ...start,
    level,
    under,
    part: finding.part,
  };
  question.at = { ...start.at };
  finding.found.push(question);
  if (!finding.known.has(keyOf(start.prompt))) finding.known.set(keyOf(start.prompt), question);
  finding.open = question;
  return question;
}

export function addToOpen(finding: Finding, block: Block): void {
  finding.open?.body.push(block);
  if (finding.open && block.kind !== "item") finding.open.hasText = true;
  reachTo(finding, block.at);
}

/** The open question goes on to the end of these lines. */
export function reachTo(finding: Finding, at: Lines): void {
  if (finding.open) finding.open.at.to = Math.max(finding.open.at.to, at.to);
}

export function closeQuestion(finding: Finding): void {
  finding.open = undefined;
}

const deepest = 20;

export function pushHeading(finding: Finding, heading: { level: number; text: string; at: Lines }): void {
  closeQuestion(finding);
  popHeadings(finding, heading.level);
  if (finding.headings.length < deepest) finding.headings.push({ ...heading, isUsed: false });
  else leaveOut(finding, heading.at, { text: heading.text, why: why.heading });
}

/** Leaves every heading of this level and of deeper ones. */
export function popHeadings(finding: Finding, level: number): void {
  while ((finding.headings.at(-1)?.level ?? -1) >= level) {
    const heading = finding.headings.pop();
    if (heading && !heading.isUsed) leaveOut(finding, heading.at, { text: heading.text, why: why.heading });
  }
}

const longestBeginning = 120;
const mostLeftOut = 20_000;

export function leaveOut(finding: Finding, at: Lines, { text, why }: { text: string; why: string }): void {
  const last = finding.leftOut.at(-1);
  if (last && finding.leftOut.length >= mostLeftOut) last.lines = { ...last.lines, to: at.to };
  else
    finding.leftOut.push({
      lines: { ...at },
      text: text.slice(0, 1_000).trim().slice(0, longestBeginning),
      why,
    });
}

/** The same question in other marks and capitals has the same key. */
export function keyOf(text: string): string {
  return (
    text
      .slice(0, 2_000)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(" ");
}
