// What a client may say inside a room. No input names an interview or a person: the socket does.
import { z } from "zod";
import { levels } from "@/db/vocabulary";
import { maxTextLength, type TypedKind, tooLongToSend } from "../text/limits";
import { mendedText, plainText } from "../text/storable";
import { tidyText } from "../text/tidy";

/** As Postgres writes it: in payloads ids are compared as text. */
const id = z.uuid().toLowerCase();
const place = z.int().min(0).max(20);
/** As far as a column of Postgres goes. */
const seq = z.int().min(0).max(2_147_483_647);
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
const operation = z.object({ opId: id });
const ofQuestion = operation.extend({ askedQuestionId: id });
const sent = ofQuestion.extend({ place });
/** Typed in the room, and kept as plain text: the lines stay, control characters go. */
const typed = (kind: TypedKind) =>
  z
    .string()
    .transform(tidyText)
    .superRefine((text, context) => {
      const message = text ? tooLongToSend(text, kind) : "Nothing is typed yet.";
      if (message) context.addIssue({ code: "custom", message });
    });
const revisions = z.record(plainText.max(40), revision);

/** What each command takes. */
export const given = {
  "interview:start": operation,
  "interview:pause": operation,
  "interview:resume": operation,
  "interview:end": operation,
  /** The operation's id is the asked question's from then on. */
  "question:ask": operation.extend({ questionVersionId: id, planItemId: id.nullable() }),
  "question:close": ofQuestion,
  "hint:give": sent,
  "follow-up:send": sent,
  "follow-up:type": ofQuestion.extend({ text: typed("follow-up") }),
  "message:send": operation.extend({ text: typed("message") }),
  /** The operation's id is the plan entry's and the question version's from then on. */
  "question:type": operation.extend({ text: typed("question") }),
  "plan:add": operation.extend({
    planItemId: id,
    questionVersionId: id,
    /** Back to where it was taken out; without it, to the end with the question's own minutes. */
    where: z
      .object({ position: z.int().min(1).max(10_000), minutes: z.int().min(1).max(600) })
      .nullable()
      .default(null),
  }),
  "plan:remove": operation.extend({ planItemId: id }),
  "note:save": operation.extend({ askedQuestionId: id.nullable(), body: longText, baseRevision: revision }),
  "rating:save": ofQuestion.extend({
    level: z.literal(levels).nullable(),
    heardKeyPoints: z.array(place).max(12),
    baseRevision: revision,
  }),
  "answer:save": ofQuestion.extend({ body: longText, baseRevision: revision }),
  "question:shown": z.object({ askedQuestionId: id }),
  "bank:search": z.object({
    text: z.string().max(200).pipe(mendedText),
    /** Only what no interview of the team with this candidate's name has asked. */
    isNew: z.boolean().default(false),
    isFavourite: z.boolean().default(false),
    withDrafts: z.boolean().default(false),
  }),
  "question:guide": z.object({ questionVersionId: id }),
  "answer:typing": z.object({ askedQuestionId: id, body: longText }),
  "room:catch-up": z.object({
    seq,
    panelSeq: seq,
    answers: revisions,
    notes: revisions,
    ratings: revisions,
  }),
};
/** A command's input, read. */
export type Parsed<N extends keyof typeof given> = z.output<(typeof given)[N]>;
