// The small signs that one line carries: “Q12.”, “Answer:”, a list's mark, bold words, a row of strokes.
import { trimMarks } from "../sentences/sentence";

export type Label = { number?: number; rest: string };

const questionSign =
  /^q(?:uestion|n|ues)?\s{0,3}(?:\.(?=\s?\d)\s?)?(?:(?:no\.?|#)?\s{0,2}(\d{1,5}))?\s{0,3}(?:(?::|[.)](?=\s|$)|[-–—](?=\s))\s*|$|(?<=\d)\s+)/i;
const answerSign =
  /^(?:(?:model|sample|suggested|example|possible|expected|correct|short|long)\s)?(answers?|ans|solutions?|a(?=\s{0,2}\d{0,5}\s{0,2}:|\d{1,5}\s{0,2}[.)]\s))\s{0,3}(?:(?:no\.?|#)?\s{0,2}(\d{1,5}))?\s{0,3}(?:(?::|[.)](?=\s|$)|[-–—](?=\s))\s*|$)/i;
const gathering =
  /^(?:the )?(?:answers|solutions|answer key|answer sheet)(?: key| sheet)?(?:$|\s?:|\sto\s|\s\()/i;

/** “Q:”, “Q12.”, “**Question 3:**”; undefined where nothing says that it is one. */
export function readQuestionLabel(text: string): Label | undefined {
  const flat = withoutFirstBold(text);
  const [all, digits] = questionSign.exec(flat) ?? [];
  if (all === undefined || (digits === undefined && !/[:.)–—-]|^question$/i.test(all))) return undefined;
  return { ...numberOf(digits), rest: flat.slice(all.length).trim() };
}

/** “A:”, “Ans.”, “**Answer 3:**”, “Solution”; `many` where it says answers of several questions. */
export function readAnswerLabel(text: string): (Label & { many: boolean }) | undefined {
  const bold = /^(?:\*\*|__)a(?:[.)](?:\*\*|__)|(?:\*\*|__):)\s*/i.exec(text)?.[0];
  if (bold) return { rest: text.slice(bold.length).trim(), many: false };
  const flat = withoutFirstBold(text);
  const many = gathering.test(flat);
  const [all, , digits] = answerSign.exec(flat) ?? [];
  if (all === undefined) return many ? { rest: "", many } : undefined;
  return { ...numberOf(digits), rest: flat.slice(all.length).trim(), many };
}

/** Does a fold with these words hide the answer to what was asked above? */
export function hidesAnswer(text: string): boolean {
  return (
    readAnswerLabel(text) !== undefined ||
    /^(?:show|see|view|click|reveal|open|expand|toggle|spoiler)\b/i.test(text)
  );
}

export const isContents = (text: string): boolean => /^(?:table of )?contents$|^(?:toc|index)$/i.test(text);

/** The words in bold with which a text begins, and what comes after them. */
export function readBold(text: string): { inside: string; after: string } | undefined {
  const mark = text.slice(0, 2);
  if (mark !== "**" && mark !== "__") return undefined;
  const end = text.indexOf(mark, 2);
  if (end < 3) return undefined;
  return { inside: trimMarks(text.slice(2, end), " *_"), after: trimMarks(text.slice(end + 2), " *_:", "") };
}

export type Mark = "bullet" | "number" | "letter";
export type ItemSign = { indent: number; inner: number; mark: Mark; number?: number; text: string };

const itemSign =
  /^([ \t]*)(?:([-*+•‣◦▪–])[ \t]+|(\d{1,5})[.)](?:[ \t]+|(?=\p{Lu}))|\((\d{1,5})\)[ \t]+|([a-pr-z])[.)][ \t]+)(?=\S)/iu;

/** A list's item; “Q.” is a label, not a letter. `indent` and `inner` are the columns of its mark and of its words. */
export function readItemSign(line: string): ItemSign | undefined {
  const [all, space = "", bullet, digits, bracketed] = itemSign.exec(line) ?? [];
  if (all === undefined) return undefined;
  const mark = bullet ? "bullet" : digits || bracketed ? "number" : "letter";
  const text = line.slice(all.length).replace(/^\[[ xX]\]\s+/, "");
  return { indent: widthOf(space), inner: widthOf(all), mark, ...numberOf(digits ?? bracketed), text };
}

export function widthOf(space: string): number {
  let width = 0;
  for (const sign of space) width += sign === "\t" ? 4 - (width % 4) : 1;
  return width;
}

const partNumber = /^\d{1,3}(?:\.\d{1,3}){1,4}(?:[.):]\s*|\s+(?:[-–—:]\s+)?)(?=\S)(?!\d)/;

/** “1. ” or “12) ” before a heading's words. “1.2 ” is taken off too, but is the number of no question. */
export function readNumber(text: string): Label {
  const part = partNumber.exec(text)?.[0];
  if (part !== undefined) return { rest: text.slice(part.length) };
  const [all, digits] = /^(\d{1,5})(?:[a-z]?[.)]\s*|\s+[-–—:]\s+|:\s+)(?=\S)(?!\d)/i.exec(text) ?? [];
  return all === undefined ? { rest: text } : { ...numberOf(digits), rest: text.slice(all.length) };
}

const strokes = "-=*_/\\.~#+<>•·–— \t";

/** A row of strokes: `label` is what stands in it (“//// Answers ////”), often nothing. */
export function readSeparator(line: string): { label: string } | undefined {
  const bare = line.trim();
  if (!strokes.includes(bare[0] ?? "x") || bare.length < 3) return undefined;
  const label = trimMarks(bare, strokes);
  const before = bare.slice(0, bare.indexOf(label));
  if (label === "") return hasRow(bare.replaceAll(" ", ""), bare[0] === "." ? 4 : 3) ? { label } : undefined;
  const after = bare.slice(before.length + label.length);
  const isFramed = hasRow(before, 3) && hasRow(after, 3);
  return (isFramed || hasRow(before, 5)) && label.length <= 80 ? { label } : undefined;
}

function hasRow(marks: string, least: number): boolean {
  let row = 1;
  if (marks.length < least) return false;
  for (let index = 1; index < marks.length && row < least; index++) {
    row = marks[index] === marks[index - 1] && marks[index] !== " " ? row + 1 : 1;
  }
  return row >= least;
}

/** The same words, without the marks when all of them are bold. */
export function unwrapBold(text: string): string {
  const bold = readBold(text.trim());
  return bold && bold.after === "" ? bold.inside : trimMarks(text, " \t", " \t");
}

function withoutFirstBold(text: string): string {
  const start = trimMarks(text, " \t>", " \t");
  const mark = start.slice(0, 2);
  const end = mark === "**" || mark === "__" ? start.indexOf(mark, 2) : -1;
  return end < 0 ? start : `${start.slice(2, end)}${start.slice(end + 2)}`.trim();
}

function numberOf(digits: string | undefined): { number?: number } {
  return digits === undefined ? {} : { number: Number(digits) };
}
