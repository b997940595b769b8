// A document of headings, lists or lines, read from top to bottom into the questions that stand in it.

import { type DocumentRead, type LeftOut, mostQuestions, type Reading } from "../found";
import { type Block, type ItemBlock, type ListFacts, readBlock, startScan } from "./blocks";
import { takeItem } from "./find-items";
import { takeText } from "./find-lines";
import { endFold, takeHeading, takeSeparator, takeSummary } from "./find-titles";
import { addToOpen, type Finding, leaveOut, popHeadings, startFinding, why } from "./finding";
import { takeGathered } from "./gathered-answers";
import { matchGathered } from "./match-answers";
import { toFound } from "./open-question";
import { announcesTopics, howItReads } from "./sentences";

/** Lines are read in bites of this many. */
const bite = 400;

type Found = Pick<DocumentRead, "questions" | "leftOut" | "problems">;

/** `from` is the first line to read, counted from 0: what stands before it was read by somebody else. */
export function* findQuestions(
  lines: readonly string[],
  { isMarkdown, from = 0 }: { isMarkdown: boolean; from?: number },
): Reading<Found> {
  const blocks = yield* scanBlocks(lines, { isMarkdown, from });
  const finding = startFinding(blocks, isMarkdown);
  let next = 0;
  for (; finding.place < blocks.length && finding.found.length <= mostQuestions; finding.place++) {
    const block = blocks[finding.place];
    if (!block) break;
    if (!takeGathered(finding, block)) takeBlock(finding, block);
    if (block.at.to >= next) yield 0.4 + 0.4 * (block.at.to / lines.length);
    if (block.at.to >= next) next = block.at.to + bite;
  }
  popHeadings(finding, 0);
  yield* matchGathered(finding);
  return yield* finish(finding);
}

function* scanBlocks(
  lines: readonly string[],
  { isMarkdown, from }: { isMarkdown: boolean; from: number },
): Reading<Block[]> {
  const scan = startScan(lines, from, isMarkdown);
  const blocks: Block[] = [];
  const lists = new Map<number, ListFacts>();
  let next = 0;
  for (let block = readBlock(scan); block; block = readBlock(scan)) {
    if (block.kind === "item") countItem(lists, block, blocks.at(-1));
    else if (!("indent" in block) || block.indent === 0) lists.clear();
    blocks.push(block);
    if (scan.place >= next) yield 0.4 * (scan.place / lines.length);
    if (scan.place >= next) next = scan.place + bite;
  }
  return blocks;
}

/** Siblings share one count, which is whole when the list is; a list that stands further out ends those within. */
function countItem(lists: Map<number, ListFacts>, item: ItemBlock, before: Block | undefined): void {
  for (const indent of lists.keys()) if (indent > item.indent) lists.delete(indent);
  const facts = lists.get(item.indent) ?? { ...item.list, ofTopics: leadsTopics(before) };
  lists.set(item.indent, facts);
  const reads = howItReads(item.text);
  facts.total++;
  if (reads === "asks") facts.asks++;
  if (reads === "may ask") facts.mayAsk++;
  item.list = facts;
}

function leadsTopics(before: Block | undefined): boolean {
  const introduces = before?.kind === "text" || before?.kind === "heading" || before?.kind === "item";
  return introduces && announcesTopics(before.raw.slice(-300));
}

function takeBlock(finding: Finding, block: Block): void {
  if (block.kind === "heading") takeHeading(finding, block);
  else if (block.kind === "item") takeItem(finding, block);
  else if (block.kind === "text") takeText(finding, block);
  else if (block.kind === "separator") takeSeparator(finding, block);
  else if (block.kind === "summary") takeSummary(finding, block);
  else if (block.kind === "dropped") leaveOut(finding, block.at, { text: block.raw, why: block.why });
  else if (block.kind !== "fold") takeWhole(finding, block);
  else if (!block.opens) endFold(finding, block.at);
}

/** Code and tables are never looked into. */
function takeWhole(finding: Finding, block: Block): void {
  const what = block.kind === "code" ? "code" : "a table";
  if (finding.open) addToOpen(finding, block);
  else leaveOut(finding, block.at, { text: block.raw, why: `${what} that stands under no question` });
}

function* finish(finding: Finding): Reading<Found> {
  const questions: Found["questions"] = [];
  const { found, leftOut, problems, isMarkdown } = finding;
  for (const question of found) {
    const read = toFound(question, isMarkdown);
    if (read.fields.prompt) questions.push(read);
    else leaveOut(finding, read.lines, { text: "", why: "a label with no question below it" });
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
