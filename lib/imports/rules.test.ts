import fc from "fast-check";
import { expect, test } from "vitest";
import type { FoundQuestion } from "@/lib/documents/found";
import type { Question } from "@/lib/questions/schema";
import { completeQuestion } from "@/lib/questions/testing";
import { type Label, unknownLabel } from "./labels";
import { fillQuestion, findChanged, mergeIntoVersion, tidyFound, titleOf } from "./rules";

const fill = (fields: FoundQuestion["fields"], label: Label = unknownLabel) =>
  fillQuestion({ found: { lines: { from: 12, to: 30 }, fields, under: [] }, name: "notes.md", label });

const complete: Question = {
  ...completeQuestion,
  title: "When a queryset really runs",
  modelAnswer: "Late.",
};

test("what the document didn't say is filled in, and not counted as given", () => {
  const { question, given, slug } = fill({
    prompt: "## Why is a **queryset** lazy?\nSay when.",
    modelAnswer: " ",
  });
  expect(question).toMatchObject({
    title: "Why is a queryset lazy?",
    status: "draft",
    kind: "spoken",
    difficulty: 3,
    minutes: 5,
    tags: [],
    topic: "General",
    competency: "Knowledge",
    source: "notes.md, lines 12–30",
    licence: "Unknown",
  });
  expect([given, slug]).toEqual([["prompt"], null]);
  expect(tidyFound(question).problems).toEqual([]);
});

test("what a pack of ours gave stays as it is", () => {
  const { question, slug, given } = fill({ ...complete, slug: "django/lazy" });
  expect([question, slug]).toEqual([complete, "django/lazy"]);
  expect(given).toContain("source");
  expect(given).not.toContain("status");
  expect(tidyFound(question)).toEqual({ question: complete, problems: [] });
});

test("a question keeps its status, whatever it could say more", () => {
  for (const status of ["approved", "draft", "retired"] as const)
    expect(tidyFound({ ...complete, status, hints: [] }).question.status).toBe(status);
});

test("what the schema refuses is named by its field", () => {
  const { question } = fill({ prompt: "Why?", title: "x".repeat(90), modelAnswer: "y".repeat(12_001) });
  expect(tidyFound(question).problems).toEqual([
    { field: "title", message: "The title needs 3 to 80 characters." },
    { field: "modelAnswer", message: "The model answer is longer than 12000 characters." },
  ]);
});

test("control characters and endless texts don't get far", () => {
  const { question } = fill({
    prompt: `A\u0000B${"x".repeat(50_000)}`,
    keyPoints: Array(60).fill("a\u0007b"),
  });
  expect(question.prompt.length).toBeLessThan(40_001);
  expect(question.prompt.startsWith("ABx")).toBe(true);
  expect(question.keyPoints).toHaveLength(50);
  expect(question.keyPoints[0]).toBe("ab");
});

test.each([
  ["- **What** is `GIL`?", "What is GIL?"],
  ["\n\n***\n# Title", "Title"],
  ["???", ""],
  [
    "_Why_ does `__init__` take **self**, and what is _select_related_?",
    "Why does __init__ take self, and what is select_related?",
  ],
  [`${"word ".repeat(30)}`, `${"word ".repeat(14)}word…`],
  [
    `${"words, (and) ".repeat(7)}`,
    "words, (and) words, (and) words, (and) words, (and) words, (and) words, (and)…",
  ],
  ["W".repeat(100), `${"W".repeat(79)}…`],
  [`${"W".repeat(78)}🙂🙂`, `${"W".repeat(78)}…`],
])("the title of %j", (prompt, title) => {
  expect(titleOf(prompt)).toBe(title);
});

test("a title is one line of well-formed text, not too long", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (prompt) => {
      const title = titleOf(prompt);
      expect(title.length).toBeLessThanOrEqual(80);
      expect(title).not.toMatch(/\n/);
      expect(title.isWellFormed()).toBe(true);
    }),
  );
});

test("a new version takes what was given and leaves the rest as the bank has it", () => {
  const staged = { ...fill({ prompt: "When, exactly?", modelAnswer: "When it is read." }), basedOn: 1 };
  expect(mergeIntoVersion(staged, complete)).toEqual({
    ...complete,
    prompt: "When, exactly?",
    modelAnswer: "When it is read.",
  });
  const short = { ...fill({ prompt: "When?", keyPoints: ["one"] }), basedOn: 1 };
  expect(mergeIntoVersion(short, complete)).toMatchObject({ status: "approved", keyPoints: ["one"] });
});

test("finds what somebody changed", () => {
  expect(
    findChanged(complete, { ...complete, title: "New", tags: ["orm"], status: "draft" } as Question),
  ).toEqual(["title"]);
});
