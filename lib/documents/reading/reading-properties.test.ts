import fc from "fast-check";
import { expect, test } from "vitest";
import type { DocumentRead, LineRange } from "../found";
import { readDocument } from "../read-document";
import { finish } from "../testing";

const read = (text: string, name = "pasted text"): DocumentRead =>
  finish(readDocument({ name, bytes: new TextEncoder().encode(text) }));

/** The pieces that documents are made of, so that random ones hold every turn that a reader can take. */
const pieces = [
  "What is a lock?",
  "How to release it",
  "Explain deadlocks.",
  "Who waits? Everybody waits.",
  "It is a promise to wait.",
  "The basics of queues",
  "# Queues",
  "## What is a queue?",
  "### Answer",
  "#### 3",
  "**Why two?**",
  "**Notes**",
  "Q: Why?",
  "A: Because.",
  "Question 3",
  "Answers:",
  "A2. It is not.",
  "//// Answers ////",
  "-----",
  "=====",
  "***",
  "1. What is first?",
  "2) The second",
  "- a bullet",
  "  - Is it nested?",
  "   further words",
  "- [ ] **What is done?** All.",
  "a) one choice",
  "```",
  "~~~py",
  "<details>",
  "<summary>What is hidden?</summary>",
  "<details><summary>Why</summary>Because</details>",
  "</details>",
  "<!-- a remark",
  "-->",
  "<script>",
  "</script>",
  "| a | b |",
  "|---|---|",
  "[Top](#top)",
  "I hope this helps!",
  "---",
  "title: A list",
  "question,answer",
  "[",
  "{",
  "",
  "",
  "",
];
const madeOfPieces = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 40 });
const documents = fc.oneof(
  madeOfPieces.map((lines) => lines.join("\n")),
  fc.string({ unit: "binary", maxLength: 200 }),
);

function expectWithin({ from, to }: LineRange, count: number) {
  expect(from).toBeGreaterThanOrEqual(1);
  expect(to).toBeGreaterThanOrEqual(from);
  expect(to).toBeLessThanOrEqual(count);
}

test("any text is read, within its own lines, and no two questions share one", () => {
  fc.assert(
    fc.property(documents, fc.constantFrom("pasted text", "a.md", "a.txt"), (text, name) => {
      const count = text.split(/\r\n?|\n/).length;
      const { questions, leftOut, problems, format } = read(text, name);
      if (format !== "markdown" && format !== "text") return;
      for (const question of questions) expectWithin(question.lines, count);
      for (const { lines } of leftOut) expectWithin(lines, count);
      for (const { line } of problems) if (line !== null) expectWithin({ from: line, to: line }, count);
      const ranges = questions.map((question) => question.lines);
      ranges.forEach((lines, index) => {
        expect(lines.from).toBeGreaterThan(ranges[index - 1]?.to ?? 0);
      });
      for (const { fields } of questions) expect(fields.prompt.trim()).not.toBe("");
    }),
    { numRuns: 2_000 },
  );
});
