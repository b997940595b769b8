// What is written so far, in pieces that are joined once: its end and its last line are asked for at every sign, and looking
// through all of it for them would make the time grow with the square of the text.

export type Written = {
  pieces: string[];
  /** The last two characters. */
  end: string;
  /** How the last line begins. */
  line: string;
};

/** More than the longest mark of an item, indented as deep as lists go. */
const beginning = 40;

export function write(out: Written, text: string): void {
  if (!text) return;
  const start = text.lastIndexOf("\n") + 1;
  const line = start > 0 ? "" : out.line;
  out.pieces.push(text);
  out.end = (out.end + text.slice(-2)).slice(-2);
  out.line = line + text.slice(start, start + beginning - line.length);
}

/** An empty line after what was written, and none before the first words. */
export function endParagraph(out: Written): void {
  let last = out.pieces.pop()?.trimEnd();
  while (last === "") last = out.pieces.pop()?.trimEnd();
  out.pieces.push(...(last === undefined ? [] : [last, "\n\n"]));
  out.end = last === undefined ? "" : "\n\n";
  out.line = "";
}

/** Does the next word begin a line? */
export const endsWithBreak = ({ end }: Written): boolean => end === "" || end.endsWith("\n");

/** Is the last line an item of a list or a row of a table? */
export const isInItem = ({ line }: Written): boolean => /^\s*(?:[-*+]\s|\d{1,5}[.)]\s|\|)/.test(line);

export const writtenText = ({ pieces }: Written): string => pieces.join("").trim();
