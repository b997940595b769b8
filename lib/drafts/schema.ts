// What the editor sends. A body is text as it was typed, complete or not; whether it makes a question says `checkBody`.
import { z } from "zod";
import { questionKinds, questionStatuses } from "@/db/vocabulary";
import { isTooLong, tooLongWords } from "./rules";

/** Postgres can't store a NUL or half a character, and nobody types one on purpose. */
const text = z.string().transform((typed) => typed.toWellFormed().replaceAll("\0", ""));
const texts = z.array(text);

export const draftBodySchema = z
  .strictObject({
    title: text,
    kind: z.enum(questionKinds),
    topic: text,
    competency: text,
    difficulty: z.int().min(1).max(5),
    minutes: text,
    /** Parted by commas or spaces. */
    tags: text,
    prompt: text,
    modelAnswer: text,
    keyPoints: texts,
    followUps: texts,
    hints: texts,
    levels: texts.length(5),
    source: text,
    licence: text,
  })
  .refine((body) => !isTooLong(body), tooLongWords);
export type DraftBody = z.infer<typeof draftBodySchema>;

export const questionIdSchema = z.strictObject({ questionId: z.uuid() });
const version = z.int().min(0);

/** `basedOn` is the version that stood when the writing began; 0 for a question that doesn't exist yet. */
export const draftValueSchema = z.strictObject({ basedOn: version, body: draftBodySchema });
export type DraftValue = z.infer<typeof draftValueSchema>;

export const saveDraftSchema = questionIdSchema.extend({ value: draftValueSchema, baseRevision: version });
export type DraftSave = z.infer<typeof saveDraftSchema>;

export const discardDraftSchema = questionIdSchema.extend({ revision: version });
export type DraftDiscard = z.infer<typeof discardDraftSchema>;

/** `draftRevision` is that of the draft whose text this is, 0 for none: it goes when the version is written. */
export const saveQuestionSchema = questionIdSchema.extend({
  value: draftValueSchema,
  draftRevision: version,
  status: z.enum(questionStatuses),
  /** The status that the form knew. Wanting the same again means: whatever it is by now. */
  fromStatus: z.enum(questionStatuses),
});
export type QuestionSave = z.infer<typeof saveQuestionSchema>;

export const setStatusSchema = questionIdSchema.extend({ status: z.enum(questionStatuses) });
export type StatusChange = z.infer<typeof setStatusSchema>;

export const previewSchema = z.strictObject({
  text: text.pipe(z.string().max(20_000, "This text is too long for a preview.")),
});
