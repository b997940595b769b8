import fc from "fast-check";
import { expect, test } from "vitest";
import { questionKinds, questionStatuses } from "@/db/vocabulary";
import { questionSchema } from "@/lib/questions/schema";
import { readQuestionFile, writeQuestionFile } from "./markdown";

const list = (mark: string, items: string[]) => items.map((item) => `${mark} ${item}`).join("\n");
const file = (parts: Partial<Record<"head" | "prompt" | "answer" | "points" | "levels", string>> = {}) => `---
${parts.head ?? "title: When a queryset runs\nkind: spoken\ntopic: Django ORM\ncompetency: Data\ndifficulty: 2\nminutes: 5\ntags: [orm, queryset]"}
source: Rehearse
licence: MIT
status: approved
---

${parts.prompt ?? "How many queries does this send?"}

## Model answer

${parts.answer ?? "One, at the `if`."}

## Key points

${parts.points ?? list("-", ["Lazy", "One query", "A cache"])}

## Follow-ups

- And with \`exists()\`?
- With a slice?

## Hints

1. Which lines need rows?
2. What does \`if\` ask for?

## Levels

${parts.levels ?? "1. Guesses.\n2. Counts.\n3. Explains.\n4. Compares.\n5. Measures."}
`;

function problemsOf(text: string) {
  const read = readQuestionFile("django/lazy", text);
  return read.ok ? [] : read.problems.map(({ line, message }) => `${line}: ${message}`);
}

test("a file is read into its fields", () => {
  const answer = "First.\n\n```md\n## Hints\n---\n```\n\n### More\n\nLast.";
  const read = readQuestionFile("django/lazy", file({ answer }));
  expect(read).toMatchObject({
    ok: true,
    question: {
      slug: "django/lazy",
      title: "When a queryset runs",
      difficulty: 2,
      tags: ["orm", "queryset"],
      prompt: "How many queries does this send?",
      modelAnswer: answer,
      keyPoints: ["Lazy", "One query", "A cache"],
      hints: ["Which lines need rows?", "What does `if` ask for?"],
      levels: ["Guesses.", "Counts.", "Explains.", "Compares.", "Measures."],
    },
  });
});

test("an item may go on in the next line, and Windows line ends don't matter", () => {
  const text = file({ points: "- Lazy,\n  until read\n- Two\n- Three" }).replaceAll("\n", "\r\n");
  const read = readQuestionFile("django/lazy", text);
  expect(read.ok && read.question.keyPoints[0]).toBe("Lazy, until read");
});

test.each([
  ["no front matter", "# A title", /^1: .*front matter/],
  [
    "a wrong number",
    file({
      head: "title: A question\nkind: spoken\ntopic: ORM\ncompetency: Data\ndifficulty: 7\nminutes: 5\ntags: []",
    }),
    /^6: .*1 to 5/,
  ],
  [
    "a wrong kind",
    file({
      head: "title: A question\nkind: quiz\ntopic: ORM\ncompetency: Data\ndifficulty: 2\nminutes: 5\ntags: []",
    }),
    /^3: .*spoken, code/,
  ],
  [
    "a misspelt field",
    file({
      head: "titel: A question\ntitle: A question\nkind: code\ntopic: ORM\ncompetency: Data\ndifficulty: 2\nminutes: 5\ntags: []",
    }),
    /^2: .*“titel”/,
  ],
  [
    "a section's field in the head",
    file({
      head: "prompt: Hidden\ntitle: A question\nkind: code\ntopic: ORM\ncompetency: Data\ndifficulty: 2\nminutes: 5\ntags: []",
    }),
    /^2: .*“prompt”/,
  ],
  [
    "the same key twice",
    file({
      head: "title: A question\ntitle: Another\nkind: code\ntopic: ORM\ncompetency: Data\ndifficulty: 2\nminutes: 5\ntags: []",
    }),
    /^3: .*YAML/,
  ],
  [
    "an alias",
    file({
      head: "title: &a A question\nkind: code\ntopic: *a\ncompetency: Data\ndifficulty: 2\nminutes: 5\ntags: []",
    }),
    /^2: .*aliases/,
  ],
  ["too many key points", file({ points: "- One\n".repeat(8) }), /^20: .*at most 7/],
  ["four levels", file({ levels: "1. a\n2. b\n3. c\n4. d" }), /^36: .*five are needed, or none/],
  ["an empty item", file({ points: "- One\n-\n- Three" }), /^23: /],
  ["an empty prompt", file({ prompt: "" }), /^13: The prompt is missing/],
  ["a section twice", `${file()}\n## Hints\n\n1. More\n`, /“## Hints” is there twice/],
])("%s is refused with its line", (_, text, expected) => {
  expect(problemsOf(text)[0]).toMatch(expected);
});

test("an open code block in the answer can't swallow the key points", () => {
  expect(problemsOf(file({ answer: "```python\nx = 1" }))[0]).toMatch(/opened but not closed/);
});

test("a slug with odd characters is refused", () => {
  expect(readQuestionFile("../etc/passwd", file())).toMatchObject({ ok: false });
});

const awkward = fc.constantFrom(
  "---",
  "## Hints",
  "```\n## Hints\n```",
  "~~~~md\n```\n## Levels\n~~~~",
  "- one\n- two",
  "    indented",
  "é 日本 🙂",
  "a  \nb",
  "key: value # no comment",
  "1. first",
  "`a`",
  "\u2028",
  "\r\n",
);
const anyText = fc.array(fc.oneof(awkward, fc.string({ unit: "binary", maxLength: 30 })), {
  minLength: 1,
  maxLength: 6,
});
const paragraphs = anyText.map((pieces) => `x${pieces.join("\n\n")}`);
const oneLine = fc.oneof(awkward, fc.string({ unit: "grapheme" })).map((text) => `${text.slice(0, 60)}x`);
const several = (least: number, most: number) => fc.array(oneLine, { minLength: least, maxLength: most });
const anyQuestion = fc.record({
  title: oneLine.map((text) => `ti ${text}`),
  kind: fc.constantFrom(...questionKinds),
  topic: oneLine.map((text) => `${text}y`.slice(-60)),
  competency: oneLine.map((text) => `${text}y`.slice(-60)),
  difficulty: fc.integer({ min: 1, max: 5 }),
  minutes: fc.integer({ min: 2, max: 20 }),
  tags: fc.array(fc.constantFrom("orm", "query-sets", "n-1", "null", "1e3"), { maxLength: 8 }),
  source: oneLine,
  licence: oneLine,
  status: fc.constantFrom(...questionStatuses),
  prompt: paragraphs,
  modelAnswer: paragraphs,
  keyPoints: several(3, 7),
  followUps: several(2, 4),
  hints: several(2, 3),
  levels: several(5, 5),
});

test("what passes the schema is written and read back unchanged", () => {
  let written = 0;
  fc.assert(
    fc.property(anyQuestion, (input) => {
      const parsed = questionSchema.safeParse(input);
      if (!parsed.success) return;
      written += 1;
      expect(readQuestionFile("a/b", writeQuestionFile(parsed.data))).toEqual({
        ok: true,
        question: { slug: "a/b", ...parsed.data },
      });
    }),
    { numRuns: 600 },
  );
  expect(written).toBeGreaterThan(100);
});
