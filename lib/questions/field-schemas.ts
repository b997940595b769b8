// How a value of each kind is checked. What passes is tidy already.
import { z } from "zod";
import { type QuestionStatus, questionStatuses } from "@/db/vocabulary";
import { whyNotInFile } from "../documents/formats/sections";
import { tidyLine, tidyText } from "../text/tidy";
import { type Field, type Fields, inFileOrder, sayField, type TextOf } from "./field-kinds";

export function lineSchema(what: string, most: number, least = 1) {
  const lengths = `${what} needs ${least} to ${most} characters.`;
  return z
    .string(`${what} is missing.`)
    .transform(tidyLine)
    .pipe(z.string().min(least, lengths).max(most, lengths));
}

export function wholeSchema(what: string, least: number, most: number) {
  const message = `${what} is a whole number from ${least} to ${most}.`;
  return z.int(message).min(least, message).max(most, message);
}

/** What is wrong with tags that aren’t such, and one of them. */
export const tagMessage = (words: string, most: number) =>
  `${words} are small words joined by hyphens, like query-sets, at most ${most}.`;
export const tagSchema = (message: string) =>
  z
    .string(message)
    .max(40, "Keep each tag under 40 characters.")
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, message);

/** How long a statement of a list may be. */
const mostInLine = 400;

type Limits = { least: number; most: number };

function markdownSchema(what: string, { least, most }: Limits, headings: readonly string[]) {
  return z
    .string(`${what} is missing.`)
    .transform(tidyText)
    .pipe(
      z
        .string()
        .min(least, `${what} is missing.`)
        .max(most, `${what} is longer than ${most} characters.`)
        .superRefine((text, context) => {
          const message = whyNotInFile(text, headings);
          if (message) context.addIssue({ code: "custom", message });
        }),
    );
}

function linesSchema(what: string, most: number) {
  const message = `${what}: at most ${most}, of a line each.`;
  return z.array(lineSchema(`Each of the ${what.toLowerCase()}`, mostInLine), message).max(most, message);
}

const numberWords = ["none", "one", "two", "three", "four", "five", "six", "seven"];

/** Of a scale there are all, some of them empty, or none. */
function scaleSchema(what: string, count: number) {
  const message = `${what}: ${numberWords[count] ?? count} are needed, or none.`;
  return z
    .array(lineSchema(`Each of the ${what.toLowerCase()}`, mostInLine, 0), message)
    .refine((lines) => lines.length === 0 || lines.length === count, message)
    .transform((lines) => (lines.some(Boolean) ? lines : []));
}

function fieldSchema(field: Field, headings: readonly string[]): z.ZodType {
  const what = sayField(field);
  switch (field.value) {
    case "line":
      return lineSchema(what, field.most, field.least);
    case "markdown":
      return markdownSchema(what, field, headings);
    case "lines":
      return linesSchema(what, field.most);
    case "scale":
      return scaleSchema(what, field.count);
    case "tags": {
      const message = tagMessage(what, field.most);
      return z.array(tagSchema(message), message).max(field.most, message);
    }
    case "whole":
      return wholeSchema(what, field.least, field.most);
    case "word": {
      const words = Object.keys(field.of);
      return z.enum(words, `${what} is one of ${words.join(", ")}.`);
    }
  }
}

/** In the order of a file, in which its faults are told. */
function shapeOf(fields: Fields): Record<string, z.ZodType> {
  const { head, sections } = inFileOrder(fields);
  const headings = sections.slice(1).map((name) => fields[name]?.words ?? "");
  const entries = [...head, ...sections].flatMap((name) => {
    const field = fields[name];
    return field ? [[name, fieldSchema(field, headings)] as const] : [];
  });
  return Object.fromEntries(entries);
}

export type QuestionOf<F extends Fields> = TextOf<F> & { status: QuestionStatus };

/** The format of docs/question-format.md. Unknown fields are refused, so that a misspelt one is noticed. */
export function makeQuestionSchema<F extends Fields>(fields: F) {
  const status = z.enum(questionStatuses, `The status is one of ${questionStatuses.join(", ")}.`);
  const schema: z.ZodType = z.strictObject({ ...shapeOf(fields), status });
  return schema as z.ZodType<QuestionOf<F>>;
}
