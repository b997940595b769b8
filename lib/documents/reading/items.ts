// Questions in lists, told from topics, key points and steps.
import { takeAnswerLabel } from "./answers/labels";
import type { Blocks, ItemBlock } from "./blocks/block";
import { readAnswerLabel } from "./blocks/labels";
import { addStatement, isLink, takeStatements } from "./paragraphs";
import { findInlineAnswer, howItReads, inlineAnswer } from "./sentences/sentence";
import { type Statement, splitStatements } from "./sentences/statements";
import { nameOf, takeSigned } from "./signs";
import {
  addToOpen,
  becomeItem,
  closeQuestion,
  leaveOut,
  levels,
  nextBlock,
  openQuestion,
  popHeadings,
  pushHeading,
  type Reader,
  why,
} from "./state";

type Role = "question" | "body" | "other";

/** `roleIn` says what an item is that bears no sign, in the state that the reader is in. */
export const takeItem =
  (roleIn: (block: ItemBlock, text: string, reader: Reader) => Role) =>
  (reader: Reader, block: Blocks["item"]): void => {
    const lines = [block.text, ...block.raw.split("\n").slice(1)];
    const [first, ...more] = splitStatements(lines, block.at.from);
    if (!first) return;
    if (!takeSign(reader, block, first)) {
      if (isLink(first.text)) {
        leaveOut(reader, block.at, { text: block.text, why: why.link });
        return;
      }
      const isAnswered = readAnswerLabel(more[0]?.text ?? "") !== undefined;
      const role = isAnswered ? "question" : roleIn(block, first.text, reader);
      if (role === "question") openItem(reader, block, first);
      else if (role === "body") addToOpen(reader, block);
      else takeOther(reader, block, first);
      if (role !== "question") return;
    }
    takeStatements(reader, more, { indent: block.inner, isFirst: false });
  };

function takeSign(reader: Reader, block: ItemBlock, first: Statement): boolean {
  const after = nextBlock(reader);
  const next = after?.kind === "item" ? after.text : undefined;
  const around = { indent: block.indent, isFirst: true, afterQuestion: false, next };
  if (!takeLetteredAnswer(reader, block, first) && !takeSigned(reader, first, around)) return false;
  if (reader.state.question?.at.from === first.at.from) becomeItem(reader, block);
  return true;
}

/** “A. …” below “Q. …”, where no “B. …” follows: that would be a choice. */
function takeLetteredAnswer(reader: Reader, block: ItemBlock, { raw, at }: Statement): boolean {
  const { question } = reader.state;
  const isWaiting = question?.how === "label" && question.answerFrom === undefined;
  const isLetter = block.mark === "letter" && /^\s*A[.)]/i.test(block.raw);
  if (!isWaiting || !isLetter || /^\s*B[.)]/i.test(nextBlock(reader)?.raw ?? "")) return false;
  return takeAnswerLabel(reader, { rest: raw, many: false, at, line: block.raw, form: "text" });
}

function openItem(reader: Reader, block: ItemBlock, { text, at }: Statement): void {
  const { indent, inner, mark, number } = block;
  const end = howItReads(text) === "asks" ? undefined : findInlineAnswer(text);
  const prompt = text.slice(0, end).trim();
  openQuestion(reader, {
    how: "item",
    at,
    prompt,
    indent,
    inner,
    mark,
    ...(number !== undefined && { number }),
  });
  if (end !== undefined) addStatement(reader, { text, raw: inlineAnswer(text, end), at }, inner);
}

/** A topic, a note, or the name of the list below it. */
function takeOther(reader: Reader, block: ItemBlock, { text }: Statement): void {
  const level = levels.item + block.indent;
  closeQuestion(reader);
  popHeadings(reader, level);
  const next = nextBlock(reader);
  const leads = next?.kind === "item" && next.indent > block.indent && next.list.asks * 2 >= next.list.total;
  if (leads) pushHeading(reader, { level, text: nameOf(text), at: block.at });
  else leaveOut(reader, block.at, { text, why: /\.$/.test(text) ? why.notes : why.topic });
}

const isListOfQuestions = ({ list }: ItemBlock) => list.asks * 2 >= list.total;

function isAsked({ mark, list }: ItemBlock, text: string): boolean {
  const reads = howItReads(text);
  const mayBe = !list.ofTopics && mark !== "letter" && (list.asks + list.mayAsk) * 2 >= list.total;
  return reads === "asks" || (reads === "may ask" && mayBe) || findInlineAnswer(text) !== undefined;
}

export const roleBetween = (block: ItemBlock, text: string): Role =>
  isAsked(block, text) ? "question" : "other";

export const roleBelowLine = (_: ItemBlock, text: string): Role =>
  howItReads(text) === "asks" || findInlineAnswer(text) ? "question" : "body";

/** Part of the answer; but below a title that has none yet, a list of questions is a section of its own. */
export function roleBelowTitle(block: ItemBlock, text: string, { state: { question } }: Reader): Role {
  const isSection =
    question?.hasText === false &&
    question.answerFrom === undefined &&
    question.how !== "label" &&
    question.how !== "fold";
  return isSection && howItReads(text) === "asks" && isListOfQuestions(block) ? "question" : "body";
}

/** The next of the same list, or what stands deeper, or under other marks. */
export function roleBelowItem(block: ItemBlock, text: string, { state: { question } }: Reader): Role {
  if (!question || block.indent > question.indent + 1) return "body";
  if (block.mark !== question.mark)
    return howItReads(text) === "asks" && isListOfQuestions(block) ? "question" : "body";
  if (isAsked(block, text)) return "question";
  return question.hasText ? "body" : "other";
}
