// What an import is sent, and how a found question is kept until it is accepted.
import { z } from "zod";
import { importChoices, questionKinds } from "@/db/vocabulary";
import {
  type Field,
  type Fields,
  forEachField,
  type LineField,
  sayField,
  type TagsField,
  type ValueOf,
  type WholeField,
} from "@/lib/questions/field-kinds";
import { lineSchema, tagMessage } from "@/lib/questions/field-schemas";
import { questionFields } from "@/lib/questions/fields";
import { toTags } from "@/lib/questions/rules";
import { mendedText } from "@/lib/text/storable";

export const importIdSchema = z.object({ importId: z.uuid() });
/** `approve`: what is brought in is approved at once, where it isn’t retired. */
export const acceptSchema = importIdSchema.extend({ approve: z.boolean() });
const position = z.coerce.number().int().min(1).max(1_000_000);
const itemSchema = importIdSchema.extend({ position });

export const shows = ["all", "alike", "problems", "skipped"] as const;
export type Show = (typeof shows)[number];

export const choiceSchema = itemSchema.extend({ choice: z.enum(importChoices) });

/** Takes in or skips all that `show` shows, or of that the questions from one number to another. */
export const chooseManySchema = importIdSchema.extend({
  isChosen: z.boolean(),
  show: z.enum(shows),
  from: position.optional(),
  to: position.optional(),
});
export type ChooseMany = z.infer<typeof chooseManySchema>;

const emptyAsNothing = (typed: unknown) =>
  typeof typed === "string" ? typed.trim() || undefined : (typed ?? undefined);
const maybe = <S extends z.ZodType>(schema: S) => z.preprocess(emptyAsNothing, schema.optional());

const numbersMessage = "Numbers and ranges with commas between them, like 3, 12–30.";

/** “3, 12–30” as ranges, both ends in; undefined where it isn't that. */
export function readNumbers(text: string): { from: number; to: number }[] | undefined {
  const ranges = text.split(",").map((part) => {
    const [, from, to] = /^\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6})\s*)?$/.exec(part) ?? [];
    return from === undefined ? undefined : { from: Number(from), to: Number(to ?? from) };
  });
  const read = ranges.flatMap((range) => (range && range.from <= range.to ? [range] : []));
  return read.length === ranges.length && read.length <= 200 ? read : undefined;
}

const label = (field: LineField) => lineSchema(sayField(field), field.most, field.least);
const whole = ({ least, most }: WholeField) => {
  const message = `A whole number from ${least} to ${most}.`;
  return z.coerce.number(message).int(message).min(least, message).max(most, message);
};
const manyTags = ({ words, most }: TagsField) => {
  const message = tagMessage(words, most);
  const tag = z
    .string()
    .max(40, message)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, message);
  return mendedText.transform(toTags).pipe(z.array(tag).max(most, message));
};
const { topic, competency, difficulty, minutes, tags } = questionFields;

/** One value for many questions. What is left empty stays as it is. */
export const setManySchema = importIdSchema
  .extend({
    numbers: z.string().transform((text, context) => {
      const ranges = readNumbers(text);
      if (ranges) return ranges;
      context.addIssue({ code: "custom", message: numbersMessage });
      return z.NEVER;
    }),
    topic: maybe(label(topic)),
    competency: maybe(label(competency)),
    kind: maybe(z.enum(questionKinds)),
    difficulty: maybe(whole(difficulty)),
    minutes: maybe(whole(minutes)),
    tags: maybe(manyTags(tags)),
  })
  .transform(({ importId, numbers, ...values }) => ({ importId, numbers, values }));
export type SetMany = z.infer<typeof setManySchema>;

const oneALine = mendedText.transform((text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean),
);
/** The place of a level is its number, so the empty ones between stay; one too many is kept, to be refused. */
const scale = (count: number) =>
  mendedText.transform((text) => {
    const lines = text
      .trimEnd()
      .split("\n")
      .slice(0, count + 1);
    if (!lines.some((line) => line.trim())) return [];
    return Array.from({ length: Math.max(count, lines.length) }, (_, index) => lines[index] ?? "");
  });

function editedSchema(field: Field): z.ZodType {
  switch (field.value) {
    case "line":
    case "markdown":
      return mendedText;
    case "lines":
      return oneALine;
    case "scale":
      return scale(field.count);
    case "tags":
      return mendedText.transform(toTags);
    case "whole":
      return z.coerce.number();
    case "word":
      return z.enum(Object.keys(field.of));
  }
}

/** Each field as the editor's form sends it; the question's own schema judges it. */
export const makeEditShape = <F extends Fields>(
  fields: F,
): { [Name in keyof F]: z.ZodType<ValueOf<F[Name]>> } => forEachField(fields, editedSchema);

/** Only ever compared with: it can't put anything anywhere. */
const snapshot = z.string().transform((text, context) => {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: "custom", message: "This form is damaged. Reload the page and edit again." });
    return z.NEVER;
  }
});

export const editItemSchema = itemSchema.extend({
  /** The question as it was when the form was opened. */
  before: snapshot,
  /** Sent once the person has seen what somebody else wrote into the same fields. */
  replaces: z.literal("yes").optional(),
  ...makeEditShape(questionFields),
});
export type EditItem = z.infer<typeof editItemSchema>;
