import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ItemFields } from "@/app/(desk)/questions/import/[importId]/_parts/item/item-fields";
import { shownValue } from "@/lib/drafts/typed";
import { forEachField, namesOf } from "@/lib/questions/field-kinds";
import { fieldsAndMore as fields, valueFor } from "@/lib/questions/testing";
import { AllFields } from "./all-fields";

const body: Record<string, string | number | string[]> = forEachField(fields, (field, name) => {
  const value = shownValue(field, valueFor(field, "one"));
  const mark = (text: string | number) => (typeof text === "string" ? `${text} of ${name}` : text);
  return field.value === "whole" || field.value === "word" ? value : [value].flat().map(mark);
});
const nothing = {
  problems: {},
  suggestions: {},
  html: {},
  onEdit: () => undefined,
  onLeave: () => undefined,
};

test.each(namesOf(fields))("the editor has a place for %s, with its words and its value", (name) => {
  const form = renderToStaticMarkup(<AllFields {...nothing} body={body} fields={fields} />);
  expect(form).toContain(fields[name].words);
  const { value } = fields[name];
  for (const text of value === "whole" || value === "word" ? [] : [body[name]].flat())
    expect(form).toContain(text);
});

test.each(namesOf(fields))("a found question is edited in a place for %s", (name) => {
  const values = { [name]: [body[name]].flat().join("\n") };
  const form = renderToStaticMarkup(
    <ItemFields values={values} errors={{ [name]: "Wrong." }} fields={fields} />,
  );
  expect(form).toMatch(new RegExp(`name="${name}"`));
  expect(form).toContain(fields[name].words);
  expect(form).toContain("Wrong.");
});
