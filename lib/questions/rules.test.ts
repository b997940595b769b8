import { expect, test } from "vitest";
import { firstLine, toTags } from "./rules";

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

test.each([
  ["Query Sets, big data", ["query-sets", "big-data"]],
  ["orm; n+1\nZürich,", ["orm", "n-1", "zurich"]],
  ["ORM, orm,, not_fine", ["orm", "not-fine"]],
  ["orm, +, 日本", ["orm", "+", "日本"]],
  ["C#, C++; F#, c", ["csharp", "cpp", "fsharp", "c"]],
  [" , ", []],
])("the typed tags %j are %j", (typed, tags) => {
  expect(toTags(typed)).toEqual(tags);
});
