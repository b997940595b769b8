import { expect, it } from "vitest";
import { dropItem, findLastStep, indexUnder, moveItem, pasteLines, splitLines, takeBack } from "./list-items";

const items = ["a", "b", "c"];

it("moves and drops without touching what it was given", () => {
  expect(moveItem(items, 0, 2)).toEqual(["b", "c", "a"]);
  expect(moveItem(items, 2, 1)).toEqual(["a", "c", "b"]);
  expect(dropItem(items, 1)).toEqual(["a", "c"]);
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

it("brings dropped items back one by one, the last one first, each to its place", () => {
  const steps = [
    { index: 0, taken: ["a"], put: [] },
    { index: 1, taken: ["c"], put: [] },
  ];
  const [first, second] = steps;
  expect(findLastStep(["b"], steps)).toBe(second);
  expect(second && takeBack(["b"], second)).toEqual(["b", "c"]);
  expect(findLastStep(["b", "c"], steps.slice(0, 1))).toBe(first);
  expect(first && takeBack(["b", "c"], first)).toEqual(items);
  expect(findLastStep(items, [])).toBeUndefined();
});

it("takes a paste back as one, but only while its lines stand where it put them", () => {
  const drop = { index: 3, taken: ["d"], put: [] };
  const paste = { index: 1, taken: ["b"], put: ["one", "two"] };
  const pasted = ["a", "one", "two", "c"];
  expect(findLastStep(pasted, [drop, paste])).toBe(paste);
  expect(takeBack(pasted, paste)).toEqual(items);
  for (const changed of [
    ["a", "one", "two more", "c"],
    ["one", "two", "a", "c"],
    ["a", "one"],
  ])
    expect(findLastStep(changed, [drop, paste])).toBe(drop);
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
])("an item dragged from %i to height %i belongs at %i", (from, y, index) => {
  expect(indexUnder([10, 30, 50], from, y)).toBe(index);
});
