import { expect, test } from "vitest";
import type { BankKit, BankQuestion } from "@/lib/questions/schema";
import { finish, sayProblems } from "../testing";
import { isBankDocument, readBankDocument, writeBankDocument } from "./bank-document";

const read = (text: string) => finish(readBankDocument(text));
const problemsOf = (text: string) => sayProblems(read(text));

const question: BankQuestion = {
  slug: "django/lazy",
  title: "When a queryset runs",
  status: "draft",
  kind: "spoken",
  topic: "Django ORM",
  competency: "Data",
  difficulty: 2,
  minutes: 5,
  tags: ["orm", "queryset"],
  prompt: "How many queries?\n\n<!-- rehearse-question -->\n\n## Prompt",
  modelAnswer: "One.",
  keyPoints: ["Lazy"],
  followUps: [],
  hints: ["Which lines need rows?"],
  levels: ["", "Counts.", "", "", ""],
  source: "Rehearse",
  licence: "MIT",
};
const kit: BankKit = {
  slug: "junior",
  title: "Junior",
  summary: "First weeks.",
  minutes: 30,
  items: [{ question: "django/lazy", minutes: 5 }],
};
const document = [
  ...writeBankDocument({ questions: [question, { ...question, slug: "b" }], kits: [kit] }),
].join("");
const lineOf = (text: string, from = document) => from.slice(0, from.indexOf(text)).split("\n").length;

test("a person can read it: a heading for each question, its fields as a list, its sections", () => {
  const end = document.indexOf("<!-- rehearse-question -->", document.indexOf("## Levels"));
  expect(document.slice(document.indexOf("<!-- rehearse-question"), end)).toBe(`<!-- rehearse-question -->

# When a queryset runs

- slug: django/lazy
- status: draft
- kind: spoken
- topic: Django ORM
- competency: Data
- difficulty: 2
- minutes: 5
- tags: orm, queryset
- source: Rehearse
- licence: MIT

## Prompt

How many queries?

\\<!-- rehearse-question -->

## Prompt

## Model answer

One.

## Key points

- Lazy

## Hints

1. Which lines need rows?

## Levels

1. 
2. Counts.
3. 
4. 
5. 

`);
});

test("it is known by its first line, also behind a byte order mark", () => {
  expect(isBankDocument(`\uFEFF\r\n${document}`)).toBe(true);
  expect(isBankDocument(`# Notes\n${document}`)).toBe(false);
});

test("each question knows its lines", () => {
  const [first, second] = read(document).questions.map(({ lines }) => lines);
  expect(first).toEqual({ from: lineOf("<!-- rehearse-question"), to: lineOf("5. ") });
  expect(second?.from).toBe((first?.to ?? 0) + 2);
});

test("a version that can't be read is refused", () => {
  expect(problemsOf(document.replace("bank 1", "bank 2"))).toEqual([
    expect.stringMatching(/version 2 of our format/),
  ]);
  expect(read(document.replace("bank 1", "bank 2")).questions).toEqual([]);
});

test("what somebody spoilt is named with its line; the question and the others are still offered", () => {
  const spoilt = document
    .replace("- kind: spoken", "- kind: quiz")
    .replace("- minutes: 5", "- mood: good")
    .replace("## Levels", "## Hints")
    .replace("slug: django/lazy", "slug: ../lazy");
  expect(problemsOf(spoilt)).toEqual([
    expect.stringMatching(`^${lineOf("- slug")}: The slug “../lazy” was left out`),
    expect.stringMatching(`^${lineOf("- kind")}: The kind “quiz” was left out`),
    expect.stringMatching(`^${lineOf("- minutes")}: There is no field called “mood”`),
    expect.stringMatching(`^${lineOf("## Levels")}: The section “## Hints” is there twice`),
  ]);
  const [first, second] = read(spoilt).questions;
  expect(first?.fields).toMatchObject({ topic: "Django ORM", hints: ["Which lines need rows?"] });
  expect(first?.fields).not.toHaveProperty("slug");
  expect(second?.fields).toEqual({ ...question, slug: "b" });
});

test("a code block that is left open swallows no other question", () => {
  const { questions } = read(document.replace("One.", "```"));
  expect(questions.map(({ fields }) => fields.slug)).toEqual(["django/lazy", "b"]);
});

test("a question without a prompt, or too long for one, is left out with its lines", () => {
  const without = read(document.replace(/## Prompt[\s\S]*?## Model/, "## Model"));
  expect(without.leftOut).toEqual([
    {
      lines: { from: lineOf("<!-- rehearse-question"), to: expect.any(Number) },
      text: expect.stringMatching(/^# When a queryset runs/),
      why: expect.stringMatching(/Prompt/),
    },
  ]);
  expect(without.questions).toHaveLength(1);
  const long = read(document.replace("One.", "x\n".repeat(60_000)));
  expect(long.leftOut).toEqual([
    expect.objectContaining({ why: expect.stringMatching(/longer than 100000/) }),
  ]);
});

test("a kit that can't be taken is named with its line", () => {
  expect(problemsOf(document.replace("(5 minutes)", "(5 hours)"))).toEqual([
    expect.stringMatching(
      `^${lineOf("<!-- rehearse-kit")}: The kit “junior” was left out. A kit needs a question`,
    ),
  ]);
});
