// What the reader of a document knows on its way from the top to the bottom, and the state that it is in. What each block
// does in each state stands in machine.ts; the ways from one state to another stand here, and nothing else takes them.
//
//   between   no question is open: headings, topics and remarks
//   title     below a question that stands as a title (heading, bold words, label, fold): everything is its answer
//   item      below a question in a list, which ends it sooner
//   line      below a question in a running line, which ends soonest
//   answers   among answers that stand apart from their questions: kept, and matched with them at the end (answers/match.ts)

import type { LeftOut, LineRange, Reading, ReadProblem } from "../found";
import type { Block, ItemBlock } from "./blocks/block";
import { type Mark, readNumber, unwrapBold } from "./blocks/labels";
import { countHeadings, type HeadingLevels } from "./heading-levels";

export type State =
  | { in: "between"; question?: undefined }
  | { in: "title" | "item" | "line"; question: OpenQuestion }
  | { in: "answers"; question?: undefined; gathering: Gathering };

export type OpenQuestion = {
  /** What made it one. */
  how: "heading" | "bold" | "label" | "fold" | "item" | "line";
  at: LineRange;
  /** Empty where a label stood alone (“Question 3”): then the first block below is the prompt. */
  prompt: string;
  number?: number;
  level: number;
  indent: number;
  inner: number;
  mark?: Mark;
  body: Block[];
  /** Its body holds more than a list. */
  hasText: boolean;
  /** Its answer began on its own line, as those of the lines below may. */
  isInline?: boolean;
  /** How many blocks of `body` stand before the answer, where a label said that it begins. */
  answerFrom?: number;
  /** The answer that stood elsewhere, among the gathered ones. */
  gathered?: Block[];
  under: string[];
  part: number;
};

/** Answers that stand apart from their questions: the first `before` of those found. */
export type Gathering = { before: number; part: number; level: number; blocks: Block[] };

type Heading = { level: number; text: string; at: LineRange };

export type Reader = {
  isMarkdown: boolean;
  blocks: readonly Block[];
  /** Of the block that is being read. */
  index: number;
  state: State;
  levels: HeadingLevels;
  headings: (Heading & { isUsed: boolean })[];
  found: OpenQuestion[];
  /** The first question found with these words, by `keyOf`. */
  known: Map<string, OpenQuestion>;
  /** Rows of strokes and gathered answers divide a document into parts. */
  part: number;
  gatherings: Gathering[];
  leftOut: LeftOut[];
  problems: ReadProblem[];
};

/** Levels beyond Markdown's six headings, for what stands as one. Below an item of a list its columns are added. */
export const levels = { bold: 7, line: 8, item: 10 };

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

export function* startReader(blocks: readonly Block[], isMarkdown: boolean): Reading<Reader> {
  const lists = { headings: [], found: [], gatherings: [], leftOut: [], problems: [] };
  const levels = yield* countHeadings(blocks);
  return {
    isMarkdown,
    blocks,
    levels,
    index: 0,
    state: { in: "between" },
    known: new Map(),
    part: 0,
    ...lists,
  };
}

type Start = Pick<OpenQuestion, "how" | "at" | "prompt"> &
  Partial<Pick<OpenQuestion, "number" | "level" | "indent" | "inner" | "mark" | "isInline">>;

/** → title, item or line. The question before ends with it. */
export function openQuestion(reader: Reader, start: Start): OpenQuestion {
  const { how } = start;
  const level = start.level ?? levels.item;
  popHeadings(reader, how === "item" ? levels.item + (start.indent ?? 0) : level);
  for (const heading of reader.headings) heading.isUsed = true;
  const under = reader.headings.map((heading) => heading.text);
  const { part } = reader;
  const at = { ...start.at };
  const question = { indent: 0, inner: 0, body: [], hasText: false, ...start, at, level, under, part };
  reader.found.push(question);
  const key = keyOf(start.prompt);
  if (!reader.known.has(key)) reader.known.set(key, question);
  reader.state = { in: how === "item" || how === "line" ? how : "title", question };
  return question;
}

/** title → item: bold words at the start of an item are the item's question; a label's keeps all that follows. */
export function becomeItem(reader: Reader, { indent, inner, mark, number }: ItemBlock): void {
  const { question } = reader.state;
  if (!question) return;
  Object.assign(question, { indent, inner, mark, ...(number !== undefined && { number }) });
  if (question.how !== "bold") return;
  question.how = "item";
  reader.state = { in: "item", question };
}

/** → between. */
export function closeQuestion(reader: Reader): void {
  if (reader.state.question) reader.state = { in: "between" };
}

/** → answers, of the questions found so far. */
export function startGathering(reader: Reader, level: number): void {
  const gathering: Gathering = { before: reader.found.length, part: reader.part, level, blocks: [] };
  reader.gatherings.push(gathering);
  reader.state = { in: "answers", gathering };
}

/** answers → between. */
export function endGathering(reader: Reader): void {
  reader.part++;
  reader.state = { in: "between" };
}

const deepest = 20;

/** → between, under a heading that is the name of what follows. */
export function pushHeading(reader: Reader, heading: Heading): void {
  closeQuestion(reader);
  popHeadings(reader, heading.level);
  if (reader.headings.length < deepest) reader.headings.push({ ...heading, isUsed: false });
  else leaveOut(reader, heading.at, { text: heading.text, why: why.heading });
}

/** Leaves every heading of this level and of deeper ones. */
export function popHeadings(reader: Reader, level: number): void {
  while ((reader.headings.at(-1)?.level ?? -1) >= level) {
    const heading = reader.headings.pop();
    if (heading && !heading.isUsed) leaveOut(reader, heading.at, { text: heading.text, why: why.heading });
  }
}

export function addToOpen(reader: Reader, block: Block): void {
  const { question } = reader.state;
  question?.body.push(block);
  if (question && block.kind !== "item") question.hasText = true;
  reachTo(reader, block);
}

/** The open question goes on to the end of these lines. */
export function reachTo({ state: { question } }: Reader, { at }: { at: LineRange }): void {
  if (question) question.at.to = Math.max(question.at.to, at.to);
}

const isLinks = (said: string) => said === why.link;
const longestBeginning = 120;
const mostLeftOut = 20_000;

export function leaveOut(
  { leftOut }: Reader,
  at: LineRange,
  { text, why }: { text: string; why: string },
): void {
  const last = leftOut.at(-1);
  // Of a table of contents one line is enough.
  if (last?.why === why && isLinks(why)) {
    last.lines = { ...last.lines, to: at.to };
    return;
  }
  const beginning = text.slice(0, 1_000).trim().slice(0, longestBeginning);
  if (last && leftOut.length >= mostLeftOut) last.lines = { ...last.lines, to: at.to };
  else leftOut.push({ lines: { ...at }, text: beginning, why });
}

export function nextBlock({ blocks, index }: Reader): Block | undefined {
  return blocks[index + 1];
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

/** Was a question with these words found before? */
export function isKnown({ known }: Reader, text: string): boolean {
  return known.has(keyOf(readNumber(unwrapBold(text)).rest));
}
