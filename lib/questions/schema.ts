// One schema for a question, whether it comes from a file, an import or the editor. What passes it is tidy already.
import { z } from "zod";
import { questionKinds, questionStatuses } from "@/db/vocabulary";
import { tidyLine, tidyText, whyNotInFile } from "./rules";

export const slugSchema = z
  .string()
  .max(120, "Keep the slug under 120 characters.")
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/,
    "Small letters, digits and single hyphens only.",
  );

function line(what: string, most: number, least = 1) {
  const lengths = `${what} needs ${least} to ${most} characters.`;
  return z
    .string(`${what} is missing.`)
    .transform(tidyLine)
    .pipe(z.string().min(least, lengths).max(most, lengths));
}

function markdown(what: string, most: number, least = 1) {
  return z
    .string(`${what} is missing.`)
    .transform(tidyText)
    .pipe(
      z
        .string()
        .min(least, `${what} is missing.`)
        .max(most, `${what} is longer than ${most} characters.`)
        .superRefine((text, context) => {
          const message = whyNotInFile(text);
          if (message) context.addIssue({ code: "custom", message });
        }),
    );
}

function lines(what: string, least: number, most: number) {
  const count = least === most ? `exactly ${least}` : `${least} to ${most}`;
  const message = `${what}: ${count} are needed.`;
  return z
    .array(line(`Each of the ${what.toLowerCase()}`, 400), message)
    .min(least, message)
    .max(most, message);
}

function whole(what: string, least: number, most: number) {
  const message = `${what} is a whole number from ${least} to ${most}.`;
  return z.int(message).min(least, message).max(most, message);
}

const tagMessage = "Tags are small words joined by hyphens, like query-sets, at most 8.";
const tag = z
  .string(tagMessage)
  .max(40, "Keep each tag under 40 characters.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, tagMessage);

const head = {
  title: line("The title", 80, 3),
  kind: z.enum(questionKinds, `The kind is one of ${questionKinds.join(", ")}.`),
  topic: line("The topic", 60, 2),
  competency: line("The competency", 60, 2),
  difficulty: whole("The difficulty", 1, 5),
  minutes: whole("The time in minutes", 2, 20),
  tags: z.array(tag, tagMessage).max(8, tagMessage),
  source: line("The source", 300),
  licence: line("The licence", 80),
  prompt: markdown("The prompt", 4_000),
};

/** What every approved question has. Unknown fields are refused, so that a misspelt one is noticed. */
const approvedSchema = z.strictObject({
  ...head,
  status: z.literal("approved"),
  modelAnswer: markdown("The model answer", 12_000),
  keyPoints: lines("Key points", 3, 7),
  followUps: lines("Follow-ups", 2, 4),
  hints: lines("Hints", 2, 3),
  levels: lines("Levels", 5, 5),
});

/** A draft has a title and a prompt; the rest may still be missing. Of the levels there are five, some empty, or none. */
const draftSchema = z.strictObject({
  ...head,
  status: z.enum(["draft", "retired"]),
  modelAnswer: markdown("The model answer", 12_000, 0),
  keyPoints: lines("Key points", 0, 7),
  followUps: lines("Follow-ups", 0, 4),
  hints: lines("Hints", 0, 3),
  levels: z
    .array(line("Each of the levels", 400, 0), "Levels: five are needed, or none.")
    .refine((levels) => levels.length === 0 || levels.length === 5, "Levels: five are needed, or none.")
    .transform((levels) => (levels.some(Boolean) ? levels : [])),
});

/** The format of docs/question-format.md: complete where it is approved. */
export const questionSchema = z.discriminatedUnion("status", [approvedSchema, draftSchema], {
  error: `The status is one of ${questionStatuses.join(", ")}.`,
});
export type Question = z.infer<typeof questionSchema>;
export type BankQuestion = Question & { slug: string };

const kitItemSchema = z.strictObject({ question: slugSchema, minutes: whole("The time in minutes", 2, 20) });

/** A plan that several interviews share. What its items leave of the minutes is for the welcome and their questions. */
export const kitSchema = z
  .strictObject({
    title: line("The title", 80, 3),
    summary: line("The summary", 300),
    minutes: whole("The length in minutes", 5, 240),
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
