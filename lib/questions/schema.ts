// One schema for a question, whether it comes from a file, an import or the editor. What passes it is tidy already.
import { z } from "zod";
import { questionKinds, questionStatuses } from "@/db/vocabulary";
import { exportFormatNames } from "../documents/export-formats";
import { libraryPacks } from "../library/catalogue";
import { tidyLine } from "../text/tidy";
import {
  lineSchema,
  makeQuestionSchema,
  type QuestionOf,
  tagMessage,
  tagSchema,
  wholeSchema,
} from "./field-schemas";
import { questionFields } from "./fields";
import { toTag } from "./rules";

export const slugSchema = z
  .string()
  .max(120, "Keep the slug under 120 characters.")
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/,
    "Small letters, digits and single hyphens only.",
  );

export const { most: mostTags } = questionFields.tags;
const tag = tagSchema(tagMessage(questionFields.tags.words, mostTags));

export const questionSchema = makeQuestionSchema(questionFields);
export type Question = QuestionOf<typeof questionFields>;
export type BankQuestion = Question & { slug: string };

const kitItemSchema = z.strictObject({
  question: slugSchema,
  minutes: wholeSchema("The time in minutes", 2, 20),
});

/** A plan that several interviews share. What its items leave of the minutes is for the welcome and their questions. */
export const kitSchema = z
  .strictObject({
    title: lineSchema("The title", 80, 3),
    summary: lineSchema("The summary", 300),
    minutes: wholeSchema("The length in minutes", 5, 240),
    items: z
      .array(kitItemSchema)
      .min(1, "A kit needs a question.")
      .max(40, "A kit has at most 40 questions."),
  })
  .refine((kit) => new Set(kit.items.map((item) => item.question)).size === kit.items.length, {
    path: ["items"],
    message: "A question stands in a kit only once.",
  })
  .refine((kit) => kit.items.reduce((sum, item) => sum + item.minutes, 0) <= kit.minutes, {
    path: ["items"],
    message: "The questions take longer than the kit.",
  });
export type BankKit = z.infer<typeof kitSchema> & { slug: string };

/** How many questions the list shows at first, and adds each time; and the most that it shows, or that a command takes. */
export const pageSize = 50;
export const mostAtOnce = 500;

const first = (given: unknown) => (Array.isArray(given) ? given[0] : given);
const kept = <S extends z.ZodType>(one: S, fallback: z.output<S>) =>
  z.preprocess(
    first,
    one.catch(() => fallback),
  );
const allOf = <S extends z.ZodType>(one: S) =>
  z.preprocess(
    (given) => [given].flat(),
    z.array(z.unknown()).transform((given): z.output<S>[] => {
      const read = given.flatMap((value) => {
        const { success, data } = one.safeParse(value);
        return success ? [data] : [];
      });
      return [...new Set(read)].slice(0, 100);
    }),
  );
const words = (most: number) =>
  kept(
    z.string().transform((typed) => tidyLine(typed.slice(0, most))),
    "",
  );
const label = z.string().max(60).transform(tidyLine).pipe(z.string().min(1));
const number = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** What the list's address asks for (and its export's). Nothing is refused: what can't be read falls away. */
export const listQuerySchema = z
  .object({
    q: words(200),
    topic: allOf(label),
    competency: allOf(label),
    kind: allOf(z.enum(questionKinds)),
    status: allOf(z.enum(questionStatuses)),
    from: kept(number(1, 5), 1),
    to: kept(number(1, 5), 5),
    minutes: kept(number(2, 19).optional(), undefined),
    favourites: kept(
      z.literal("1").transform(() => true),
      false,
    ),
    "new-to": words(80),
    sort: kept(z.enum(["best", "recent", "difficulty"]), "best"),
    show: kept(number(pageSize, mostAtOnce), pageSize),
  })
  .transform(({ from, to, show, "new-to": newTo, ...rest }) => ({
    ...rest,
    newTo,
    from: Math.min(from, to),
    to: Math.max(from, to),
    show: Math.ceil(show / pageSize) * pageSize,
  }));
export type ListQuery = z.output<typeof listQuerySchema>;

const questionIds = z
  .array(z.uuid())
  .min(1, "Choose at least one question.")
  .max(mostAtOnce, `Choose at most ${mostAtOnce} questions at once.`)
  .transform((ids) => [...new Set(ids)]);

const typedTag = z
  .string()
  .transform((typed) => toTag(typed.slice(0, 200)))
  .pipe(z.string().min(1, "Enter a tag.").pipe(tag));

export const tagChangeSchema = z.object({ questionIds, tag: typedTag, change: z.enum(["add", "remove"]) });
export type TagChange = z.output<typeof tagChangeSchema>;

export const statusChangeSchema = z.object({ questionIds, status: z.enum(questionStatuses) });
export type StatusChange = z.output<typeof statusChangeSchema>;

/** `from` is the status that they were given, `changes` the one that each had before. */
export const statusUndoSchema = z.object({
  from: z.enum(questionStatuses),
  changes: z
    .array(z.object({ questionId: z.uuid(), status: z.enum(questionStatuses) }))
    .min(1)
    .max(mostAtOnce),
});
export type StatusUndo = z.output<typeof statusUndoSchema>;

export const favouriteSchema = z.object({ questionId: z.uuid(), isFavourite: z.boolean() });
export const packSchema = z.object({
  pack: z.enum(Object.keys(libraryPacks), "Choose one of the library’s packs."),
});

/** What an export's address says besides the list's own words: a kit, or `all` for the whole bank. */
export const exportQuerySchema = z.object({
  format: z.preprocess(first, z.enum(exportFormatNames)),
  kit: z.preprocess(first, z.uuid().optional()),
  all: kept(
    z.literal("1").transform(() => true),
    false,
  ),
});
