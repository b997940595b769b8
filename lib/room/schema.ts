// What leaves a room, once each: facts, views and answers. Each is the hearer's allow-list: unknown keys fall off.
import { z } from "zod";
import {
  type FactType,
  interviewStatuses,
  levels,
  questionKinds,
  questionStatuses,
  type Stream,
} from "@/db/vocabulary";

const id = z.uuid();
const place = z.int().min(0);
const seq = z.int().min(0);
const revision = z.int().min(0);
const atMs = z.number();

const fact = <T extends z.ZodType, P extends z.ZodType>(type: T, payload: P) =>
  z.object({ seq, atMs, type, payload });
const nothing = z.object({});
const sent = z.object({ place, text: z.string() });
/** Without a place where the bank has none for it: it was typed in the room. */
const sentFollowUp = sent.extend({ place: place.nullable() });
const message = z.object({ text: z.string() });
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
/** What is left of a fact that this code doesn't know: its number. Such a type is never written. */
const unknown = fact(z.literal("unknown"), nothing);

/** Both sides hear every fact of the room. What only one of them may know of it is an argument. */
const roomFact = <A extends z.ZodType>(asked: A) =>
  z.discriminatedUnion("type", [
    fact(z.enum(["started", "paused", "resumed", "ended"]), nothing),
    fact(z.literal("asked"), asked),
    fact(z.literal("closed"), z.object({ askedQuestionId: id })),
    fact(z.literal("hint_given"), sent.extend({ askedQuestionId: id })),
    fact(z.literal("follow_up_sent"), sentFollowUp.extend({ askedQuestionId: id })),
    fact(z.literal("message_sent"), message),
    unknown,
  ]);
export const factFor = { candidate: roomFact(askedForCandidate), panel: roomFact(askedForPanel) };

const planItem = z.object({
  planItemId: id,
  position: z.int(),
  questionVersionId: id,
  title: z.string(),
  competency: z.string(),
  minutes: z.int(),
});
/** What only the panel hears, in numbers of its own. */
export const panelFact = z.discriminatedUnion("type", [
  fact(z.literal("plan_added"), planItem),
  fact(z.literal("plan_removed"), z.object({ planItemId: id })),
  unknown,
]);

const sentView = sent.extend({ atMs });
const sinceAsked = z.object({
  askedAtMs: atMs,
  closedAtMs: atMs.nullable(),
  /** Taken off the screen by hand, not by the next one or the end. */
  isTakenBack: z.boolean(),
  hints: z.array(sentView),
  followUps: z.array(sentFollowUp.extend({ atMs })),
});
/** All that a client needs to show time that has passed from server time alone. */
const clock = z.object({
  startedAtMs: atMs.nullable(),
  endedAtMs: atMs.nullable(),
  /** The last one goes on where it has no end. */
  pauses: z.array(z.object({ fromMs: atMs, toMs: atMs.nullable() })),
});
const roomView = <A extends z.ZodType>(asked: A) =>
  clock.extend({
    seq,
    status: z.enum(interviewStatuses),
    asked: z.array(asked),
    /** What the panel wrote to the candidate, beside the questions. */
    messages: z.array(message.extend({ atMs, askedBefore: z.int().nonnegative() })),
    /** It lacks a fact that this code doesn't know. */
    outdated: z.boolean(),
  });
const askedView = askedForPanel.extend(sinceAsked.shape);
const viewFor = {
  candidate: roomView(askedForCandidate.extend(sinceAsked.shape)),
  panel: roomView(askedView),
};

export const savedAnswer = z.object({
  askedQuestionId: id,
  body: z.string(),
  revision,
  savedAtMs: atMs.nullable(),
});
export const shown = z.object({ askedQuestionId: id, shownAtMs: atMs });
/** Null as long as it wasn't. */
const shownYet = shown.extend({ shownAtMs: atMs.nullable() });
/** What was saved its sender has; of a conflict it learns what stands. */
const saved = <S extends z.ZodRawShape>(stands: S) => {
  const at = { revision, savedAtMs: atMs };
  return z.discriminatedUnion("outcome", [
    z.object({ outcome: z.literal("saved"), ...at }),
    z.object({ outcome: z.literal("conflict"), ...at, ...stands }),
  ]);
};
export const savedText = saved({ body: z.string() });
export const savedRating = saved({ level: z.literal(levels).nullable(), heardKeyPoints: z.array(z.int()) });
export const ownNote = z.object({
  askedQuestionId: id.nullable(),
  body: z.string(),
  revision,
  savedAtMs: atMs,
});
export const ownRating = z.object({
  askedQuestionId: id,
  level: z.literal(levels).nullable(),
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

/** What a room's screens say of the interview itself: it may change until the start. `heading` is its title: no
 * frame to the candidate has that word, which is a question's. */
const details = z.object({ heading: z.string(), callUrl: z.string().nullable(), timeZone: z.string() });
const detailsFor = {
  candidate: details.extend({ showsClock: z.boolean(), scheduledAtMs: atMs.nullable() }),
  panel: details.extend({ candidateName: z.string(), plannedMinutes: z.int() }),
};

/** What a catch-up may hold: the next facts and what was written, as much of it as one answer has room for; or how it ended. */
export const catchUpFor = {
  candidate: z.object({
    interview: detailsFor.candidate,
    facts: z.array(factFor.candidate),
    room: viewFor.candidate.nullable(),
    answers: z.array(savedAnswer),
    more: z.boolean(),
  }),
  panel: z.object({
    interview: detailsFor.panel,
    facts: z.array(factFor.panel),
    room: viewFor.panel.nullable(),
    answers: z.array(savedAnswer),
    more: z.boolean(),
    panelFacts: z.array(panelFact),
    shown: z.array(shownYet),
    notes: z.array(ownNote),
    ratings: z.array(ownRating),
  }),
};

export type Hearer = keyof typeof factFor;
export type UnknownFact = z.infer<typeof unknown>;
export type RoomFact = FactOf<"room", z.infer<typeof factFor.panel>, FactType<"room">>;
export type PanelFact = FactOf<"panel", z.infer<typeof panelFact>, FactType<"panel">>;
/** A type in which the schema and the vocabulary differ is an error above: one has no line here, or none there. */
type FactOf<
  S extends Stream,
  Fact extends UnknownFact | { type: FactType<S> },
  _Written extends Fact["type"],
> = Fact;
export type RoomView = z.infer<typeof viewFor.panel>;
export type AskedView = z.infer<typeof askedView>;
export type SentText = AskedView["followUps"][number];
export type Message = RoomView["messages"][number];
export type Pause = Clock["pauses"][number];
export type Clock = z.infer<typeof clock>;
export type CatchUp = z.infer<typeof catchUpFor.candidate> | z.infer<typeof catchUpFor.panel>;
export type PlanItem = z.infer<typeof planItem>;
export type Guide = z.infer<typeof guide>;
export type QuestionHit = z.infer<typeof questionHit>;
export type SavedAnswer = z.infer<typeof savedAnswer>;
export type Shown = z.infer<typeof shownYet>;
export type OwnNote = z.infer<typeof ownNote>;
export type OwnRating = z.infer<typeof ownRating>;
