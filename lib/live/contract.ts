// The live door: every command with its input and output, every event with what each role may hear of it.
// Socket types on both sides are derived from here. No payload carries an interview or a person as authority: the socket does.
import { z } from "zod";
import { seatRoles } from "@/db/vocabulary";
import type { Reply } from "@/lib/errors";
import {
  answerInput,
  askInput,
  catchUpInput,
  factForCandidate,
  factForPanel,
  guide,
  guideInput,
  noteInput,
  ofQuestion,
  operation,
  ownNote,
  ownRating,
  panelFact,
  planAddInput,
  planRemoveInput,
  questionHit,
  ratingInput,
  savedAnswer,
  savedRating,
  savedText,
  searchInput,
  sendInput,
  shown,
  shownInput,
  typingInput,
} from "./../room/schema";

const told = z.object({ fact: factForPanel });
const toldPanel = z.object({ fact: panelFact });

export const commands = {
  "interview:start": { input: operation, output: told },
  "interview:pause": { input: operation, output: told },
  "interview:resume": { input: operation, output: told },
  "interview:end": { input: operation, output: told },
  "question:ask": { input: askInput, output: told },
  "question:close": { input: ofQuestion, output: told },
  "hint:give": { input: sendInput, output: told },
  "follow-up:send": { input: sendInput, output: told },
  "plan:add": { input: planAddInput, output: toldPanel },
  "plan:remove": { input: planRemoveInput, output: toldPanel },
  "note:save": { input: noteInput, output: savedText },
  "rating:save": { input: ratingInput, output: savedRating },
  "answer:save": { input: answerInput, output: savedText },
  "question:shown": { input: shownInput, output: z.object({}) },
  "bank:search": { input: searchInput, output: z.object({ hits: z.array(questionHit) }) },
  "question:guide": { input: guideInput, output: z.object({ guide: guide.nullable() }) },
  /** Volatile and never needed for correctness: what the candidate writes between saves. */
  "answer:typing": { input: typingInput, output: z.object({}) },
  /** The answer is the hearer's own projection; see `catchUpFor`. */
  "room:catch-up": { input: catchUpInput, output: z.unknown() },
} as const;

export type CommandName = keyof typeof commands;
export const commandNames = Object.keys(commands) as CommandName[];
export type Input<N extends CommandName> = z.input<(typeof commands)[N]["input"]>;
export type Output<N extends CommandName> = N extends "room:catch-up"
  ? CatchUp
  : z.output<(typeof commands)[N]["output"]>;

const presence = z.object({
  people: z.array(
    z.object({ seatId: z.uuid(), name: z.string(), role: z.enum(seatRoles), here: z.boolean() }),
  ),
});
const pulse = z.object({ seq: z.int(), nowMs: z.number() });
const typing = z.object({ askedQuestionId: z.uuid(), body: z.string() });

/** What each role hears. An event that isn't listed for a role never reaches it. */
export const heardBy = {
  candidate: {
    "room:fact": factForCandidate,
    "answer:saved": savedAnswer,
    presence,
    pulse,
  },
  panel: {
    "room:fact": factForPanel,
    "panel:fact": panelFact,
    "answer:saved": savedAnswer,
    "answer:typing": typing,
    "question:shown": shown,
    "own:note": ownNote,
    "own:rating": ownRating,
    presence,
    pulse: pulse.extend({ panelSeq: z.int() }),
  },
} as const;

export type Hearer = keyof typeof heardBy;
export type EventName = keyof (typeof heardBy)["panel"];
export type Heard<
  H extends Hearer,
  E extends keyof (typeof heardBy)[H],
> = (typeof heardBy)[H][E] extends z.ZodType ? z.output<(typeof heardBy)[H][E]> : never;

const view = <F extends z.ZodType>(fact: F) => ({
  facts: z.array(fact),
  answers: z.array(savedAnswer),
});
const askedView = z.object({
  askedQuestionId: z.uuid(),
  number: z.int(),
  promptHtml: z.string(),
  kind: z.string(),
  askedAtMs: z.number(),
  closedAtMs: z.number().nullable(),
  hints: z.array(z.object({ place: z.int(), text: z.string(), atMs: z.number() })),
  followUps: z.array(z.object({ place: z.int(), text: z.string(), atMs: z.number() })),
});
const roomView = <A extends z.ZodType>(asked: A) =>
  z
    .object({
      seq: z.int(),
      status: z.string(),
      startedAtMs: z.number().nullable(),
      pausedAtMs: z.number().nullable(),
      pausedMs: z.number(),
      endedAtMs: z.number().nullable(),
      asked: z.array(asked),
    })
    .nullable();
const panelExtra = factForPanel.options[1].shape.payload.shape.panel;

/** What a catch-up may hold, per hearer. */
export const catchUpFor = {
  candidate: z.object({ ...view(factForCandidate), room: roomView(askedView) }),
  panel: z.object({
    ...view(factForPanel),
    room: roomView(askedView.extend({ panel: panelExtra })),
    panelFacts: z.array(panelFact),
    shown: z.array(z.object({ askedQuestionId: z.uuid(), shownAtMs: z.number().nullable() })),
    notes: z.array(ownNote),
    ratings: z.array(ownRating),
  }),
} as const;
export type CatchUp = z.output<(typeof catchUpFor)["panel"]>;

/** What a client says in its handshake. Which cookie proves it is chosen by `door`; who it is, is never said. */
export const handshake = z.object({ interviewId: z.uuid(), door: z.enum(["account", "candidate"]) });

type Ack<T> = (reply: Reply<T>) => void;
export type ClientToServer = {
  [N in CommandName]: (input: Input<N>, ack: Ack<Output<N>>) => void;
};
export type ServerToClient = { [E in EventName]: (payload: Heard<"panel", E>) => void };
