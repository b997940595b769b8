// Which words of a text were removed and added. Every step is bounded; beyond its bound a text counts as rewritten.

export type Piece = { change: "same" | "removed" | "added"; text: string };
/** Indexes of two equal texts. */
export type Pair = [before: number, after: number];

/** Time and memory grow with the edits times themselves: a million steps, 4 MB. */
const mostEdits = 1_000;

/** A longest common subsequence (Myers 1986, “An O(ND) Difference Algorithm”, the greedy one), ends taken off first. */
export function matchSame(before: readonly string[], after: readonly string[]): Pair[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const ids = new Map<string, number>();
  const numbered = (texts: readonly string[]) =>
    texts.slice(head, texts.length - tail).map((text) => {
      if (!ids.has(text)) ids.set(text, ids.size);
      return ids.get(text) ?? 0;
    });
  return [
    ...Array.from({ length: head }, (_, index): Pair => [index, index]),
    ...findPath(numbered(before), numbered(after)).map(([x, y]): Pair => [x + head, y + head]),
    ...Array.from(
      { length: tail },
      (_, index): Pair => [before.length - tail + index, after.length - tail + index],
    ),
  ];
}

/** For each number of edits, how far each diagonal was reached before it; undefined beyond the bound. */
function traceEdits(before: readonly number[], after: readonly number[]): Int32Array[] | undefined {
  const most = Math.min(before.length + after.length, mostEdits);
  const reached = new Int32Array(2 * most + 3);
  const at = (diagonal: number) => reached[most + 1 + diagonal] ?? 0;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(reached.slice(most - edits, most + edits + 3));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = comesDown(at, diagonal, edits) ? at(diagonal + 1) : at(diagonal - 1) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      reached[most + 1 + diagonal] = x;
      if (x >= before.length && x - diagonal >= after.length) return trace;
    }
  }
  return undefined;
}

const comesDown = (at: (diagonal: number) => number, diagonal: number, edits: number) =>
  diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1));

function findPath(before: readonly number[], after: readonly number[]): Pair[] {
  const trace = traceEdits(before, after) ?? [];
  const pairs: Pair[] = [];
  let [x, y] = [before.length, after.length];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const at = (diagonal: number) => trace[edits]?.[diagonal + edits + 1] ?? 0;
    const diagonal = x - y;
    const from = comesDown(at, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const [toX, toY] = edits === 0 ? [0, 0] : [at(from), at(from) - from];
    while (x > toX && y > toY) pairs.push([--x, --y]);
    [x, y] = [toX, toY];
  }
  return pairs.reverse();
}

const toTokens = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}_]+|\s+|./gsu) ?? [];
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];

/** The pieces of both texts in reading order; where they have too little in common, the one and then the other. */
export function diffWords(before: string, after: string): Piece[] {
  if (before === after) return toPieces([["same", before]]);
  if (likeness(countWords(before), countWords(after)) < alike) return rewritten(before, after);
  const [from, to] = [toTokens(before), toTokens(after)];
  const parts: [Piece["change"], string][] = [];
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [...matchSame(from, to), [from.length, to.length] satisfies Pair]) {
    parts.push(["removed", from.slice(x, nextX).join("")], ["added", to.slice(y, nextY).join("")]);
    parts.push(["same", from[nextX] ?? ""]);
    [x, y] = [nextX + 1, nextY + 1];
  }
  return toPieces(parts);
}

const rewritten = (before: string, after: string) =>
  toPieces([
    ["removed", before],
    ["added", after],
  ]);

/**
 * Removed pieces before added ones, neighbours joined: what was changed on both sides of a mere space or comma reads as one change.
 */
export function toPieces(parts: readonly [Piece["change"], string][]): Piece[] {
  const pieces: Piece[] = [];
  let [removed, added, between] = ["", "", ""];
  const closeChange = () => {
    if (removed) pieces.push({ change: "removed", text: removed });
    if (added) pieces.push({ change: "added", text: added });
    [removed, added] = ["", ""];
    if (between) pieces.push({ change: "same", text: between });
    between = "";
  };
  for (const [change, text] of parts) {
    if (!text) continue;
    if (change === "same") {
      between += text;
      continue;
    }
    const joins = (removed || added) && wordsOf(between).length === 0;
    if (!joins) closeChange();
    if (change === "removed") removed += between + text;
    else removed += between;
    added += change === "added" ? between + text : between;
    between = "";
  }
  closeChange();
  return pieces;
}

/** From here on two lines are one that was changed. */
export const alike = 0.4;

export type Words = { total: number; counts: Map<string, number> };

export function countWords(text: string): Words {
  const counts = new Map<string, number>();
  const words = wordsOf(text);
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { total: words.length, counts };
}

/** The share of words that both have, from 0 to 1; texts without words are alike. */
export function likeness(one: Words, other: Words): number {
  if (one.total + other.total === 0) return 1;
  let common = 0;
  for (const [word, count] of one.counts) common += Math.min(count, other.counts.get(word) ?? 0);
  return (2 * common) / (one.total + other.total);
}
