import { expect, test } from "vitest";
import { distanceOf, editsOf } from "./edits";

test.each([
  ["csrf", "csfr", 1],
  ["serializer", "serialiser", 1],
  ["performance", "performnce", 1],
  ["middleware", "midlleware", 1],
  ["middleware", "midelware", 2],
  ["query", "", 5],
  ["", "", 0],
  ["same", "same", 0],
])("%s and %s differ by %i", (a, b, by) => {
  expect(distanceOf(a, b)).toBe(by);
  expect(distanceOf(b, a)).toBe(by);
});

test("the edits of a word are all that differ from it by one", () => {
  const edits = editsOf("csfr");
  expect(edits).toEqual(expect.arrayContaining(["csrf", "csr", "cs1fr", "xcsfr", "csfra", "cafr", "scfr"]));
  expect(edits).not.toContain("csfr");
  expect(new Set(edits).size).toBe(edits.length);
  for (const edit of edits) expect(distanceOf("csfr", edit)).toBe(1);
});
