import { z } from "zod";
import { grades } from "@/db/vocabulary";
import { maxTextLength } from "@/lib/text/limits";
import { mendedText } from "@/lib/text/storable";
import { saysSomething } from "@/lib/text/tidy";

const dayMs = 24 * 3_600_000;

/** An empty answer is taken only where the person says that they don't know. The ids are made by the browser. */
export const revealSchema = z
  .strictObject({
    attemptId: z.uuid(),
    questionVersionId: z.uuid(),
    answer: z
      .string()
      .max(maxTextLength, "Your answer is longer than 16,000 characters. Shorten it a little.")
      .pipe(mendedText),
    confidence: z.int("Say how sure you are first.").min(0).max(100),
    hintsTaken: z.int().min(0).max(20),
    tookMs: z
      .int()
      .min(0)
      .transform((ms) => Math.min(ms, dayMs)),
    doesNotKnow: z.boolean(),
  })
  .transform((input) => ({ ...input, answer: input.answer.trim() }))
  .refine((input) => input.doesNotKnow || saysSomething(input.answer), {
    path: ["answer"],
    message: "Write your answer first, or say that you don't know.",
  });
export type RevealInput = z.output<typeof revealSchema>;

export const gradeSchema = z.strictObject({
  attemptId: z.uuid(),
  grade: z.enum(grades),
  heardKeyPoints: z.array(z.int().min(0).max(50)).max(50),
});
export type GradeInput = z.output<typeof gradeSchema>;

export const hintSchema = z.strictObject({ questionVersionId: z.uuid(), place: z.int().min(0).max(19) });

export const questionIdSchema = z.uuid();
export const attemptIdSchema = z.uuid();

/** The latest skips of a run that is far longer than a sitting. */
const mostSkips = 100;

/** What an address says of the run; whatever it says wrong, it doesn't say. */
export const runSchema = z.object({
  topic: mendedText.pipe(z.string().trim().min(1).max(200)).nullable().default(null).catch(null),
  skipped: z
    .string()
    .transform((ids) => ids.split(".").slice(-mostSkips))
    .pipe(z.array(z.uuid()))
    .default([])
    .catch([]),
});
