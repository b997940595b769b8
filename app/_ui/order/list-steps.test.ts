import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLastStep, moveItem, takeBack } from "./list-steps";

const items = ["a", "b", "c"];

describe("moveItem", () => {
  it.each([
    [0, 2, "bcad"],
    [3, 0, "dabc"],
    [1, 2, "acbd"],
    [2, 1, "acbd"],
    [1, 1, "abcd"],
  ])("from %i to %i", (from, to, after) => {
    expect(moveItem([..."abcd"], from, to).join("")).toBe(after);
  });

  it("loses and doubles nothing, and the one that moved stands where it should", () => {
    const indexes = fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 40 }).chain((items) => {
      const index = fc.nat(items.length - 1);
      return fc.tuple(fc.constant(items), index, index);
    });
    fc.assert(
      fc.property(indexes, ([items, from, to]) => {
        const after = moveItem(items, from, to);
        expect([...after].sort()).toEqual([...items].sort());
        expect(after[to]).toBe(items[from]);
      }),
    );
  });
});

it("brings dropped items back one by one, the last one first, each to its index", () => {
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
