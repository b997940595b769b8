import { expect, test } from "vitest";
import { firstLine, tidyLine } from "./rules";

test.each([
  [" a \r\n\n\t b  c ", "a b  c"],
  ["\u0000\n \n", ""],
  ["\u2028a\u2028b", "a\u2028b"],
])("a line is kept without breaks and blanks around it: %j", (text, expected) => {
  expect(tidyLine(text)).toBe(expected);
});

test("a long run of blanks takes no more than linear time", () => {
  const start = performance.now();
  tidyLine(`a${" ".repeat(500_000)}b`);
  expect(performance.now() - start).toBeLessThan(1_000);
});

test.each([
  ["Why is `select_related` here?\n\nMore.", "Why is `select_related` here?"],
  ["```python\nprint(1)\n```\nWhat does it print?", "What does it print?"],
  ["\n## A **bold** [link](https://example.org) here", "A bold link here"],
  ["- one\n- two", "one"],
  ["1. first", "first"],
  ["> quoted", "quoted"],
  ["---\n\n", ""],
])("a list shows the first line of %j as plain words", (prompt, line) => {
  expect(firstLine(prompt)).toBe(line);
});
