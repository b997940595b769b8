// Fenced code blocks (CommonMark 0.31, 4.5), read line by line. Markdown of ours has its fences at the margin: up to three
// spaces before them. Whoever reads lists line by line, or what strangers wrote, takes them at any indent.

type Indent = "margin" | "any";

const openings = { margin: /^ {0,3}(`{3,}|~{3,})(.*)$/, any: /^\s*(`{3,}|~{3,})(.*)$/ };
const closings = { margin: /^ {0,3}(`{3,}|~{3,})[ \t]*$/, any: /^\s*(`{3,}|~{3,})\s*$/ };

/** The marks with which this line opens a block. */
export function openingFence(line: string, indent: Indent = "margin"): string | undefined {
  const [, mark, info] = openings[indent].exec(line) ?? [];
  return mark?.startsWith("`") && info?.includes("`") ? undefined : mark;
}

/** Does this line close the block that `fence` has opened? */
export function closesFence(line: string, fence: string, indent: Indent = "margin"): boolean {
  return closings[indent].exec(line)?.[1]?.startsWith(fence) ?? false;
}

/** Told line by line whether each belongs to a fenced code block, the fences included. `isOpen`: is one open after the last line? */
export function followFences(indent: Indent = "margin") {
  let open: string | undefined;
  const isFenced = (line: string): boolean => {
    if (open === undefined) {
      open = openingFence(line, indent);
      return open !== undefined;
    }
    if (closesFence(line, open, indent)) open = undefined;
    return true;
  };
  return { isFenced, isOpen: () => open !== undefined };
}

/** Which lines belong to fenced code blocks, the fences included. */
export function findFences(lines: readonly string[], indent: Indent = "margin") {
  const fences = followFences(indent);
  const isFenced = lines.map(fences.isFenced);
  return { isFenced, isLeftOpen: fences.isOpen() };
}
