// What happens to a list of single statements: move, drop, take in pasted lines, take a step back. Places count from 0.

export function moveItem(items: readonly string[], from: number, to: number): string[] {
  const moved = [...items];
  const [item] = moved.splice(from, 1);
  if (item !== undefined) moved.splice(to, 0, item);
  return moved;
}

export const dropItem = (items: readonly string[], place: number): string[] => items.toSpliced(place, 1);

/** What a drop or a paste took from a place, and what it put there. */
export type Step = { place: number; taken: string[]; put: string[] };

/** The latest step that can be taken back: a paste can’t once its lines were moved or edited, or more than they would go. */
export const findLastStep = (items: readonly string[], steps: readonly Step[]): Step | undefined =>
  steps.findLast(({ place, put }) => put.every((line, at) => items[place + at] === line));

export const takeBack = (items: readonly string[], { place, taken, put }: Step): string[] =>
  items.toSpliced(place, put.length, ...taken);

/** What was pasted over a selection in one item; of several lines each becomes an item, without its bullet or number. */
export function pasteLines(
  items: readonly string[],
  place: number,
  { before, pasted, after }: { before: string; pasted: string; after: string },
): { items: string[]; last: number } {
  const [first = "", ...others] = splitLines(pasted);
  const lines = [before + first, ...others];
  lines.push((lines.pop() ?? "") + after);
  return { items: items.toSpliced(place, 1, ...lines), last: place + lines.length - 1 };
}

export const splitLines = (text: string): string[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^\s*(?:[-*+•–]|\d{1,2}[.)])\s+/, "").trim())
    .filter(Boolean);

/** Where an item that is dragged to `y` belongs: it changes places with a neighbour once it is past that one's middle. */
export function placeUnder(middles: readonly number[], from: number, y: number): number {
  let place = from;
  while (place < middles.length - 1 && y > (middles[place + 1] ?? y)) place += 1;
  if (place === from) while (place > 0 && y < (middles[place - 1] ?? y)) place -= 1;
  return place;
}
