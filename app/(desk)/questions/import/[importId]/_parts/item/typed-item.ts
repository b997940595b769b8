import type { Question } from "@/lib/questions/schema";

/** What is typed of a found question, by field, and the question as it stood when that began. */
export type TypedItem = { before: string; fields: Partial<Record<string, string>> };

/** As the form shows it: every field is a text. */
export function typedOf(question: Question): TypedItem {
  const { keyPoints, followUps, hints, levels, tags, difficulty, minutes, ...texts } = question;
  const lines = { keyPoints, followUps, hints, levels };
  return {
    before: JSON.stringify(question),
    fields: {
      ...texts,
      difficulty: String(difficulty),
      minutes: String(minutes),
      tags: tags.join(", "),
      ...Object.fromEntries(Object.entries(lines).map(([name, each]) => [name, each.join("\n")])),
    },
  };
}

/** What stands in the form, without what it sends of itself. */
export function readTyped(form: HTMLFormElement): TypedItem {
  const { before = "", importId: _i, position: _p, replaces: _r, ...fields } = textsOf(new FormData(form));
  return { before, fields };
}

const textsOf = (data: FormData): Partial<Record<string, string>> =>
  Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
