// What a client may say inside a room. No input names an interview or a person: the socket does.
import { z } from "zod";
import { levels } from "@/db/vocabulary";
import { type TypedKind, tooLong, tooLongToSearch, tooLongToSend } from "../text/limits";
import { mendedText, plainText } from "../text/storable";
import { tidyText } from "../text/tidy";

/** As Postgres writes it: in payloads ids are compared as text. */
const id = z.uuid().toLowerCase();
const place = z.int().min(0).max(20);
/** As far as a column of Postgres goes. */
const seq = z.int().min(0).max(2_147_483_647);
const revision = z.int().min(0).max(1_000_000);
/** What a person can cause is refused in the sentence that their screen says too. */
const upTo = (wrong: (text: string) => string | null) =>
  z.string().superRefine((text, context) => {
    const message = wrong(text);
    if (message) context.addIssue({ code: "custom", message });
  });
const longText = (what: string) =>
  upTo((text) => tooLong(text, what))
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
    .pipe(upTo((text) => (text ? tooLongToSend(text, kind) : "Nothing is typed yet.")));
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
  "note:save": operation.extend({
    askedQuestionId: id.nullable(),
    body: longText("A note"),
    baseRevision: revision,
  }),
  "rating:save": ofQuestion.extend({
    level: z.literal(levels).nullable(),
    heardKeyPoints: z.array(place).max(12),
    baseRevision: revision,
  }),
  "answer:save": ofQuestion.extend({ body: longText("An answer"), baseRevision: revision }),
  "question:shown": z.object({ askedQuestionId: id }),
  "bank:search": z.object({
    text: upTo(tooLongToSearch).pipe(mendedText),
    /** Only what no interview of the team with this candidate's name has asked. */
    isNew: z.boolean().default(false),
    isFavourite: z.boolean().default(false),
    withDrafts: z.boolean().default(false),
  }),
  "question:guide": z.object({ questionVersionId: id }),
  "answer:typing": z.object({ askedQuestionId: id, body: longText("An answer") }),
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
