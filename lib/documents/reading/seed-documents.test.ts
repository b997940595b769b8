// Two documents of the shapes in which people have their questions: every question in them must be found.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readDocument } from "../read-document";
import { finish } from "../testing";

const read = (name: string) =>
  finish(readDocument({ name, bytes: readFileSync(join("lib/documents/reading/shapes", name)) }));

const through = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

test("lines between rows of strokes, with answers gathered at the end", () => {
  const { format, questions, leftOut, problems } = read("rows-and-answers.txt");
  expect(format).toBe("text");
  expect(problems).toEqual([]);
  expect(questions.map(({ lines }) => lines.from)).toEqual([...through(3, 12), ...through(16, 25)]);
  expect(questions.every(({ lines }) => lines.to === lines.from)).toBe(true);
  const answered = questions.filter(({ fields }) => fields.modelAnswer);
  expect(answered.map(({ lines }) => lines.from)).toEqual([16, 18]);
  const [first, second] = answered.map(({ fields }) => fields.modelAnswer ?? "");
  expect(first).toMatch(/^A swarm .*like best\.$/s);
  expect(second).toMatch(/^Propolis .*carried out\.$/s);
  expect(leftOut.map(({ lines, why }) => [lines.from, lines.to, why])).toEqual([
    [1, 1, "a remark around the questions, not a question"],
    [15, 15, "a separator line"],
    [28, 28, "the line that begins the answers"],
  ]);
});

test("a list of topics, then headings with their answers", () => {
  const { format, questions, leftOut, problems } = read("topics-then-headings.txt");
  expect(format).toBe("markdown");
  expect(problems).toEqual([]);
  const found = questions.map(({ lines, fields }) => ({ lines, answer: fields.modelAnswer ?? "" }));
  expect(found).toEqual([
    { lines: { from: 9, to: 16 }, answer: expect.stringMatching(/straight into it.*hurts people\.$/s) },
    { lines: { from: 18, to: 24 }, answer: expect.stringMatching(/lowest tide.*\+ height$/s) },
    { lines: { from: 26, to: 28 }, answer: "When you first think of it." },
  ]);
  expect(leftOut.map(({ lines, why }) => [lines.from, lines.to, why])).toEqual([
    [1, 1, "a remark around the questions, not a question"],
    ...through(3, 7).map((line) => [line, line, "a topic, not a question"]),
  ]);
});
