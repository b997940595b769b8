import { expect, test } from "vitest";
import { findTopics, groupByNeed, type PracticeTopic } from "./needs";

const untouched = { total: 5, fresh: 5, due: 0, learned: 0, weak: 0, lastGrade: null, nextDueMs: null };
const named = (topic: string, given: Partial<PracticeTopic> = {}): PracticeTopic => ({
  ...untouched,
  topic,
  ...given,
});

test("due first, then weak, begun and new; within each the greater need, then by name", () => {
  const groups = groupByNeed([
    named("a new one"),
    named("all learned", { fresh: 0, learned: 5 }),
    named("begun", { fresh: 2, learned: 3 }),
    named("one weak", { fresh: 4, weak: 1 }),
    named("three weak", { fresh: 0, weak: 3 }),
    named("two due", { fresh: 0, due: 2 }),
    named("two due and weak", { fresh: 0, due: 2, weak: 1 }),
    named("four due", { fresh: 0, due: 4 }),
    named("A new one before"),
  ]);
  expect(groups.map(({ need, topics }) => [need, topics.map(({ topic }) => topic)])).toEqual([
    ["due", ["four due", "two due and weak", "two due"]],
    ["weak", ["three weak", "one weak"]],
    ["begun", ["begun", "all learned"]],
    ["new", ["a new one", "A new one before"]],
  ]);
});

test("a need that no topic has is left out", () => {
  expect(groupByNeed([named("x")]).map(({ need }) => need)).toEqual(["new"]);
  expect(groupByNeed([])).toEqual([]);
});

const topics = [
  "Django forms",
  "HTTP caching",
  "Database indexes",
  "Node.js",
  "JavaScript asynchrony",
  "Behaviour",
];
test.each([
  ["", topics],
  ["djan", ["Django forms"]],
  ["FORM", ["Django forms"]],
  ["caches", ["HTTP caching"]],
  ["index", ["Database indexes"]],
  ["indices", ["Database indexes"]],
  ["behavior", ["Behaviour"]],
  ["database ind", ["Database indexes"]],
  ["djnago", ["Django forms"]],
  ["javascirpt", ["JavaScript asynchrony"]],
  ["asincrony", ["JavaScript asynchrony"]],
  ["databse indx", ["Database indexes"]],
  ["node.js", ["Node.js"]],
  ["zebra", []],
  ["django caching", []],
  ["xyz", []],
])("“%s” finds %j", (typed, found) => {
  expect(
    findTopics(
      topics.map((topic) => ({ topic })),
      typed,
    ).map(({ topic }) => topic),
  ).toEqual(found);
});
