import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { shownValue } from "@/lib/drafts/form";
import { keysOf } from "@/lib/keys";
import { type AnyValue, forEachField } from "@/lib/questions/field-kinds";
import { fieldsAndMore as fields, valueFor } from "@/lib/questions/testing";
import { AllFields } from "./all-fields";

const isChosen = (name: keyof typeof fields) => ["whole", "word"].includes(fields[name].value);
const body: Record<string, AnyValue> = forEachField(fields, (field, name) => {
  const value = shownValue(field, valueFor(field, "one"));
  if (isChosen(name)) return value;
  return typeof value === "object" ? value.map((line) => `${line} of ${name}`) : `${value} of ${name}`;
});
const nothing = {
  problems: {},
  suggestions: {},
  html: {},
  onEdit: () => undefined,
  onLeave: () => undefined,
};

test.each(keysOf(fields))("the editor has a place for %s, with its words and what is typed", (name) => {
  const form = renderToStaticMarkup(<AllFields {...nothing} body={body} fields={fields} />);
  expect(form).toContain(fields[name].words);
  for (const text of isChosen(name) ? [] : [body[name]].flat()) expect(form).toContain(text);
});
