// What happens to a list that has an order: an item moves, and what was taken out comes back. Indexes count from 0.

/** The items with that of one index put to another. */
export function moveItem<T>(items: readonly T[], from: number, to: number): T[] {
  const moved = [...items];
  moved.splice(to, 0, ...moved.splice(from, 1));
  return moved;
}

/** What a removal or a paste took from an index, and what it put there. */
export type Step<T> = { index: number; taken: T[]; put: T[] };

/** The latest step that can be taken back: a paste can’t once its lines were moved or edited, or more than they would go. */
export const findLastStep = <T>(items: readonly T[], steps: readonly Step<T>[]): Step<T> | undefined =>
  steps.findLast(({ index, put }) => put.every((one, at) => items[index + at] === one));

export const takeBack = <T>(items: readonly T[], { index, taken, put }: Step<T>): T[] =>
  items.toSpliced(index, put.length, ...taken);
