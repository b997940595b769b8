// Two documents as people have them, which aren't part of this tree: where they lie beside the checkout, every question in
// them must be found. They are named here by lines and single words alone.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readDocument } from "../read-document";
import { finish } from "../testing";

const folder = join(process.cwd(), "..", "shared", "seeds");

const read = (name: string) => finish(readDocument({ name, bytes: readFileSync(join(folder, name)) }));

const through = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

test.runIf(existsSync(folder))("lines between rows of strokes, with answers gathered at the end", () => {
  const { format, questions, leftOut, problems } = read("000_5b48073d705ab500.txt");
  expect(format).toBe("text");
  expect(problems).toEqual([]);
  expect(questions.map(({ lines }) => lines.from)).toEqual([...through(3, 12), ...through(16, 25)]);
  expect(questions.every(({ lines }) => lines.to === lines.from)).toBe(true);
  const answered = questions.filter(({ fields }) => fields.modelAnswer);
  expect(answered.map(({ lines }) => lines.from)).toEqual([16, 18]);
  const [first, second] = answered.map(({ fields }) => fields.modelAnswer ?? "");
  expect(first).toMatch(/templating.*requests\.$/s);
  expect(first).not.toContain("SQL");
  expect(second).toMatch(/SQL.*tables\.$/s);
  expect(leftOut.map(({ lines, why }) => [lines.from, lines.to, why])).toEqual([
    [1, 1, "a remark around the questions, not a question"],
    [15, 15, "a separator line"],
    [28, 28, "the line that begins the answers"],
  ]);
});

test.runIf(existsSync(folder))("a list of topics, then headings with their answers", () => {
  const { format, questions, leftOut, problems } = read("003_45e396c250ddb0cb.txt");
  expect(format).toBe("markdown");
  expect(problems).toEqual([]);
  const found = questions.map(({ lines, fields }) => ({ lines, answer: fields.modelAnswer ?? "" }));
  expect(found).toEqual([
    { lines: { from: 13, to: 27 }, answer: expect.stringMatching(/ManyToManyField.*management\.$/s) },
    { lines: { from: 29, to: 41 }, answer: expect.stringMatching(/render_to_response.*logic\.$/s) },
    { lines: { from: 43, to: 57 }, answer: expect.stringMatching(/EmailField.*application\.$/s) },
    { lines: { from: 59, to: 71 }, answer: expect.stringMatching(/Guardian.*permissions\.$/s) },
    { lines: { from: 73, to: 101 }, answer: expect.stringMatching(/MyView.*views\.$/s) },
  ]);
  expect(leftOut.map(({ lines, why }) => [lines.from, lines.to, why])).toEqual([
    [1, 1, "a remark around the questions, not a question"],
    ...through(3, 11).map((line) => [line, line, "a topic, not a question"]),
  ]);
});
