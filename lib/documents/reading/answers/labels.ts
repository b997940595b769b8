// “A:”, “Answer”, “Solutions”: what says that an answer begins, or the answers of several questions.

import type { LineRange } from "../../found";
import type { Label } from "../blocks/labels";
import { addToOpen, leaveOut, levels, type Reader, reachTo, startGathering, why } from "../state";
import type { Title } from "../titles";

type AnswerLabel = Label & { many: boolean; at: LineRange; line: string; form: Title | "separator" | "text" };

/** Begins the open question's answer, or the answers of several; false where there is nothing to answer. */
export function takeAnswerLabel(reader: Reader, label: AnswerLabel): boolean {
  if (beginsMany(reader, label)) {
    leaveOut(reader, label.at, { text: label.line, why: why.answers });
    startGathering(reader, typeof label.form === "object" ? label.form.level : levels.bold);
    return true;
  }
  if (!reader.state.question) return false;
  beginAnswer(reader, label);
  if (label.rest) addToOpen(reader, { kind: "text", indent: 0, at: label.at, raw: label.rest });
  return true;
}

/** From here on the open question is answered; what stood before belongs to it. */
export function beginAnswer(reader: Reader, label: { at: LineRange }): void {
  const { question } = reader.state;
  if (question) question.answerFrom ??= question.body.length;
  reachTo(reader, label);
}

/** A label alone, below questions that have no answers yet. */
function beginsMany({ state, found }: Reader, { rest, many, form }: AnswerLabel): boolean {
  const [last, before] = [found.at(-1), found.at(-2)];
  const isBare = (question = last) => question && question.answerFrom === undefined && !question.hasText;
  if (rest !== "" || !isBare()) return false;
  if (form === "separator") return true;
  const isTitled = state.in === "title";
  const isBelow = isTitled && typeof form === "object" && form.level > state.question.level;
  if (many) return !isBelow;
  return !isTitled && before !== undefined && Boolean(isBare(before));
}
