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
