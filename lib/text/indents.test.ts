import { expect, test } from "vitest";
import { type Edit, indent, outdent } from "./indents";

/** A text with its selection between the bars; one bar is a caret. */
function read(marked: string) {
  const start = marked.indexOf("|");
  const value = marked.replaceAll("|", "");
  return { value, start, end: Math.max(start, marked.lastIndexOf("|") - 1) };
}

function show(value: string, edit: Edit | undefined): string | undefined {
  if (!edit) return undefined;
  const { from, to, text, selectFrom, selectTo } = edit;
  const now = value.slice(0, from) + text + value.slice(to);
  const marks = selectTo === selectFrom ? "|" : `|${now.slice(selectFrom, selectTo)}|`;
  return now.slice(0, selectFrom) + marks + now.slice(selectTo);
}
const after = (marked: string, change: typeof outdent) => show(read(marked).value, change(read(marked)));

test.each([
  ["|", "    |"],
  ["if a:\n|b", "if a:\n    |b"],
  ["a |b| c", "a     | c"],
  ["|a\n\nb|", "|    a\n\n    b|"],
  ["x\n|a\nb\n|c", "x\n|    a\n    b|\nc"],
])("Tab makes %j %j", (before, now) => expect(after(before, indent)).toBe(now));

test.each([
  ["    |", "|"],
  ["      a|", "  a|"],
  ["\ta|", "a|"],
  ["  |  a", "|a"],
  ["|    a\n  b\nc|", "|a\nb\nc|"],
  ["|a", undefined],
  ["    x\na|", undefined],
])("Shift+Tab makes %j %j", (before, now) => expect(after(before, outdent)).toBe(now));
