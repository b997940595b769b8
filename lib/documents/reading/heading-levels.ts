// What the headings of each level are, all of them together: of a document whose questions are numbered headings or folds, one that
// doesn't ask is a question as well, and one that asks below them belongs to an answer.
import type { Reading } from "../found";
import type { Block } from "./blocks/block";
import {
  hidesAnswer,
  isContents,
  type Label,
  readNumber,
  readQuestionLabel,
  unwrapBold,
} from "./blocks/labels";
import { howItReads } from "./sentences/sentence";

/** Blocks are counted in bites of this many. */
const bite = 400;

type Facts = { total: number; asks: number; mayAsk: number; numbered: number };
export type HeadingLevels = ReadonlyMap<number, Facts>;

export function* countHeadings(blocks: readonly Block[]): Reading<HeadingLevels> {
  const levels = new Map<number, Facts>();
  for (const [index, block] of blocks.entries()) {
    if (index % bite === 0) yield 0.4;
    if (block.kind === "heading") count(levels, block.level, unwrapBold(block.text));
    else if (block.kind === "summary" && !hidesAnswer(block.text) && !isContents(block.text))
      count(levels, ofFolds, block.text);
    else if (block.kind === "text") countLabel(levels, readQuestionLabel(block.raw));
  }
  return levels;
}

/** Summaries stand above any heading; a number says no more of them. */
export const ofFolds = 0;
/** “Q5. ” at the start of a line is no heading, but may be what the document's questions are. */
export const ofLabels = -1;

function countLabel(levels: Map<number, Facts>, label: Label | undefined): void {
  if (label) count(levels, ofLabels, label.rest);
}

function count(levels: Map<number, Facts>, level: number, text: string): void {
  const facts = levels.get(level) ?? { total: 0, asks: 0, mayAsk: 0, numbered: 0 };
  levels.set(level, facts);
  const reads = howItReads(readNumber(text).rest);
  facts.total++;
  if (level === ofFolds || isNumbered(text)) facts.numbered++;
  if (reads === "asks") facts.asks++;
  if (reads === "may ask") facts.mayAsk++;
}

/** “9. ” or “4b) ”; “1.2 ” is a part of a text. */
export const isNumbered = (text: string): boolean => /^\d{1,5}[a-z]?[.):](?!\d)\s*\S/i.test(text);

/** Fewer than three are no row. */
export function areQuestions(levels: HeadingLevels, level: number): boolean {
  const { total = 0, asks = 0, mayAsk = 0, numbered = 0 } = levels.get(level) ?? {};
  return numbered >= 3 && numbered * 2 > total && (asks + mayAsk) * 2 >= numbered;
}

/** Are the document's questions those of the one level, and not those that ask at the other? */
export function leadsTo(levels: HeadingLevels, one: number, other: number): boolean {
  const asksAt = (level: number) => levels.get(level)?.asks ?? 0;
  return areQuestions(levels, one) || (asksAt(one) >= 3 && asksAt(other) * 3 <= asksAt(one));
}
