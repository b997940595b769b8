import { forEachField } from "@/lib/questions/field-kinds";
import { questionFields } from "@/lib/questions/fields";
import type { Question } from "@/lib/questions/schema";

/** What is typed of a found question, by field, and the question as it stood when that began. */
export type ItemForm = { before: string; fields: Partial<Record<string, string>> };

/** As the form shows it: every field is a text. */
export const formOf = (question: Question): ItemForm => ({
  before: JSON.stringify(question),
  fields: forEachField(questionFields, ({ value }, name) =>
    [question[name]].flat().join(value === "tags" ? ", " : "\n"),
  ),
});

/** What stands in the form, without what it sends of itself. */
export function readForm(form: HTMLFormElement): ItemForm {
  const { before = "", importId: _i, position: _p, replaces: _r, ...fields } = textsOf(new FormData(form));
  return { before, fields };
}

const textsOf = (data: FormData): Partial<Record<string, string>> =>
  Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
