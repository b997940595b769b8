import { expect, test } from "vitest";
import { growthOf, mostGrowth } from "@/lib/text/testing";
import { saysSomething, tidyLine, tidyText } from "./tidy";

test.each([
  [" a \r\n\n\t b  c ", "a b  c"],
  ["\u0000\n \n", ""],
  ["\u2028a\u2028b", "a\u2028b"],
])("a line is kept without breaks and blanks around it: %j", (text, expected) => {
  expect(tidyLine(text)).toBe(expected);
});

test.each([
  "\u200b",
  "\u2800 \u3164",
  "\u202e\u202c",
  "\u00ad\ufe0f\u034f",
  "\u2066\n\u115f\u{e0041}",
  "\u0301\u0301",
  "\ud800",
])("what nobody sees is nothing: %j", (text) => {
  expect(saysSomething(text)).toBe(false);
  expect(tidyText(text)).toBe("");
  expect(tidyLine(text)).toBe("");
});

test("what turns the text behind it goes, what joins letters and signs stays", () => {
  expect(tidyText("\u202ea\u202c \u2066b\u2069")).toBe("a b");
  for (const text of ["می\u200cخواهم", "👩\u200d💻", "❤\ufe0f", "שלום\u200f"])
    expect(tidyLine(text)).toBe(text);
});

test("a long run of blanks takes no more than linear time", async () => {
  expect(await growthOf((size) => tidyLine(`a${" ".repeat(size)}b`), 40_000)).toBeLessThan(mostGrowth);
});
