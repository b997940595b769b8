/** The row of a statement that always gives one. */
export function one<T>([row]: readonly T[]): T {
  if (row === undefined) throw new Error("A statement that always gives a row gave none.");
  return row;
}
