import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { keysOf } from "@/lib/keys";
import type { Question } from "@/lib/questions/schema";
import { fieldsAndMore as fields } from "@/lib/questions/testing";
import { ItemFields } from "./item-fields";
import { formOf } from "./item-form";

test.each(keysOf(fields))(
  "a found question is mended in a place for %s, where its problem is said",
  (name) => {
    const form = renderToStaticMarkup(
      <ItemFields values={{}} errors={{ [name]: "Wrong." }} fields={fields} />,
    );
    expect(form).toContain(`name="${name}"`);
    expect(form).toContain(fields[name].words);
    expect(form.match(/Wrong\./g)).toHaveLength(1);
  },
);

test("all of a found question stands in the form", () => {
  const texts = { title: "A title", topic: "Topic", competency: "Skill", source: "Source", licence: "MIT" };
  const lists = {
    keyPoints: ["One", "Two"],
    followUps: ["And?"],
    hints: [],
    levels: ["A", "", "C", "D", "E"],
  };
  const question: Question = {
    ...texts,
    ...lists,
    status: "draft",
    kind: "code",
    difficulty: 4,
    minutes: 7,
    tags: ["a-tag", "b"],
    prompt: "What?\n\nWhy?",
    modelAnswer: "So.",
  };
  expect(formOf(question).fields).toEqual({
    ...texts,
    kind: "code",
    difficulty: "4",
    minutes: "7",
    tags: "a-tag, b",
    prompt: "What?\n\nWhy?",
    modelAnswer: "So.",
    keyPoints: "One\nTwo",
    followUps: "And?",
    hints: "",
    levels: "A\n\nC\nD\nE",
  });
});
