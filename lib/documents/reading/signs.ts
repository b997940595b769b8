// What a sign at a line's start tells apart, wherever the line stands: bold words, “Q:”, “A:”.
import { takeAnswerLabel } from "./answers/labels";
import { readAnswerLabel, readBold, readNumber, readQuestionLabel } from "./blocks/labels";
import { howItReads } from "./sentences/sentence";
import type { Statement } from "./sentences/statements";
import { levels, nextBlock, openQuestion, pushHeading, type Reader } from "./state";
import { takeTitle } from "./titles";

/** What stands around a line. `next` is the text of the line, or item, after it. */
export type Around = { indent: number; isFirst: boolean; afterQuestion: boolean; next?: string };

/** False where there is no sign: nothing was done. */
export function takeSigned(reader: Reader, statement: Statement, around: Around): boolean {
  if (takeAnswer(reader, statement, around)) return true;
  const { text, at } = statement;
  const label = readQuestionLabel(text);
  if (label) {
    const { rest: prompt, number } = label;
    openQuestion(reader, { how: "label", at, level: levels.line, prompt, number });
    return true;
  }
  return (around.isFirst || around.afterQuestion) && takeBold(reader, statement, around);
}

function takeAnswer(reader: Reader, { text, raw, at }: Statement, { next }: Around): boolean {
  const answer = readAnswerLabel(text);
  if (!answer || (!reader.state.question && answer.rest !== "") || isChoice(text, next)) return false;
  const rest =
    answer.rest && raw.includes("\n") ? raw.slice(raw.indexOf(answer.rest.slice(0, 9))) : answer.rest;
  return takeAnswerLabel(reader, { ...answer, rest, at, line: raw, form: "text" });
}

/** “A: this” and “B: that” are two choices. */
function isChoice(text: string, next = ""): boolean {
  return /^\W{0,3}A\W/.test(text) && /^\W{0,3}B\W/.test(next);
}

function takeBold(reader: Reader, { text, raw, at }: Statement, { indent }: Around): boolean {
  const bold = readBold(text);
  if (!bold) return false;
  const { question } = reader.state;
  const reads = howItReads(readNumber(bold.inside).rest);
  if (reads === "says" && !bold.after && namesSection(reader)) {
    pushHeading(reader, { level: levels.bold, text: nameOf(bold.inside), at });
    return true;
  }
  const isTitle = reads === "asks" || (bold.after === "" && (reads !== "says" || !question?.hasText));
  const isOwn = reads === "asks" && (bold.after === "" || question?.how === "bold");
  if (!isTitle || (reader.state.in === "title" && !isOwn)) return false;
  const block = { kind: "text", indent, at, raw } as const;
  takeTitle(reader, { text: bold.inside, after: bold.after, how: "bold", level: levels.bold, at, block });
  return true;
}

/** Bold words right over a list of questions, where the question above is no heading that they could be part of. */
function namesSection(reader: Reader): boolean {
  const how = reader.state.question?.how;
  const next = nextBlock(reader);
  if (how === "heading" || how === "fold" || next?.kind !== "item") return false;
  const { asks, mayAsk, total, ofTopics } = next.list;
  return !ofTopics && next.mark === "number" && next.number === 1 && (asks + mayAsk) * 2 >= total;
}

/** A section's name, without the colon after it. */
export function nameOf(text: string): string {
  return text.replace(/:$/, "").trim();
}
