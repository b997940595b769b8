import { expect, test } from "vitest";
import { tidyLine } from "./tidy";

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
