// Which lines of a text, or items of a list, stayed, changed, moved, came or went.
import { findFences } from "../text/fences";
import {
  alike,
  countWords,
  diffWords,
  likeness,
  matchSame,
  type Pair,
  type Piece,
  toPieces,
  type Words,
} from "./words";

/** `before` and `after` are indexes from 0, null where it doesn't exist. */
export type LineChange = {
  change: "same" | "changed" | "moved" | "removed" | "added";
  before: number | null;
  after: number | null;
  pieces: Piece[];
};

/** A paragraph, list item, heading or table row in one line; or a line of code as it stands. */
export type Block = { isCode: boolean; text: string };

/** Markdown as it is read: how its lines were broken doesn't count. */
export function toBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split("\n");
  const { isFenced } = findFences(lines, "any");
  let goesOn = false;
  for (const [index, line] of lines.entries()) {
    if (isFenced[index]) {
      blocks.push({ isCode: true, text: line });
      goesOn = false;
      continue;
    }
    const last = blocks.at(-1);
    if (goesOn && last && line.trim() && !beginsBlock.test(line)) last.text += ` ${line.trim()}`;
    else if (line.trim()) blocks.push({ isCode: false, text: line.trimEnd() });
    goesOn = line.trim() !== "" && !/^\s*#{1,6}\s/.test(line);
  }
  return blocks;
}

/** Headings, table rows, quotes, list items. */
const beginsBlock = /^\s*(#{1,6}\s|\||>|[-*+]\s|\d{1,9}[.)]\s)/;

/** How far ahead a changed line looks for what became of it. */
const reach = 20;

type TextLine = { index: number; text: string };

/** Two texts line by line in reading order. */
export function diffLines(before: readonly string[], after: readonly string[]): LineChange[] {
  const [from, to] = [toLines(before), toLines(after)];
  const changes: LineChange[] = [];
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [...matchSame(before, after), [before.length, after.length] satisfies Pair]) {
    changes.push(...pairUp(from.slice(x, nextX), to.slice(y, nextY)));
    const text = before[nextX];
    if (text !== undefined) changes.push(whole("same", [nextX, nextY], text));
    [x, y] = [nextX + 1, nextY + 1];
  }
  return changes;
}

/** Two lists in the order of the later one: an item that stands elsewhere with the same text has moved. */
export function diffItems(before: readonly string[], after: readonly string[]): LineChange[] {
  const stayed = matchSame(before, after);
  const moved = findMoves(before, after, stayed);
  const found = [...stayed, ...moved];
  const rest = pairUp(
    toLines(before).filter(({ index }) => !found.some(([from]) => from === index)),
    toLines(after).filter(({ index }) => !found.some(([, to]) => to === index)),
  );
  const changes = [
    ...stayed.map((pair) => whole("same", pair, before[pair[0]] ?? "")),
    ...moved.map((pair) => whole("moved", pair, before[pair[0]] ?? "")),
    ...rest.filter((change) => change.after !== null),
  ].sort((one, other) => (one.after ?? 0) - (other.after ?? 0));
  for (const gone of rest.filter((change) => change.after === null)) {
    const neighbour = changes.findIndex((change) => change.before === (gone.before ?? 0) - 1);
    changes.splice(neighbour + 1, 0, gone);
  }
  return changes;
}

const toLines = (texts: readonly string[]) => texts.map((text, index): TextLine => ({ index, text }));

/** What is left over on both sides with the same text, the first with the first. */
function findMoves(before: readonly string[], after: readonly string[], pairs: readonly Pair[]): Pair[] {
  const stayed = [new Set(pairs.map(([x]) => x)), new Set(pairs.map(([, y]) => y))] as const;
  const waiting = new Map<string, number[]>();
  before.forEach((text, index) => {
    if (!stayed[0].has(index)) waiting.set(text, [...(waiting.get(text) ?? []), index]);
  });
  return after.flatMap((text, index): Pair[] => {
    const from = stayed[1].has(index) ? undefined : waiting.get(text)?.shift();
    return from === undefined ? [] : [[from, index]];
  });
}

const whole = (change: "same" | "moved", [before, after]: Pair, text: string): LineChange => ({
  change,
  before,
  after,
  pieces: toPieces([["same", text]]),
});

/** What was removed and added in one place: lines that are alike are one line that was changed. */
function pairUp(gone: readonly TextLine[], come: readonly TextLine[]): LineChange[] {
  const changes: LineChange[] = [];
  const words = come.map(({ text }) => countWords(text));
  let next = 0;
  const addUpTo = (end: number) => {
    changes.push(...come.slice(next, end).map(added));
    next = Math.max(next, end);
  };
  for (const line of gone) {
    const best = indexOfLikest(countWords(line.text), words.slice(next, next + reach));
    const partner = come[next + best];
    if (best < 0 || !partner) {
      changes.push(removed(line));
      continue;
    }
    addUpTo(next + best);
    next++;
    const pieces = diffWords(line.text, partner.text);
    changes.push({ change: "changed", before: line.index, after: partner.index, pieces });
  }
  addUpTo(come.length);
  return changes;
}

/** -1: none is alike. */
function indexOfLikest(words: Words, others: readonly Words[]): number {
  let [best, most] = [-1, 0];
  others.forEach((other, index) => {
    const like = likeness(words, other);
    if (like >= alike && like > most) [best, most] = [index, like];
  });
  return best;
}

const removed = ({ index, text }: TextLine): LineChange => ({
  change: "removed",
  before: index,
  after: null,
  pieces: toPieces([["removed", text]]),
});
const added = ({ index, text }: TextLine): LineChange => ({
  change: "added",
  before: null,
  after: index,
  pieces: toPieces([["added", text]]),
});
