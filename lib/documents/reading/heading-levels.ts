// What the headings of each level are, all of them together: of a document whose questions are numbered headings, one that doesn't
// ask is a question as well, and one that asks below them belongs to an answer.
import type { Block } from "./blocks/block";
import { readNumber, unwrapBold } from "./blocks/labels";
import { howItReads } from "./sentences/sentence";

type Facts = { total: number; asks: number; numbered: number };
export type HeadingLevels = ReadonlyMap<number, Facts>;

export function countHeadings(blocks: readonly Block[]): HeadingLevels {
  const levels = new Map<number, Facts>();
  for (const block of blocks) {
    if (block.kind !== "heading") continue;
    const facts = levels.get(block.level) ?? { total: 0, asks: 0, numbered: 0 };
    levels.set(block.level, facts);
    const text = unwrapBold(block.text);
    facts.total++;
    if (isNumbered(text)) facts.numbered++;
    if (howItReads(readNumber(text).rest) === "asks") facts.asks++;
  }
  return levels;
}

/** “9. ” or “4b) ”; “1.2 ” is a part of a text. */
export const isNumbered = (text: string): boolean => /^\d{1,5}[a-z]?[.):](?!\d)\s*\S/i.test(text);

/** Fewer than three are no row. */
export function areQuestions(levels: HeadingLevels, level: number): boolean {
  const { total, asks, numbered } = levels.get(level) ?? { total: 0, asks: 0, numbered: 0 };
  return numbered >= 3 && numbered * 2 > total && asks * 2 >= numbered;
}

/** Are the document's questions those of the one level, and not those that ask at the other? */
export function leadsTo(levels: HeadingLevels, one: number, other: number): boolean {
  const asksAt = (level: number) => levels.get(level)?.asks ?? 0;
  return areQuestions(levels, one) || (asksAt(one) >= 3 && asksAt(other) * 3 <= asksAt(one));
}
