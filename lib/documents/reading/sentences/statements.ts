// A paragraph's lines as statements: a question a line, or sentences that were wrapped at some 80 to 120 columns.
import type { LineRange } from "../../found";
import { readAnswerLabel, readQuestionLabel } from "../blocks/labels";
import { findInlineAnswer, howItReads, trimMarks } from "./sentence";

/** `text` is one line; `raw` is as it stood. */
export type Statement = { text: string; raw: string; at: LineRange };

/** A line shorter than this was ended on purpose, not wrapped. */
const wrapped = 60;

/** `first` is the number of the first line. */
export function splitStatements(lines: readonly string[], first: number): Statement[] {
  const groups: { from: number; lines: string[] }[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const last = groups.at(-1);
    if (last && before !== undefined && goesOn(before, line)) last.lines.push(line);
    else groups.push({ from: first + index, lines: [line] });
  });
  return groups.map((group) => ({
    text: group.lines.map((line) => line.trim()).join(" "),
    raw: group.lines.join("\n"),
    at: { from: group.from, to: group.from + group.lines.length - 1 },
  }));
}

function goesOn(before: string, line: string): boolean {
  const end = trimMarks(before, "", " \t*_\"'”’").at(-1) ?? "";
  if (".?!:？؟".includes(end)) return false;
  const start = line.trimStart();
  if (readQuestionLabel(start) || readAnswerLabel(start)) return false;
  const isLong = before.trim().length >= wrapped;
  const isSmall = /^[\p{Ll}(]/u.test(start);
  if (howItReads(start) !== "says" || findInlineAnswer(start) !== undefined) return isSmall && isLong;
  // Where questions have no capitals, a small letter is no sign that one goes on.
  const isSmallQuestion = /^\p{Ll}/u.test(before.trimStart()) && howItReads(before) !== "says";
  return isLong || (isSmall && !isSmallQuestion);
}

/** Wrapped lines of plain text as one line; what was set out in short lines is left as it is. */
export function unwrap(texts: readonly string[]): string {
  const lines = texts.flatMap((text) => text.split("\n"));
  const [blank, ...rest] = lines;
  if (blank === "") return `\n${unwrap(rest)}`;
  const isWrapped = lines.length > 1 && lines.slice(0, -1).every((line) => line.trim().length >= wrapped);
  return lines.map((line) => (isWrapped ? line.trim() : line)).join(isWrapped ? " " : "\n");
}
