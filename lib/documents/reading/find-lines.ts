// Questions in running lines, and what becomes of the lines between them.
import type { Block } from "./blocks";
import { isTitled, takeAnswerLabel, takeTitle } from "./find-titles";
import {
  addToOpen,
  closeQuestion,
  type Finding,
  leaveOut,
  levels,
  openQuestion,
  pushHeading,
  why,
} from "./finding";
import { takeGathered } from "./gathered-answers";
import { readAnswerLabel, readBold, readNumber, readQuestionLabel } from "./labels";
import type { OpenQuestion } from "./open-question";
import {
  announcesTopics,
  endsAsking,
  findInlineAnswer,
  howItReads,
  inlineAnswer,
  isChatter,
  isGoodbye,
} from "./sentences";
import { type Statement, splitStatements } from "./statements";

type Place = { indent: number; isFirst: boolean; afterQuestion: boolean; next?: string };

export function takeText(finding: Finding, block: Block & { kind: "text" }): void {
  const lines = block.raw.split("\n");
  if (finding.problems.length === 0 && /^\s*(?:`{3}|~{3})/.test(block.raw))
    finding.problems.push({
      line: block.at.from,
      message:
        "A code block is opened here and never closed. It is read as text: end it with ``` on a line of its own.",
    });
  takeStatements(finding, splitStatements(lines, block.at.from), { indent: block.indent, isFirst: true });
}

type Start = { indent: number; isFirst: boolean };

export function takeStatements(finding: Finding, statements: readonly Statement[], start: Start): void {
  let asked = false;
  statements.forEach((statement, place) => {
    const { at, raw } = statement;
    if (takeGathered(finding, { kind: "text", indent: start.indent, at, raw })) return;
    const isFirst = start.isFirst && place === 0;
    const where = {
      indent: start.indent,
      isFirst,
      afterQuestion: asked,
      next: statements[place + 1]?.text,
    };
    const count = finding.found.length;
    takeStatement(finding, statement, where);
    asked = finding.found.length > count;
  });
}

function takeStatement(finding: Finding, statement: Statement, place: Place): void {
  if (takeSigned(finding, statement, place)) return;
  const { text, at } = statement;
  const isRemark = isTitled(finding) || finding.open?.hasText ? isGoodbye(text) : isChatter(text);
  if (isRemark || isLink(text)) {
    leaveOut(finding, at, { text, why: isRemark ? why.chatter : why.link });
    if (isRemark && text.endsWith(":") && !isTitled(finding)) closeQuestion(finding);
  } else if (isAsked(finding, text, place)) openLine(finding, statement);
  else if (isSection(finding, text, place))
    pushHeading(finding, { level: levels.line, text: nameOf(text), at });
  else if (isTopic(finding, text)) leaveOut(finding, at, { text, why: why.topic });
  else if (finding.open) addStatement(finding, statement, place.indent);
  else leaveOut(finding, at, { text, why: whyLeftOut(finding, text) });
}

/** What a sign tells apart: bold words at the start, “Q:”, “A:”. */
export function takeSigned(finding: Finding, { text, raw, at }: Statement, place: Place): boolean {
  const answer = readAnswerLabel(text);
  if (answer && (finding.open || answer.rest === "") && !isChoice(text, place.next)) {
    const rest =
      answer.rest && raw.includes("\n") ? raw.slice(raw.indexOf(answer.rest.slice(0, 9))) : answer.rest;
    if (takeAnswerLabel(finding, { ...answer, rest, at, line: raw, form: "text" })) return true;
  }
  const label = readQuestionLabel(text);
  if (label) {
    openQuestion(finding, { how: "label", at, level: levels.line, prompt: label.rest, number: label.number });
    return true;
  }
  const bold = place.isFirst || place.afterQuestion ? readBold(text) : undefined;
  if (!bold) return false;
  const reads = howItReads(readNumber(bold.inside).rest);
  const isTitle = reads === "asks" || (bold.after === "" && (reads !== "says" || !finding.open?.hasText));
  const isName = reads === "says" && !bold.after && namesSection(finding);
  if (isName) pushHeading(finding, { level: levels.bold, text: nameOf(bold.inside), at });
  if (isName) return true;
  const isInAnswer = isTitled(finding) && (reads !== "asks" || (bold.after && finding.open?.how !== "bold"));
  if (!isTitle || isInAnswer) return false;
  const block = { kind: "text", indent: place.indent, at, raw } as const;
  takeTitle(finding, { text: bold.inside, after: bold.after, how: "bold", level: levels.bold, at, block });
  return true;
}

