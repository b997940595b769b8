import { expect, test } from "vitest";
import { endAddress, nextAddress, questionAddress, type Run, skip, skippedIn, undoAddress } from "./run";
import { runSchema } from "./schema";

const [one, two] = ["6f9b4bb0-6bd0-4d0a-9d65-4e6b8f4f0a01", "0e0f3f5c-2e83-4f3a-8a39-7a2a1b9d6c02"];
const begun: Run = { topic: "Forms & fields", skipped: [] };
const read = (address: string) =>
  runSchema.parse(Object.fromEntries(new URL(address, "http://x").searchParams));

test("a run without skips keeps its addresses short", () => {
  expect(nextAddress({ topic: null, skipped: [] })).toBe("/practice/question");
  expect(questionAddress(begun, one)).toBe(`/practice/${one}?topic=Forms+%26+fields`);
  expect(endAddress(begun)).toBe("/practice");
  expect(undoAddress(begun)).toBeUndefined();
});

test("what is skipped once is postponed, what is skipped twice is left out", () => {
  const run = skip(skip(skip(begun, one), two), one);
  expect(skippedIn(run)).toEqual({ postponed: [two], leftOut: [one] });
  expect(skippedIn(skip(run, one))).toEqual({ postponed: [two], leftOut: [one] });
});

test("the address carries the run there and back, and undoing leads to the question as it was before", () => {
  const run = skip(skip(begun, one), two);
  for (const address of [nextAddress(run), endAddress(run), questionAddress(run, one)])
    expect(read(address)).toEqual(run);
  const undo = undoAddress(run) ?? "";
  expect(new URL(undo, "http://x").pathname).toBe(`/practice/${two}`);
  expect(read(undo)).toEqual(skip(begun, one));
});

test.each([
  [{ topic: ["a", "b"], skipped: "no id" }],
  [{ topic: "", skipped: [one] }],
  [{ topic: "x".repeat(201), skipped: "" }],
  [{ topic: "\0" }],
  [{}],
])("an address that says it wrong says nothing: %o", (query) => {
  expect(runSchema.parse(query)).toEqual({ topic: null, skipped: [] });
});

test("of very many skips the latest count", () => {
  const skipped = Array.from({ length: 150 }, (_, at) => (at < 60 ? one : two)).join(".");
  expect(runSchema.parse({ skipped }).skipped).toHaveLength(100);
});
