import type { z } from "zod";
import type { QuestionStatus } from "@/db/vocabulary";
import { keysOf } from "@/lib/keys";
import {
  type AnyValue,
  type BodyOf,
  type Fields,
  forEachField,
  type TextOf,
} from "@/lib/questions/field-kinds";
import type { QuestionOf } from "@/lib/questions/field-schemas";
import { questionFields } from "@/lib/questions/fields";
import { questionSchema } from "@/lib/questions/schema";
import { tidyLine } from "@/lib/text/tidy";
import { freshValue, readValue, shownValue, tidyValue } from "./form";
import type { DraftBody } from "./schema";

type Typed = Readonly<Record<string, AnyValue>>;

export const isSameBody = (one: DraftBody, other: DraftBody): boolean =>
  JSON.stringify(tidyBody(one)) === JSON.stringify(tidyBody(other));

/** What is wrong, by where: `title`, or `keyPoints.2` for the third line of the form's list. */
export type Problems = Record<string, string>;
type Checked<F extends Fields> = { ok: true; question: QuestionOf<F> } | { ok: false; problems: Problems };
type Difference<Name> = { field: Name; name: string; theirs: string; mine: string };

/** The form's side of a table of fields. */
export function makeBodies<F extends Fields>(fields: F, schema: z.ZodType<QuestionOf<F>>) {
  const tidyBody = (body: BodyOf<F>): BodyOf<F> =>
    forEachField(fields, (field, name) => tidyValue(field, body[name]));
  return {
    /** What a new question starts from. */
    newBody: (): BodyOf<F> => forEachField(fields, freshValue),
    /** A question's text as the form shows it. */
    bodyOf: (question: TextOf<F>): BodyOf<F> =>
      forEachField(fields, (field, name) => shownValue(field, question[name])),
    /** The body without what saving would take away. */
    tidyBody,
    /** Reads a body as a question of that status. Empty lines of lists don't count, and no place moves by them. */
    checkBody(body: BodyOf<F>, status: QuestionStatus): Checked<F> {
      const read: TextOf<F> = forEachField(fields, (field, name) => readValue(field, body[name]));
      const parsed = schema.safeParse({ ...read, status });
      if (parsed.success) return { ok: true, question: parsed.data };
      const problems: Problems = {};
      for (const { path, message } of parsed.error.issues) problems[placeIn(fields, body, path)] ??= message;
      return { ok: false, problems };
    },
    /** The fields in which two bodies differ, in the form's order, as text. */
    listDifferences(theirs: BodyOf<F>, mine: BodyOf<F>): Difference<keyof F & string>[] {
      const [left, right] = [tidyBody(theirs), tidyBody(mine)];
      return keysOf(fields)
        .map((field) => {
          const name = fields[field]?.words ?? "";
          return { field, name, theirs: asText(left[field]), mine: asText(right[field]) };
        })
        .filter((one) => one.theirs !== one.mine);
    },
  };
}

export const { newBody, bodyOf, tidyBody, checkBody, listDifferences } = makeBodies(
  questionFields,
  questionSchema,
);

/** What stands in a new question's form before anybody has typed. */
export const givenFields = keysOf(questionFields).filter((name) =>
  [newBody()[name]].flat().some((each) => each !== ""),
);

/** A faulty line is told by its place in the form’s list, where empty ones stand between. */
function placeIn(fields: Fields, body: Typed, [name, index]: PropertyKey[]): string {
  const value = fields[String(name)]?.value;
  if (typeof index !== "number" || value === "tags") return String(name);
  const lines = [body[String(name)] ?? []].flat();
  const filled = lines.flatMap((line, at) => (value === "scale" || tidyLine(String(line)) ? [at] : []));
  return `${String(name)}.${filled[index] ?? index}`;
}

/** Everything that is wrong in one line, for places without the fields beside it. */
export const sayProblems = (problems: Problems): string => [...new Set(Object.values(problems))].join(" ");

function asText(value: AnyValue): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  return value.some(Boolean) ? value.map((line, index) => `${index + 1}. ${line}`).join("\n") : "";
}

const mostBytes = 64 * 1024;
export const isTooLong = (body: object): boolean =>
  new TextEncoder().encode(JSON.stringify(body)).length > mostBytes;
export const tooLongWords =
  "All of it together is longer than 64 kB. Shorten it: until then it is kept in this browser only.";

/** How long a text is against its limit; nothing until it comes near. */
export function sayLength(text: string, most: number): string | null {
  if (text.length < most * 0.8) return null;
  const over = text.length - most;
  return over > 0
    ? `${over} too many: at most ${most.toLocaleString("en-GB")} characters`
    : `${text.length.toLocaleString("en-GB")} of ${most.toLocaleString("en-GB")} characters`;
}
