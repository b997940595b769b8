import { expect, it } from "vitest";
import { pasteLines, splitLines } from "./pasted-lines";

const items = ["a", "b", "c"];

it("makes an item of each pasted line, around what stood there", () => {
  const selection = { before: "Says ", pasted: "one\n\n- two\n3. three\r\n", after: " end" };
  expect(pasteLines(items, 1, selection)).toEqual({
    items: ["a", "Says one", "two", "three end", "c"],
    last: 3,
  });
  expect(pasteLines(items, 2, { before: "", pasted: "only", after: "" }).items).toEqual(["a", "b", "only"]);
});

it("takes bullets and numbers off, and leaves hyphens, minus signs and versions alone", () => {
  expect(splitLines("* one\n• two\n12) three")).toEqual(["one", "two", "three"]);
  expect(splitLines("-5 is less\nread-only\n3.14 is pi\n2024. A year")).toEqual([
    "-5 is less",
    "read-only",
    "3.14 is pi",
    "2024. A year",
  ]);
});
