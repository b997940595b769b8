// Questions in running lines, and what becomes of the lines between them.

import { takeGathered } from "./answers/gathered";
import type { Blocks } from "./blocks/block";
import { readNumber } from "./blocks/labels";
import {
  announcesTopics,
  endsAsking,
  findInlineAnswer,
  howItReads,
  inlineAnswer,
  isChatter,
  isGoodbye,
} from "./sentences/sentence";
import { type Statement, splitStatements } from "./sentences/statements";
import { type Around, nameOf, takeSigned } from "./signs";
import {
  addToOpen,
  closeQuestion,
  leaveOut,
  levels,
  nextBlock,
  type OpenQuestion,
  openQuestion,
  pushHeading,
  type Reader,
  why,
} from "./state";

const neverClosed =
  "A code block is opened here and never closed. It is read as text: end it with ``` on a line of its own.";

export function takeText(reader: Reader, block: Blocks["text"]): void {
  const { at, raw, indent } = block;
  if (reader.problems.length === 0 && /^\s*(?:`{3}|~{3})/.test(raw))
    reader.problems.push({ line: at.from, message: neverClosed });
  takeStatements(reader, splitStatements(raw.split("\n"), at.from), { indent, isFirst: true });
}

type Start = { indent: number; isFirst: boolean };

/** One after the other, because each may leave the reader in another state. */
export function takeStatements(reader: Reader, statements: readonly Statement[], start: Start): void {
  const { indent } = start;
  let afterQuestion = false;
  for (const [index, statement] of statements.entries()) {
    const { at, raw } = statement;
    if (takeGathered(reader, { kind: "text", indent, at, raw })) continue;
    const isFirst = start.isFirst && index === 0;
    const next = statements[index + 1]?.text;
    const count = reader.found.length;
    takeStatement(reader, statement, { indent, isFirst, afterQuestion, next });
    afterQuestion = reader.found.length > count;
  }
}

function takeStatement(reader: Reader, statement: Statement, around: Around): void {
  const { text, at } = statement;
  if (!isLink(text) && takeSigned(reader, statement, around)) return;
  const { question } = reader.state;
  const isTitled = reader.state.in === "title";
  const isRemark = isTitled || question?.hasText ? isGoodbye(text) : isChatter(text);
  if (isRemark || isLink(text)) {
    leaveOut(reader, at, { text, why: isRemark ? why.chatter : why.link });
    if (isRemark && text.endsWith(":") && !isTitled) closeQuestion(reader);
  } else if (isAsked(reader, text, around)) openLine(reader, statement);
  else if (isSection(reader, text, around))
    pushHeading(reader, { level: levels.line, text: nameOf(text), at });
  else if (isTopic(reader, text)) leaveOut(reader, at, { text, why: why.topic });
  else if (question) addStatement(reader, statement, around.indent);
  else leaveOut(reader, at, { text, why: whyLeftOut(reader, text) });
}

/** A question in a line of its own. Within a paragraph it must end as one, or it is only a turn of speech. */
function isAsked({ state }: Reader, text: string, around: Around): boolean {
  if (state.in === "item" && around.indent > state.question.indent) return false;
  if (state.in === "title") return isNextInList(state.question, around) && howItReads(text) === "asks";
  if (!around.isFirst && !around.afterQuestion) return endsAsking(text);
  const reads = howItReads(readNumber(text).rest);
  const mayBeInline = !state.question?.hasText || state.question.isInline === true;
  return reads !== "says" || (mayBeInline && findInlineAnswer(text) !== undefined);
}

/** “Q13. Why?” in a list whose other lines bear no label. */
function isNextInList(question: OpenQuestion, { afterQuestion }: Around): boolean {
  const { how, hasText, answerFrom, number, prompt } = question;
  const isBare = how === "label" && !hasText && answerFrom === undefined;
  return isBare && afterQuestion && number !== undefined && howItReads(prompt) !== "says";
}

function openLine(reader: Reader, { text, at }: Statement): void {
  const end = howItReads(text) === "asks" ? undefined : findInlineAnswer(text);
  const { rest, number } = readNumber(text.slice(0, end));
  const isInline = end !== undefined;
  openQuestion(reader, { how: "line", at, prompt: rest, number, isInline });
  if (isInline) addStatement(reader, { text, raw: inlineAnswer(text, end), at }, 0);
}

export function addStatement(reader: Reader, { raw, at }: Statement, indent: number): void {
  const isFirst = reader.state.question?.body.length === 0;
  addToOpen(reader, { kind: "text", indent, at, raw: isFirst ? raw.replace(arrow, "") : raw });
}

/** “=> This.” below its question. */
const arrow = /^\s*(?:[=-]>|→)\s+/;

/** Few words over questions, where nothing waits for an answer. */
function isSection(reader: Reader, text: string, { isFirst, next }: Around): boolean {
  const { question } = reader.state;
  const isShort = text.length <= 60 && text.split(" ").length <= 8 && !/[.!?,;]$/.test(text);
  if (reader.state.in === "title" || !isShort || !isFirst) return false;
  if (question?.hasText) return !next && text.endsWith(":") && goesOnBelow(reader);
  if (next) return howItReads(readNumber(next).rest) === "asks" && !topicStart.test(text);
  const block = nextBlock(reader);
  if (block?.kind === "item") {
    const leads = block.list.asks * 2 >= block.list.total;
    return leads && (!question || text.endsWith(":") || block.number === 1);
  }
  return !question && block?.kind === "text" && howItReads(block.raw.split("\n", 1)[0] ?? "") === "asks";
}

/** Does the list that the open question stands in go on right below? */
function goesOnBelow(reader: Reader): boolean {
  const next = nextBlock(reader);
  if (reader.state.in !== "item" || next?.kind !== "item") return false;
  const { indent, mark } = reader.state.question;
  return next.indent === indent && next.mark === mark && next.list.asks * 2 >= next.list.total;
}

const topicStart =
  /^(?:the |a |an |some )?(?:basics?|fundamentals|overview|introduction|principles|concepts?|(?:(?:basic|good|strong|solid|general) )?(?:knowledge|understanding|familiarity)) (?:of|to|with)\b/i;

/** A list of topics below a question that is only a line, or one topic between such questions. */
function isTopic(reader: Reader, text: string): boolean {
  const { question } = reader.state;
  if (!question || reader.state.in === "title" || question.hasText) return false;
  const isList = text.endsWith(":") && announcesTopics(text);
  if (isList) closeQuestion(reader);
  return isList || (topicStart.test(text) && text.length <= 160 && !text.endsWith("."));
}

function whyLeftOut(reader: Reader, text: string): string {
  if (topicStart.test(text) && !text.endsWith(".")) return why.topic;
  return reader.found.length === 0 || isChatter(text) ? why.chatter : why.notes;
}

/** “[Back to top](#contents)”, “- [What is it?](#what-is-it)”. */
export function isLink(text: string): boolean {
  const bare = text.replace(/^\*{0,2}\[/, "");
  return bare.length < text.length && bare.length < 400 && /\]\(#[^()\s]*\)\*{0,2}$/.test(bare);
}
