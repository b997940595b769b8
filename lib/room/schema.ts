import { z } from "zod";
import { questionKinds, questionStatuses } from "@/db/vocabulary";
import { maxTextLength } from "./rules";

const id = z.uuid();
const place = z.int().min(0).max(20);
const seq = z.int().min(0);
const atMs = z.number();
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
  );

/** Every operation is named by its client, so that a resend is the same operation. */
export const operation = z.object({ opId: id });

export const askInput = operation.extend({
  askedQuestionId: id,
  questionVersionId: id,
  planItemId: id.nullable(),
});
export const ofQuestion = operation.extend({ askedQuestionId: id });
export const sendInput = ofQuestion.extend({ place });
export const planAddInput = operation.extend({ planItemId: id, questionVersionId: id });
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

// What goes out: the hearer's schema, an allow-list. Unknown keys fall off.
const numbered = z.object({ seq, atMs });
const nothing = z.object({});
const sentPayload = z.object({ askedQuestionId: id, place, text: z.string() });
const askedForCandidate = z.object({
  askedQuestionId: id,
  number: z.int(),
  promptHtml: z.string(),
  kind: z.enum(questionKinds),
});
const askedForPanel = askedForCandidate.extend({
  panel: z
    .object({ title: z.string(), questionVersionId: id, planItemId: id.nullable(), minutes: z.int() })
    .optional(),
});

const factWith = <T extends z.ZodType>(asked: T) =>
  z.discriminatedUnion("type", [
    numbered.extend({ type: z.enum(["started", "paused", "resumed", "ended"]), payload: nothing }),
    numbered.extend({ type: z.literal("asked"), payload: asked }),
    numbered.extend({ type: z.literal("closed"), payload: z.object({ askedQuestionId: id }) }),
    numbered.extend({ type: z.enum(["hint_given", "follow_up_sent"]), payload: sentPayload }),
  ]);

export const factForCandidate = factWith(askedForCandidate);
export const factForPanel = factWith(askedForPanel);

const planItem = z.object({
  planItemId: id,
  position: z.int(),
  questionVersionId: id,
  title: z.string(),
  competency: z.string(),
  minutes: z.int(),
});
export const panelFact = z.discriminatedUnion("type", [
  numbered.extend({ type: z.literal("plan_added"), payload: planItem }),
  numbered.extend({ type: z.literal("plan_removed"), payload: z.object({ planItemId: id }) }),
]);

export const savedAnswer = z.object({
  askedQuestionId: id,
  body: z.string(),
  revision,
  savedAtMs: atMs.nullable(),
});
export const shown = z.object({ askedQuestionId: id, shownAtMs: atMs });
export const savedText = z.object({
  outcome: z.enum(["saved", "conflict"]),
  revision,
  body: z.string(),
  savedAtMs: atMs,
});
export const savedRating = z.object({
  outcome: z.enum(["saved", "conflict"]),
  revision,
  level: z.int().nullable(),
  heardKeyPoints: z.array(z.int()),
  savedAtMs: atMs,
});
export const ownNote = z.object({
  askedQuestionId: id.nullable(),
  body: z.string(),
  revision,
  savedAtMs: atMs,
});
export const ownRating = z.object({
  askedQuestionId: id,
  level: z.int().nullable(),
  heardKeyPoints: z.array(z.int()),
  revision,
  savedAtMs: atMs,
});
export const guide = z.object({
  questionVersionId: id,
  title: z.string(),
  kind: z.enum(questionKinds),
  topic: z.string(),
  competency: z.string(),
  difficulty: z.int(),
  promptHtml: z.string(),
  modelAnswerHtml: z.string(),
  keyPoints: z.array(z.string()),
  followUps: z.array(z.string()),
  hints: z.array(z.string()),
  levels: z.array(z.string()),
});
export const questionHit = z.object({
  questionVersionId: id,
  title: z.string(),
  topic: z.string(),
  competency: z.string(),
  difficulty: z.int(),
  minutes: z.int(),
  prompt: z.string(),
  status: z.enum(questionStatuses),
});

export type PlanItem = z.infer<typeof planItem>;
export type PanelFact = z.infer<typeof panelFact>;
export type Guide = z.infer<typeof guide>;
export type QuestionHit = z.infer<typeof questionHit>;
export type SavedAnswer = z.infer<typeof savedAnswer>;
export type OwnNote = z.infer<typeof ownNote>;
export type OwnRating = z.infer<typeof ownRating>;
