const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** All that a word may have been meant for where one letter is wrong, missing or too many, or two stand the wrong way round. */
export function editsOf(word: string): string[] {
  const cuts = Array.from(
    { length: word.length + 1 },
    (_, at) => [word.slice(0, at), word.slice(at)] as const,
  );
  const edits = cuts.flatMap(([before, after]) => [
    before + after.slice(1),
    before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2),
    ...[...letters].flatMap((letter) => [before + letter + after, before + letter + after.slice(1)]),
  ]);
  return [...new Set(edits)].filter((edit) => edit !== word);
}

/**
 * How many letters differ: one wrong, missing or too many counts one, two neighbours the wrong way round count one together
 * (the optimal string alignment distance).
 */
export function distanceOf(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const [above = [], twoAbove = []] = [rows[row - 1], rows[row - 2]];
    const own = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isTurned = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      own[column] = Math.min(
        (above[column] ?? 0) + 1,
        (own[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (isSame ? 0 : 1),
        ...(isTurned ? [(twoAbove[column - 2] ?? 0) + 1] : []),
      );
    }
    rows.push(own);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
