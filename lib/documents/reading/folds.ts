// `<details>`: its summary asks, or hides the answer to what was asked above.
import { beginAnswer } from "./answers/labels";
import type { Blocks } from "./blocks/block";
import { hidesAnswer, isContents, readNumber, readQuestionLabel, unwrapBold } from "./blocks/labels";
import { areQuestions, ofFolds } from "./heading-levels";
import { howItReads } from "./sentences/sentence";
import { addToOpen, closeQuestion, leaveOut, levels, openQuestion, type Reader, reachTo, why } from "./state";

export function takeSummary(reader: Reader, block: Blocks["summary"]): void {
  const { at, text, rest, closes } = block;
  const label = readQuestionLabel(text);
  const isAnswer = hidesAnswer(text);
  const asked = readNumber(label?.rest ?? text);
  const isOfRow = !isAnswer && !isContents(text) && areQuestions(reader.levels, ofFolds);
  if (isAnswer && reader.state.question) beginAnswer(reader, block);
  else if (label || isOfRow || howItReads(asked.rest) !== "says") {
    const number = label?.number ?? asked.number;
    const prompt = unwrapBold(asked.rest);
    // Headings of any level may stand in a fold.
    openQuestion(reader, { how: "fold", at, level: levels.line, prompt, number }).level = 0;
  } else if (reader.state.question) addToOpen(reader, { kind: "text", indent: 0, at, raw: text });
  else leaveOut(reader, at, { text, why: why.topic });
  if (rest && reader.state.question) addToOpen(reader, { kind: "text", indent: 0, at, raw: rest });
  if (closes) endFold(reader, block);
}

export function takeFold(reader: Reader, block: Blocks["fold"]): void {
  if (!block.opens) endFold(reader, block);
}

function endFold(reader: Reader, block: Blocks["fold" | "summary"]): void {
  reachTo(reader, block);
  if (reader.state.question?.how === "fold") closeQuestion(reader);
}
