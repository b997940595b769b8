// Questions that stand as a title: headings, bold words, rows with words in them.

import type { LineRange } from "../found";
import { takeAnswerLabel } from "./answers/labels";
import type { Block, Blocks } from "./blocks/block";
import { type Label, readAnswerLabel, readNumber, readQuestionLabel, unwrapBold } from "./blocks/labels";
import { areQuestions, isNumbered, leadsTo, ofLabels } from "./heading-levels";
import { howItReads } from "./sentences/sentence";
import {
  addToOpen,
  closeQuestion,
  leaveOut,
  levels,
  openQuestion,
  popHeadings,
  pushHeading,
  type Reader,
  why,
} from "./state";

export type Title = {
  text: string;
  /** What follows the title in the same line. */
  after?: string;
  how: "heading" | "bold";
  level: number;
  at: LineRange;
  inner?: number;
  block: Block;
};

export function takeHeading(reader: Reader, block: Blocks["heading"]): void {
  const { level, at, inner } = block;
  takeTitle(reader, { text: unwrapBold(block.text), how: "heading", level, at, inner, block });
}

export function takeTitle(reader: Reader, title: Title): void {
  const answer = readAnswerLabel(title.text);
  if (answer && takeAnswerLabel(reader, { ...answer, at: title.at, line: title.block.raw, form: title }))
    return;
  const label = readQuestionLabel(title.text);
  const words = label ?? readNumber(title.text);
  if (label || isQuestion(reader, title, unwrapBold(words.rest))) openTitle(reader, title, words);
  else if (isInAnswer(reader, title) || isPartOfAnswer(reader, title)) addToOpen(reader, title.block);
  else pushHeading(reader, title);
}

/** Below a title whatever is deeper belongs to its answer. */
function isInAnswer({ state }: Reader, { level }: Title): boolean {
  return state.in === "title" && level > state.question.level;
}

function openTitle(reader: Reader, title: Title, { rest, number }: Label): void {
  const { how, at, level, inner } = title;
  openQuestion(reader, { how, at, level, inner, prompt: unwrapBold(rest), number });
  if (title.after) addToOpen(reader, { kind: "text", indent: 0, at, raw: title.after });
}

function isQuestion(reader: Reader, title: Title, words: string): boolean {
  const reads = howItReads(words);
  if (isOfRow(reader, title)) return !leadsQuestions(reader, title.level, reads === "asks");
  if (isPartOfAnswer(reader, title)) return false;
  if (reads === "says" || (isInAnswer(reader, title) && reads !== "asks")) return false;
  return !leadsQuestions(reader, title.level, reads === "asks");
}

/** One of the numbered headings that are questions, whatever its grammar. */
const isOfRow = ({ levels }: Reader, { how, level, text }: Title): boolean =>
  how === "heading" && isNumbered(text) && areQuestions(levels, level);

/** A heading within an answer that has begun, though it may ask: the questions stand where the open one does. */
function isPartOfAnswer(reader: Reader, title: Title): boolean {
  const { question } = reader.state;
  if (!question?.hasText) return false;
  if (question.how === "label")
    return title.how === "heading" && asks(title) && leadsTo(reader.levels, ofLabels, title.level);
  const isBelow = question.how === "heading" && isInAnswer(reader, title);
  return isBelow && leadsTo(reader.levels, question.level, title.level);
}

const asks = ({ text }: Title): boolean => howItReads(unwrapBold(readNumber(text).rest)) === "asks";

/** Do questions stand directly below, so that this is only the name of their section? */
function leadsQuestions({ blocks, index }: Reader, level: number, asks: boolean): boolean {
  let next = index + 1;
  const skip = () => {
    while (["separator", "dropped"].includes(blocks[next]?.kind ?? "")) next++;
    return blocks[next];
  };
  let block = skip();
  for (let above = level; block?.kind === "heading" && block.level > above; block = skip()) {
    if (howItReads(readNumber(unwrapBold(block.text)).rest) !== "says") return true;
    above = block.level;
    next++;
  }
  return !asks && block?.kind === "item" && block.list.asks * 2 >= block.list.total;
}

/** Rows end lists and parts; one with words in it is a title, or begins the answers. */
export function takeSeparator(reader: Reader, block: Blocks["separator"]): void {
  const { at, label: text } = block;
  const answer = text ? readAnswerLabel(text) : undefined;
  if (answer && takeAnswerLabel(reader, { ...answer, at, line: block.raw, form: "separator" })) return;
  if (text) takeTitle(reader, { text, how: "heading", level: 1, at, block });
  else leaveOut(reader, at, { text: block.raw, why: why.separator });
  reader.part++;
  if (text) return;
  if (reader.state.in !== "title") closeQuestion(reader);
  popHeadings(reader, levels.bold);
}
