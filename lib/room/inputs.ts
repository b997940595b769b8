// What a client may say inside a room. No input names an interview or a person: the socket does.
import { z } from "zod";
import { maxTextLength, type TypedKind, tooLongToSend } from "../text/limits";
import { tidyText } from "../text/tidy";

/** As Postgres writes it: in payloads ids are compared as text. */
const id = z.uuid().toLowerCase();
const place = z.int().min(0).max(20);
const seq = z.int().min(0);
const revision = z.int().min(0).max(1_000_000);
const longText = z
  .string()
  .max(
    maxTextLength,
    `This can hold ${maxTextLength.toLocaleString("en")} characters. Shorten it and it will be saved.`,
  )
  // Postgres text can't hold it; every other character is kept as it is.
  .refine(
    (text) => !text.includes("\u0000"),
    "The text holds a NUL character, which can't be saved. Remove it.",
  )
  // Nor half of a pair of characters, which no author can see and remove.
  .transform((text) => text.toWellFormed());

/** Every operation is named by its client, so that a resend is the same operation. */
export const operation = z.object({ opId: id });

/** The operation's id is the asked question's from then on. */
export const askInput = operation.extend({
  questionVersionId: id,
  planItemId: id.nullable(),
});
export const ofQuestion = operation.extend({ askedQuestionId: id });
export const sendInput = ofQuestion.extend({ place });
/** Typed in the room, and kept as plain text: the lines stay, control characters go. */
const typed = (kind: TypedKind) =>
  z
    .string()
    .transform(tidyText)
    .superRefine((text, context) => {
      const message = text ? tooLongToSend(text, kind) : "Nothing is typed yet.";
      if (message) context.addIssue({ code: "custom", message });
    });
export const questionTypeInput = operation.extend({ text: typed("question") });
export const followUpTypeInput = ofQuestion.extend({ text: typed("follow-up") });
export const messageInput = operation.extend({ text: typed("message") });
export const planAddInput = operation.extend({
  planItemId: id,
  questionVersionId: id,
  /** Back to where it was taken out; without it, to the end with the question's own minutes. */
  where: z
    .object({ position: z.int().min(1).max(10_000), minutes: z.int().min(1).max(600) })
    .nullable()
    .default(null),
});
export const planRemoveInput = operation.extend({ planItemId: id });
export const answerInput = ofQuestion.extend({ body: longText, baseRevision: revision });
export const typingInput = z.object({ askedQuestionId: id, body: longText });
export const shownInput = z.object({ askedQuestionId: id });
export const noteInput = operation.extend({
  askedQuestionId: id.nullable(),
  body: longText,
  baseRevision: revision,
});
export const ratingInput = ofQuestion.extend({
  level: z.int().min(0).max(5).nullable(),
  heardKeyPoints: z.array(place).max(12),
  baseRevision: revision,
});
export const searchInput = z.object({
  text: z.string().max(200),
  /** Only what no interview of the team with this candidate's name has asked. */
  isNew: z.boolean().default(false),
  isFavourite: z.boolean().default(false),
  withDrafts: z.boolean().default(false),
});
export type BankSearch = z.input<typeof searchInput>;
export const guideInput = z.object({ questionVersionId: id });
const revisions = z.record(z.string().max(40), revision);
export const catchUpInput = z.object({
  seq,
  panelSeq: seq,
  answers: revisions,
  notes: revisions,
  ratings: revisions,
});
