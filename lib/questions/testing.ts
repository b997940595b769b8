// The table with one more field of each kind, for tests that look for every field wherever a question’s fields are.
import type { AnyValue, Field, Fields } from "./field-kinds";
import { questionFields } from "./fields";
import type { Question } from "./schema";

const every = { foundBy: "answer", aliases: [] } as const;
const added = {
  madeLine: {
    ...every,
    value: "line",
    words: "Made line",
    least: 1,
    most: 60,
    fresh: "",
    found: "Unknown",
    part: "about",
  },
  madeText: {
    ...every,
    value: "markdown",
    words: "Made text",
    least: 0,
    most: 900,
    shownTo: "interviewers",
  },
  madeList: {
    ...every,
    value: "lines",
    words: "Made list",
    one: "Made item",
    least: 1,
    most: 3,
    isNumbered: true,
  },
  madeScale: { ...every, value: "scale", words: "Made scale", count: 4 },
  madeTags: { ...every, value: "tags", words: "Made tags", most: 3 },
  madeNumber: {
    ...every,
    value: "whole",
    words: "Made number",
    least: 1,
    most: 90,
    fresh: 1,
    found: 1,
    input: "typed",
    expected: "a whole number",
    otherWords: { dozen: 12 },
  },
  madeChoice: {
    ...every,
    value: "whole",
    words: "Made choice",
    least: 1,
    most: 3,
    fresh: 1,
    found: 1,
    input: "chosen",
    expected: "1 to 3",
    otherWords: {},
  },
  madeWord: {
    ...every,
    value: "word",
    words: "Made word",
    of: { left: "Left", right: "Right" },
    fresh: "left",
    found: "left",
    otherWords: {},
  },
} satisfies Fields;
export const fieldsAndMore = { ...questionFields, ...added };

/** A sound value, and another. */
export function valueFor(field: Field, which: "one" | "other"): AnyValue {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `Said ${which} ${index + 1}`);
  switch (field.value) {
    case "line":
    case "markdown":
      return `Said ${which}`;
    case "lines":
      return lines(field.least);
    case "scale":
      return lines(field.count);
    case "tags":
      return ["a-tag", which];
    case "whole":
      return which === "one" ? field.least : field.most;
    case "word":
      return Object.keys(field.of)[which === "one" ? 0 : 1] ?? "";
  }
}

/** A question that can be approved, said with little. */
export const completeQuestion: Question & { status: "approved" } = {
  status: "approved",
  title: "When a queryset runs",
  kind: "spoken",
  topic: "Django ORM",
  competency: "Data",
  difficulty: 2,
  minutes: 5,
  tags: ["orm"],
  source: "Rehearse",
  licence: "MIT",
  prompt: "How many queries?",
  modelAnswer: "One.",
  keyPoints: ["Lazy", "One", "Cached"],
  followUps: ["And twice?", "And a slice?"],
  hints: ["Which lines?", "What runs?"],
  levels: ["None.", "Some.", "Solid.", "Good.", "Expert."],
};
