// Questions that stand as a title: headings, bold lines, labels, folded parts. And the labels that begin an answer.

import type { Lines } from "../found";
import type { Block, HeadingBlock } from "./blocks";
import {
  addToOpen,
  closeQuestion,
  type Finding,
  keyOf,
  leaveOut,
  levels,
  openQuestion,
  popHeadings,
  pushHeading,
  reachTo,
  why,
} from "./finding";
import { type Label, readAnswerLabel, readBold, readNumber, readQuestionLabel } from "./labels";
import { howItReads, trimMarks } from "./sentences";

type Title = {
  text: string;
  /** What follows the title in the same line. */
  after?: string;
  how: "heading" | "bold" | "fold";
  level: number;
  at: Lines;
  inner?: number;
  block: Block;
};

/** Everything below these is theirs, until the next of the same kind. */
export function isTitled(finding: Finding): boolean {
  return finding.open !== undefined && finding.open.how !== "item" && finding.open.how !== "line";
}

export function takeHeading(finding: Finding, block: HeadingBlock): void {
  const { level, at, inner } = block;
  takeTitle(finding, { text: unwrapBold(block.text), how: "heading", level, at, inner, block });
}

export function takeTitle(finding: Finding, title: Title): void {
  const answer = readAnswerLabel(title.text);
  if (answer && takeAnswerLabel(finding, { ...answer, at: title.at, line: title.block.raw, form: title }))
    return;
  const label = readQuestionLabel(title.text);
  const words = label ?? readNumber(title.text);
  if (label || isQuestion(finding, title, unwrapBold(words.rest))) openTitle(finding, title, words);
  else if (isTitled(finding) && title.level > (finding.open?.level ?? 0)) addToOpen(finding, title.block);
  else pushHeading(finding, title);
}

function openTitle(finding: Finding, title: Title, { rest, number }: Label): void {
  const { how, at, level, inner } = title;
  openQuestion(finding, { how, at, level, inner, prompt: unwrapBold(rest), number });
  if (title.after) addToOpen(finding, { kind: "text", indent: 0, at, raw: title.after });
}

function isQuestion(finding: Finding, title: Title, words: string): boolean {
  const reads = howItReads(words);
  const isInAnswer = isTitled(finding) && title.level > (finding.open?.level ?? 0);
  if (reads === "says" || (isInAnswer && reads !== "asks")) return false;
  return !leadsQuestions(finding, title.level, reads === "asks");
}

/** Do questions stand directly below, so that this is only the name of their section? */
function leadsQuestions(finding: Finding, level: number, asks: boolean): boolean {
  let place = finding.place + 1;
  const skip = () => {
    while (["separator", "dropped"].includes(finding.blocks[place]?.kind ?? "")) place++;
    return finding.blocks[place];
  };
  let block = skip();
  for (let above = level; block?.kind === "heading" && block.level > above; block = skip()) {
    if (howItReads(readNumber(unwrapBold(block.text)).rest) !== "says") return true;
    above = block.level;
    place++;
  }
  return !asks && block?.kind === "item" && block.list.asks * 2 >= block.list.total;
}

type AnswerLabel = Label & { many: boolean; at: Lines; line: string; form: Title | "separator" | "text" };

/** Begins the open question's answer, or the answers of several; false where there is nothing to answer. */
export function takeAnswerLabel(finding: Finding, label: AnswerLabel): boolean {
  if (startsGathering(finding, label)) {
    leaveOut(finding, label.at, { text: label.line, why: why.answers });
    closeQuestion(finding);
    const level = typeof label.form === "object" ? label.form.level : levels.bold;
    const gathering = { before: finding.found.length, part: finding.part, level, blocks: [] };
    finding.gathering = gathering;
    finding.gatherings.push(gathering);
    return true;
  }
  if (!finding.open) return false;
  finding.open.answerFrom ??= finding.open.body.length;
  reachTo(finding, label.at);
  if (label.rest) addToOpen(finding, { kind: "text", indent: 0, at: label.at, raw: label.rest });
  return true;
}

function startsGathering(finding: Finding, { rest, many, form }: AnswerLabel): boolean {
  const [last, before] = [finding.found.at(-1), finding.found.at(-2)];
  const isBare = (question = last) => question && question.answerFrom === undefined && !question.hasText;
  if (rest !== "" || !isBare()) return false;
  if (form === "separator") return true;
  const isBelow = isTitled(finding) && typeof form === "object" && form.level > (finding.open?.level ?? 0);
  if (many) return !isBelow;
  return !isTitled(finding) && before !== undefined && Boolean(isBare(before));
}

/** A fold: its summary asks, or hides the answer to what was asked above. */
export function takeSummary(finding: Finding, block: Block & { kind: "summary" }): void {
  const { at, text, rest, closes } = block;
  const label = readQuestionLabel(text);
  const isAnswer = readAnswerLabel(text) !== undefined || hiding.test(text);
  const asked = readNumber(label?.rest ?? text);
  if (isAnswer && finding.open) {
    finding.open.answerFrom ??= finding.open.body.length;
    reachTo(finding, at);
  } else if (label || howItReads(asked.rest) !== "says") {
    const number = label?.number ?? asked.number;
    const prompt = unwrapBold(asked.rest);
    // Headings of any level may stand in a fold.
    openQuestion(finding, { how: "fold", at, level: levels.line, prompt, number }).level = 0;
  } else if (finding.open) addToOpen(finding, { kind: "text", indent: 0, at, raw: text });
  else leaveOut(finding, at, { text, why: why.topic });
  if (rest && finding.open) addToOpen(finding, { kind: "text", indent: 0, at, raw: rest });
  if (closes) endFold(finding, at);
}

const hiding = /^(?:show|see|view|click|reveal|open|expand|toggle|spoiler)\b/i;

export function endFold(finding: Finding, at: Lines): void {
  reachTo(finding, at);
  if (finding.open?.how === "fold") closeQuestion(finding);
}

/** Rows end lists and parts; one with words in it is a title, or begins the answers. */
export function takeSeparator(finding: Finding, block: Block & { kind: "separator" }): void {
  const { at, label: text } = block;
  const answer = text ? readAnswerLabel(text) : undefined;
  if (answer && takeAnswerLabel(finding, { ...answer, at, line: block.raw, form: "separator" })) return;
  if (!text) leaveOut(finding, at, { text: block.raw, why: why.separator });
  else takeTitle(finding, { text, how: "heading", level: 1, at, block });
  finding.part++;
  if (text) return;
  if (!isTitled(finding)) closeQuestion(finding);
  popHeadings(finding, levels.bold);
}

/** The same words, without the marks when all of them are bold. */
export function unwrapBold(text: string): string {
  const bold = readBold(text.trim());
  return bold && bold.after === "" ? bold.inside : trimMarks(text, " \t", " \t");
}

export function isKnown(finding: Finding, text: string): boolean {
  return finding.known.has(keyOf(readNumber(unwrapBold(text)).rest));
}
