// Questions in lists, told from topics, key points and steps.
import type { ItemBlock } from "./blocks";
import { addStatement, isLink, nameOf, takeSigned, takeStatements } from "./find-lines";
import { takeAnswerLabel } from "./find-titles";
import {
  addToOpen,
  closeQuestion,
  type Finding,
  leaveOut,
  levels,
  openQuestion,
  popHeadings,
  pushHeading,
  why,
} from "./finding";
import type { OpenQuestion } from "./open-question";
import { findInlineAnswer, howItReads, inlineAnswer } from "./sentences";
import { type Statement, splitStatements } from "./statements";

export function takeItem(finding: Finding, block: ItemBlock): void {
  const lines = [block.text, ...block.raw.split("\n").slice(1)];
  const [first, ...more] = splitStatements(lines, block.at.from);
  if (!first) return;
  const at = first.at;
  const after = finding.blocks[finding.place + 1];
  const next = after?.kind === "item" ? after.text : undefined;
  const isApart =
    takeLetteredAnswer(finding, block, first) ||
    takeSigned(finding, first, { ...start, indent: block.indent, next });
  if (isApart && finding.open?.at.from === at.from) becomeItem(finding.open, block);
  else if (!isApart && isLink(first.text)) {
    leaveOut(finding, block.at, { text: block.text, why: why.link });
    return;
  } else if (!isApart && !takeRole(finding, block, first)) return;
  takeStatements(finding, more, { indent: block.inner, isFirst: false });
}

/** “A. …” below “Q. …”, where no “B. …” follows: that would be a choice. */
function takeLetteredAnswer(finding: Finding, block: ItemBlock, { raw, at }: Statement): boolean {
  const { open, blocks, place } = finding;
  const isWaiting = open?.how === "label" && open.answerFrom === undefined;
  const isLetter = block.mark === "letter" && /^\s*A[.)]/i.test(block.raw);
  if (!isWaiting || !isLetter || /^\s*B[.)]/i.test(blocks[place + 1]?.raw ?? "")) return false;
  return takeAnswerLabel(finding, { rest: raw, many: false, at, line: block.raw, form: "text" });
}

const start = { isFirst: true, afterQuestion: false };

function columnsOf({ indent, inner, mark, number }: ItemBlock) {
  return { indent, inner, mark, ...(number !== undefined && { number }) };
}

/** Bold words at the start of an item are an item's question; a label keeps all that follows. */
function becomeItem(question: OpenQuestion, block: ItemBlock): void {
  Object.assign(question, columnsOf(block));
  if (question.how === "bold") question.how = "item";
}

/** True where the rest of the item is still to be read. */
function takeRole(finding: Finding, block: ItemBlock, { text, at }: Statement): boolean {
  const role = roleOf(finding, block, text);
  if (role === "body") addToOpen(finding, block);
  if (role === "body") return false;
  if (role === "question") {
    const end = howItReads(text) === "asks" ? undefined : findInlineAnswer(text);
    const prompt = text.slice(0, end).trim();
    openQuestion(finding, { how: "item", at, prompt, ...columnsOf(block) });
    if (end !== undefined) addStatement(finding, { text, raw: inlineAnswer(text, end), at }, block.inner);
    return true;
  }
  closeQuestion(finding);
  popHeadings(finding, levels.item + block.indent);
  const next = finding.blocks[finding.place + 1];
  const leads = next?.kind === "item" && next.indent > block.indent && next.list.asks * 2 >= next.list.total;
  if (leads) pushHeading(finding, { level: levels.item + block.indent, text: nameOf(text), at: block.at });
  else leaveOut(finding, block.at, { text, why: /\.$/.test(text) ? why.notes : why.topic });
  return false;
}

function roleOf(finding: Finding, block: ItemBlock, text: string): "question" | "body" | "other" {
  const { open } = finding;
  const { asks, mayAsk, total, ofTopics } = block.list;
  const reads = howItReads(text);
  const isListOfQuestions = asks * 2 >= total;
  const mayBe = !ofTopics && block.mark !== "letter" && (asks + mayAsk) * 2 >= total;
  const isAsked = reads === "asks" || (reads === "may ask" && mayBe) || findInlineAnswer(text) !== undefined;
  if (!open) return isAsked ? "question" : "other";
  if (open.how === "line") return reads === "asks" || findInlineAnswer(text) ? "question" : "body";
  if (open.how !== "item") {
    const isBare =
      !open.hasText && open.answerFrom === undefined && open.how !== "label" && open.how !== "fold";
    return isBare && reads === "asks" && isListOfQuestions ? "question" : "body";
  }
  if (block.indent > open.indent + 1) return "body";
  if (block.mark !== open.mark) return reads === "asks" && isListOfQuestions ? "question" : "body";
  return isAsked ? "question" : open.hasText ? "body" : "other";
}