/** Bold words right over a list of questions, where the question above is no heading that they could be part of. */
function namesSection({ open, blocks, place }: Finding): boolean {
  const next = blocks[place + 1];
  if (open?.how === "heading" || open?.how === "fold" || next?.kind !== "item") return false;
  const { asks, mayAsk, total, ofTopics } = next.list;
  return !ofTopics && next.mark === "number" && next.number === 1 && (asks + mayAsk) * 2 >= total;
}

/** “A: this” and “B: that” are two choices. */
function isChoice(text: string, next = ""): boolean {
  return /^\W{0,3}A\W/.test(text) && /^\W{0,3}B\W/.test(next);
}

/** A question in a line of its own. Within a paragraph it must end as one, or it is only a turn of speech. */
function isAsked(finding: Finding, text: string, place: Place): boolean {
  const { open } = finding;
  if (open?.how === "item" && place.indent > open.indent) return false;
  if (isTitled(finding)) return isNextInList(open, place) && howItReads(text) === "asks";
  if (!place.isFirst && !place.afterQuestion) return endsAsking(text);
  const reads = howItReads(readNumber(text).rest);
  const mayBeInline = !open?.hasText || open.isInline === true;
  return reads !== "says" || (mayBeInline && findInlineAnswer(text) !== undefined);
}

/** “Q13. Why?” in a list whose other lines bear no label. */
function isNextInList(open: OpenQuestion | undefined, { afterQuestion }: Place): boolean {
  const isBare = open?.how === "label" && !open.hasText && open.answerFrom === undefined;
  return isBare && afterQuestion && open.number !== undefined && howItReads(open.prompt) !== "says";
}

function openLine(finding: Finding, { text, at }: Statement): void {
  const end = howItReads(text) === "asks" ? undefined : findInlineAnswer(text);
  const { rest, number } = readNumber(text.slice(0, end));
  const isInline = end !== undefined;
  openQuestion(finding, { how: "line", at, prompt: rest, number, isInline });
  if (isInline) addStatement(finding, { text, raw: inlineAnswer(text, end), at }, 0);
}

export function addStatement(finding: Finding, { raw, at }: Statement, indent: number): void {
  addToOpen(finding, { kind: "text", indent, at, raw });
}

/** Few words over questions, where nothing waits for an answer. */
function isSection(finding: Finding, text: string, place: Place): boolean {
  const isShort = text.length <= 60 && text.split(" ").length <= 8 && !/[.!?,;]$/.test(text);
  if (isTitled(finding) || !isShort || !place.isFirst) return false;
  if (finding.open?.hasText) return !place.next && text.endsWith(":") && goesOnBelow(finding);
  if (place.next) return howItReads(readNumber(place.next).rest) === "asks" && !topicStart.test(text);
  const block = finding.blocks[finding.place + 1];
  if (block?.kind === "item") {
    const leads = block.list.asks * 2 >= block.list.total;
    return leads && (!finding.open || text.endsWith(":") || block.number === 1);
  }
  return !finding.open && block?.kind === "text" && howItReads(block.raw.split("\n", 1)[0] ?? "") === "asks";
}

/** Does the list that the open question stands in go on right below? */
function goesOnBelow({ open, blocks, place }: Finding): boolean {
  const next = blocks[place + 1];
  if (open?.how !== "item" || next?.kind !== "item") return false;
  return next.indent === open.indent && next.mark === open.mark && next.list.asks * 2 >= next.list.total;
}

const topicStart =
  /^(?:the |a |an |some )?(?:basics?|fundamentals|overview|introduction|principles|concepts?|(?:(?:basic|good|strong|solid|general) )?(?:knowledge|understanding|familiarity)) (?:of|to|with)\b/i;

/** A list of topics below a question that is only a line, or one topic between such questions. */
function isTopic(finding: Finding, text: string): boolean {
  if (!finding.open || isTitled(finding) || finding.open.hasText) return false;
  const isList = text.endsWith(":") && announcesTopics(text);
  if (isList) closeQuestion(finding);
  return isList || (topicStart.test(text) && text.length <= 160 && !text.endsWith("."));
}

function whyLeftOut(finding: Finding, text: string): string {
  if (topicStart.test(text) && !text.endsWith(".")) return why.topic;
  return finding.found.length === 0 || isChatter(text) ? why.chatter : why.notes;
}

/** “[Back to top](#contents)”, “- [What is it?](#what-is-it)”. */
export function isLink(text: string): boolean {
  const bare = text.replace(/^\*{0,2}\[/, "");
  return bare.length < text.length && bare.length < 400 && /\]\(#[^()\s]*\)\*{0,2}$/.test(bare);
}

export function nameOf(text: string): string {
  return text.replace(/:$/, "").trim();
}
