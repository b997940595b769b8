// Answers that stand together at the end of their questions: which lines are theirs, and where one ends and the next begins.
import type { Block } from "./blocks";
import { isKnown, unwrapBold } from "./find-titles";
import { closeQuestion, type Finding, type Gathering, keyOf, leaveOut, why } from "./finding";
import { readAnswerLabel, readNumber, readQuestionLabel } from "./labels";
import { endsAsking, isGoodbye } from "./sentences";

/** One answer. `number` is the one it bears, `restates` the key of the question that is repeated above it. */
export type Chunk = { blocks: Block[]; number?: number; restates?: string };

/** True where the block is one of the answers that are being gathered. Another question ends the gathering. */
export function takeGathered(finding: Finding, block: Block): boolean {
  const { gathering } = finding;
  if (!gathering) return false;
  if (block.kind === "separator" && !block.label) {
    leaveOut(finding, block.at, { text: block.raw, why: why.separator });
    return true;
  }
  if (endsGathering(finding, gathering, block)) {
    finding.gathering = undefined;
    finding.part++;
    closeQuestion(finding);
    return false;
  }
  if (block.kind === "dropped") leaveOut(finding, block.at, { text: block.raw, why: block.why });
  else if (block.kind === "text" && isGoodbye(block.raw))
    leaveOut(finding, block.at, { text: block.raw, why: why.chatter });
  else if (block.kind === "text") gathering.blocks.push(...cutAtSigns(finding, block));
  else if (block.kind !== "fold") gathering.blocks.push(block);
  return true;
}

/** Lines of one paragraph that begin with “A2:” or repeat a question begin an answer of their own. */
function cutAtSigns(finding: Finding, block: Block & { kind: "text" }): Block[] {
  const pieces: (Block & { kind: "text" })[] = [];
  block.raw.split("\n").forEach((raw, place) => {
    const line = block.at.from + place;
    const last = pieces.at(-1);
    const isSigned = readAnswerLabel(raw)?.number !== undefined || (endsAsking(raw) && isKnown(finding, raw));
    if (last && !isSigned) {
      last.raw += `\n${raw}`;
      last.at.to = line;
    } else pieces.push({ kind: "text", indent: block.indent, at: { from: line, to: line }, raw });
  });
  return pieces;
}

function endsGathering(finding: Finding, gathering: Gathering, block: Block): boolean {
  if (block.kind === "separator") return true;
  const text = titleOf(block);
  if (text === undefined || isKnown(finding, text)) return false;
  if (readAnswerLabel(text) || /^\d{1,5}[.)]?$/.test(text)) return false;
  const label = readQuestionLabel(text);
  if (label) return label.rest !== "" && !isKnown(finding, label.rest);
  if (block.kind === "heading" && block.level <= gathering.level) return true;
  return endsAsking(text);
}

/** The first words of a block, where they can say whose answer it is. */
function titleOf(block: Block): string | undefined {
  if (block.kind === "text") return unwrapBold(block.raw.split("\n", 1)[0] ?? "");
  if (block.kind === "item" && block.indent > 3) return undefined;
  return "text" in block ? unwrapBold(block.text) : undefined;
}

/** Cuts what was gathered into answers: by the questions repeated, by numbers, else by blank lines. */
export function splitChunks(finding: Finding, blocks: readonly Block[], wanted: number): Chunk[] {
  const signs = blocks.map((block) => signOf(finding, block));
  if (signs.some((sign) => sign?.restates))
    return cut(blocks, (place) => signs[place]?.restates !== undefined, signs);
  if (signs[0]?.number !== undefined)
    return cut(blocks, (place) => signs[place]?.number !== undefined, signs);
  const gap = (place: number) => (blocks[place]?.at.from ?? 0) - (blocks[place - 1]?.at.to ?? 0) - 1;
  const narrow = cut(blocks, (place) => gap(place) >= 1 && begins(blocks[place], blocks[0]), signs);
  const wide = cut(blocks, (place) => gap(place) >= 2, signs);
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

function signOf(finding: Finding, block: Block): Sign | undefined {
  if (block.kind === "item" && block.indent > 3) return undefined;
  const text = titleOf(block);
  if (text === undefined) return undefined;
  const label = readQuestionLabel(text);
  const words = readNumber(unwrapBold(label?.rest ?? text)).rest;
  if (endsAsking(words) && isKnown(finding, words)) return { restates: keyOf(words) };
  const number = block.kind === "item" ? block.number : undefined;
  return { number: number ?? readAnswerLabel(text)?.number ?? label?.number ?? readNumber(text).number };
}

function cut(
  blocks: readonly Block[],
  isStart: (place: number) => boolean,
  signs: (Sign | undefined)[],
): Chunk[] {
  const chunks: Chunk[] = [];
  blocks.forEach((block, place) => {
    const last = chunks.at(-1);
    if (last && !isStart(place)) last.blocks.push(block);
    else chunks.push({ blocks: [block], ...signs[place] });
  });
  return chunks;
}
