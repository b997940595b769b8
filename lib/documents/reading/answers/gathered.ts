// Answers that stand together at the end of their questions: which lines are theirs, and where one ends and the next begins.
import type { Block, Blocks } from "../blocks/block";
import { readAnswerLabel, readNumber, readQuestionLabel, unwrapBold } from "../blocks/labels";
import { endsAsking, isGoodbye } from "../sentences/sentence";
import { endGathering, isKnown, keyOf, leaveOut, type Reader, why } from "../state";

/** One answer. `number` is the one it bears, `restates` the key of the question that is repeated above it. */
export type Chunk = { blocks: Block[]; number?: number; restates?: string };

/** A paragraph in among the answers; false where it is none of them: then it has ended the gathering. */
export function takeGathered(reader: Reader, block: Blocks["text"]): boolean {
  if (leavesAnswers(reader, block)) endGathering(reader);
  if (reader.state.in !== "answers") return false;
  gatherText(reader, block);
  return true;
}

/** Does another question, a heading as high as the answers', or a row with words in it end the gathering here? */
export function leavesAnswers(reader: Reader, block: Block): boolean {
  const { state } = reader;
  if (state.in !== "answers") return false;
  if (block.kind === "separator") return block.label !== "";
  const text = titleOf(block);
  if (text === undefined || isKnown(reader, text)) return false;
  if (readAnswerLabel(text) || /^\d{1,5}[.)]?$/.test(text)) return false;
  const label = readQuestionLabel(text);
  if (label) return label.rest !== "" && !isKnown(reader, label.rest);
  if (block.kind === "heading" && block.level <= state.gathering.level) return true;
  return endsAsking(text);
}

export function gather({ state }: Reader, ...blocks: Block[]): void {
  if (state.in === "answers") state.gathering.blocks.push(...blocks);
}

export function gatherText(reader: Reader, block: Blocks["text"]): void {
  if (isGoodbye(block.raw)) leaveOut(reader, block.at, { text: block.raw, why: why.chatter });
  else gather(reader, ...cutAtSigns(reader, block));
}

/** Lines of one paragraph that begin with “A2:” or repeat a question begin an answer of their own. */
function cutAtSigns(reader: Reader, block: Blocks["text"]): Block[] {
  const pieces: Blocks["text"][] = [];
  block.raw.split("\n").forEach((raw, index) => {
    const line = block.at.from + index;
    const last = pieces.at(-1);
    const isSigned = readAnswerLabel(raw)?.number !== undefined || (endsAsking(raw) && isKnown(reader, raw));
    if (last && !isSigned) {
      last.raw += `\n${raw}`;
      last.at.to = line;
    } else pieces.push({ kind: "text", indent: block.indent, at: { from: line, to: line }, raw });
  });
  return pieces;
}

/** The first words of a block, where they can say whose answer it is. */
function titleOf(block: Block): string | undefined {
  if (block.kind === "text") return unwrapBold(block.raw.split("\n", 1)[0] ?? "");
  if (block.kind === "item" && block.indent > 3) return undefined;
  return "text" in block ? unwrapBold(block.text) : undefined;
}

/** Cuts what was gathered into answers: by the questions repeated, by numbers, else by blank lines. */
export function splitChunks(reader: Reader, blocks: readonly Block[], wanted: number): Chunk[] {
  const signs = blocks.map((block) => signOf(reader, block));
  if (signs.some((sign) => sign?.restates))
    return cut(blocks, (index) => signs[index]?.restates !== undefined, signs);
  if (signs[0]?.number !== undefined)
    return cut(blocks, (index) => signs[index]?.number !== undefined, signs);
  const gap = (index: number) => (blocks[index]?.at.from ?? 0) - (blocks[index - 1]?.at.to ?? 0) - 1;
  const narrow = cut(blocks, (index) => gap(index) >= 1 && begins(blocks[index], blocks[0]), signs);
  const wide = cut(blocks, (index) => gap(index) >= 2, signs);
  if (narrow.length === wanted) return narrow;
  const isWide = wide.length === wanted || (wide.length - 1) * 3 >= blocks.length - 1;
  return isWide && wide.length > 1 ? wide : narrow;
}

const goingOn =
  /^\s*(?:it|this|these|they|additionally|also|in addition|furthermore|moreover|overall|in summary|however|for example|finally)\b/i;

/** A list whose items are the answers, or a paragraph that doesn’t lean on the one before. */
function begins(block: Block | undefined, first: Block | undefined): boolean {
  return block?.kind === first?.kind || block?.kind === "heading"
    ? !goingOn.test(block?.raw.slice(0, 200) ?? "")
    : false;
}

type Sign = { number?: number; restates?: string };

function signOf(reader: Reader, block: Block): Sign | undefined {
  if (block.kind === "item" && block.indent > 3) return undefined;
  const text = titleOf(block);
  if (text === undefined) return undefined;
  const label = readQuestionLabel(text);
  const words = readNumber(unwrapBold(label?.rest ?? text)).rest;
  if (endsAsking(words) && isKnown(reader, words)) return { restates: keyOf(words) };
  const number = block.kind === "item" ? block.number : undefined;
  return { number: number ?? readAnswerLabel(text)?.number ?? label?.number ?? readNumber(text).number };
}

function cut(
  blocks: readonly Block[],
  isStart: (index: number) => boolean,
  signs: (Sign | undefined)[],
): Chunk[] {
  const chunks: Chunk[] = [];
  blocks.forEach((block, index) => {
    const last = chunks.at(-1);
    if (last && !isStart(index)) last.blocks.push(block);
    else chunks.push({ blocks: [block], ...signs[index] });
  });
  return chunks;
}
