// How a document of headings, lists or lines becomes questions: block by block from top to bottom, and what each kind of
// block does in each of the five states of state.ts. A block that doesn't belong to the answers ends their gathering first.

import { type DocumentRead, type LeftOut, mostQuestions, type Reading } from "../found";
import { linesWithoutHtml } from "../html/lines";
import { gather, gatherText, leavesAnswers } from "./answers/gathered";
import { matchGathered } from "./answers/match";
import type { Block, Blocks } from "./blocks/block";
import { scanBlocks } from "./blocks/scan";
import { toFound } from "./complete-question";
import { takeFold, takeSummary } from "./folds";
import { roleBelowItem, roleBelowLine, roleBelowTitle, roleBetween, takeItem } from "./items";
import { takeText } from "./paragraphs";
import {
  addToOpen,
  endGathering,
  leaveOut,
  popHeadings,
  type Reader,
  type State,
  startReader,
  why,
} from "./state";
import { takeTable } from "./tables";
import { takeHeading, takeSeparator } from "./titles";

type Step<K extends Block["kind"]> = (reader: Reader, block: Blocks[K]) => void;
type Steps = { [K in Block["kind"]]: Record<State["in"], Step<K>> };

/** The same below every question. */
const below = <S>(step: S) => ({ title: step, item: step, line: step });

const steps: Steps = {
  heading: { between: takeHeading, ...below(takeHeading), answers: gather },
  text: { between: takeText, ...below(takeText), answers: gatherText },
  item: {
    between: takeItem(roleBetween),
    title: takeItem(roleBelowTitle),
    item: takeItem(roleBelowItem),
    line: takeItem(roleBelowLine),
    answers: gather,
  },
  code: { between: leaveOutCode, ...below(addToOpen), answers: gather },
  table: { between: takeTable, ...below(takeTable), answers: gather },
  separator: { between: takeSeparator, ...below(takeSeparator), answers: leaveOutRow },
  summary: { between: takeSummary, ...below(takeSummary), answers: gather },
  fold: { between: skip, ...below(takeFold), answers: skip },
  dropped: { between: leaveOutDropped, ...below(leaveOutDropped), answers: leaveOutDropped },
};

function take<K extends Block["kind"]>(reader: Reader, kind: K, block: Blocks[K]): void {
  steps[kind][reader.state.in](reader, block);
}

function skip(): void {}

function leaveOutCode(reader: Reader, { at, raw }: Blocks["code"]): void {
  leaveOut(reader, at, { text: raw, why: "code that stands under no question" });
}

function leaveOutRow(reader: Reader, { at, raw }: Blocks["separator"]): void {
  leaveOut(reader, at, { text: raw, why: why.separator });
}

function leaveOutDropped(reader: Reader, { at, raw, why }: Blocks["dropped"]): void {
  leaveOut(reader, at, { text: raw, why });
}

/** Lines are read in bites of this many. */
const bite = 400;

export type Found = Pick<DocumentRead, "questions" | "leftOut" | "problems">;

/** `from` is the first line to read, counted from 0: what stands before it was read by somebody else. */
export function* readQuestions(
  lines: readonly string[],
  { isMarkdown, from = 0 }: { isMarkdown: boolean; from?: number },
): Reading<Found> {
  const plain = isMarkdown ? yield* linesWithoutHtml(lines) : lines;
  const blocks = yield* scanBlocks(plain, { isMarkdown, from });
  const reader = yield* startReader(blocks, isMarkdown);
  let next = 0;
  for (; reader.index < blocks.length && reader.found.length <= mostQuestions; reader.index++) {
    const block = blocks[reader.index];
    if (!block) break;
    if (leavesAnswers(reader, block)) endGathering(reader);
    take(reader, block.kind, block);
    if (block.at.to < next) continue;
    yield 0.4 + 0.4 * (block.at.to / lines.length);
    next = block.at.to + bite;
  }
  popHeadings(reader, 0);
  yield* matchGathered(reader);
  return yield* finish(reader);
}

function* finish(reader: Reader): Reading<Found> {
  const questions: Found["questions"] = [];
  const { found, leftOut, problems, isMarkdown } = reader;
  for (const question of found) {
    const read = toFound(question, isMarkdown);
    if (read.fields.prompt) questions.push(read);
    else leaveOut(reader, read.lines, { text: "", why: "a label with no question below it" });
    if (questions.length % bite === 0) yield 0.9;
  }
  leftOut.sort((one, other) => one.lines.from - other.lines.from);
  if (questions.length === 0) problems.unshift({ line: 1, message: whyNone(leftOut) });
  return { questions, leftOut, problems };
}

function whyNone(leftOut: readonly LeftOut[]): string {
  const isHeadings = leftOut.length > 0 && leftOut.every((each) => each.why === why.heading);
  return isHeadings
    ? "There are only headings here, and none of them reads as a question. End each question with a question mark, or begin it with “Explain” or “Describe”."
    : "No question was found. Write each question as a heading or on a line of its own, and end it with a question mark.";
}
