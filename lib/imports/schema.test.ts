import { expect, test } from "vitest";
import { editItemSchema, readNumbers, setManySchema } from "./schema";

const importId = "6f1c1f0e-9df5-4a40-8a52-3f7a2f1f4f10";

test.each([
  [
    "3, 12–30,45-50",
    [
      { from: 3, to: 3 },
      { from: 12, to: 30 },
      { from: 45, to: 50 },
    ],
  ],
  ["7", [{ from: 7, to: 7 }]],
  ["30–12", undefined],
  ["", undefined],
  ["1,,2", undefined],
  ["all", undefined],
])("the numbers %j", (text, ranges) => {
  expect(readNumbers(text)).toEqual(ranges);
});

test("what is left empty for many stays as it is", () => {
  const form = {
    importId,
    numbers: "1",
    topic: " ",
    competency: "",
    kind: "",
    difficulty: "",
    minutes: "7",
    tags: "A, b c",
  };
  expect(setManySchema.parse(form).values).toEqual({ minutes: 7, tags: ["a", "b-c"] });
});

test("a wrong value for many is told at its field", () => {
  const form = {
    importId,
    numbers: "x",
    topic: "y",
    difficulty: "6",
    minutes: "1.5",
    tags: "日本",
    kind: "",
  };
  const fields = setManySchema.safeParse(form).error?.issues.map(({ path }) => path[0]);
  expect(new Set(fields)).toEqual(new Set(["numbers", "topic", "difficulty", "minutes", "tags"]));
});

test("the editor's lists are lines, and a level keeps its place", () => {
  const texts = {
    title: "",
    topic: "",
    competency: "",
    source: "",
    licence: "",
    prompt: "",
    modelAnswer: "",
    hints: "",
    followUps: "",
  };
  const form = {
    importId,
    position: "2",
    before: '{"title":"Was"}',
    kind: "code",
    difficulty: "3",
    minutes: "5",
    tags: "",
    keyPoints: " a \n\nb",
    ...texts,
  };
  expect(editItemSchema.parse({ ...form, levels: "one\n\nthree\n" })).toMatchObject({
    keyPoints: ["a", "b"],
    levels: ["one", "", "three", "", ""],
  });
  expect(editItemSchema.parse({ ...form, levels: " \n" }).levels).toEqual([]);
  for (const before of ["{", "[]", "1"]) {
    const refused = editItemSchema.safeParse({ ...form, levels: "", before });
    expect(refused.error?.issues[0]?.message).toBe("This form is damaged. Reload the page and edit again.");
  }
});
