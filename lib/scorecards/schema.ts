import { z } from "zod";
import { recommendations } from "@/db/vocabulary";
import { maxTextLength } from "@/lib/text/limits";
import { mendedText } from "@/lib/text/storable";

const summary = z
  .string()
  .max(maxTextLength, "The summary is longer than 16,000 characters. Shorten it, then save again.")
  .pipe(mendedText);
const baseRevision = z.int().min(0);

export const summarySchema = z.strictObject({ interviewId: z.uuid(), summary, baseRevision });

export const submitSchema = z.strictObject({
  interviewId: z.uuid(),
  summary,
  baseRevision,
  recommendation: z.enum(recommendations, "Choose one of the four recommendations."),
});

/** Which answers of an interview go into the interviewer's own practice; "weak" are those rated 1 or 2. */
export const practiseSchema = z.strictObject({ interviewId: z.uuid(), which: z.enum(["all", "weak"]) });

export const interviewIdSchema = z.uuid();
