// What happens to a list of single statements: move, drop, take in pasted lines, take a step back. Places count from 0.

export function moveItem(items: readonly string[], from: number, to: number): string[] {
  const moved = [...items];
  const [item] = moved.splice(from, 1);
  if (item !== undefined) moved.splice(to, 0, item);
  return moved;
}

export const dropItem = (items: readonly string[], index: number): string[] => items.toSpliced(index, 1);

/** What a drop or a paste took from an index, and what it put there. */
export type Step = { index: number; taken: string[]; put: string[] };

/** The latest step that can be taken back: a paste can’t once its lines were moved or edited, or more than they would go. */
export const findLastStep = (items: readonly string[], steps: readonly Step[]): Step | undefined =>
  steps.findLast(({ index, put }) => put.every((line, at) => items[index + at] === line));

export const takeBack = (items: readonly string[], { index, taken, put }: Step): string[] =>
  items.toSpliced(index, put.length, ...taken);

/** What was pasted over a selection in one item; of several lines each becomes an item, without its bullet or number. */
export function pasteLines(
  items: readonly string[],
  index: number,
  { before, pasted, after }: { before: string; pasted: string; after: string },
): { items: string[]; last: number } {
  const [first = "", ...others] = splitLines(pasted);
  const lines = [before + first, ...others];
  lines.push((lines.pop() ?? "") + after);
  return { items: items.toSpliced(index, 1, ...lines), last: index + lines.length - 1 };
}

export const splitLines = (text: string): string[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^\s*(?:[-*+•–]|\d{1,2}[.)])\s+/, "").trim())
    .filter(Boolean);

/** Where an item that is dragged to `y` belongs: it changes places with a neighbour once it is past that one's middle. */
export function indexUnder(middles: readonly number[], from: number, y: number): number {
  let index = from;
  while (index < middles.length - 1 && y > (middles[index + 1] ?? y)) index += 1;
  if (index === from) while (index > 0 && y < (middles[index - 1] ?? y)) index -= 1;
  return index;
}
