import { expect, it } from "vitest";
import { dropItem, moveItem, pasteLines, placeUnder, putItem, splitLines } from "./list-items";

const items = ["a", "b", "c"];

it("moves, drops and puts back without touching what it was given", () => {
  expect(moveItem(items, 0, 2)).toEqual(["b", "c", "a"]);
  expect(moveItem(items, 2, 1)).toEqual(["a", "c", "b"]);
  expect(dropItem(items, 1)).toEqual(["a", "c"]);
  expect(putItem(dropItem(items, 1), 1, "b")).toEqual(items);
  expect(items).toEqual(["a", "b", "c"]);
});

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

it.each([
  [0, 10, 0],
  [0, 31, 1],
  [0, 99, 2],
  [2, 99, 2],
  [2, 29, 1],
  [2, -5, 0],
  [1, 30, 1],
])("an item dragged from %i to height %i belongs at %i", (from, y, place) => {
  expect(placeUnder([10, 30, 50], from, y)).toBe(place);
});
