// What the editor sends. A body is text as it was typed, complete or not; whether it makes a question says `checkBody`.
import { z } from "zod";
import { questionStatuses } from "@/db/vocabulary";
import { type BodyOf, type Fields, forEachField } from "@/lib/questions/field-kinds";
import { type QuestionFields, questionFields } from "@/lib/questions/fields";
import { mendedText } from "@/lib/text/storable";
import { formSchema } from "./form";
import { isTooLong, tooLongWords } from "./rules";

export type DraftBody = BodyOf<QuestionFields>;

export function makeBodySchema<F extends Fields>(fields: F): z.ZodType<BodyOf<F>> {
  const shape: Record<string, z.ZodType> = forEachField(fields, formSchema);
  const schema = z.strictObject(shape).refine((body) => !isTooLong(body), tooLongWords);
  return schema as z.ZodType<BodyOf<F>>;
}
export const draftBodySchema = makeBodySchema(questionFields);

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

const mostPreviewed = 20_000;
export const previewSchema = z.strictObject({
  text: mendedText.pipe(
    z.string().max(mostPreviewed, {
      error: ({ input }) =>
        `A preview shows ${mostPreviewed.toLocaleString("en")} characters at most; this is ${(String(input).length - mostPreviewed).toLocaleString("en")} too many.`,
    }),
  ),
});
