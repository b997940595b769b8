// The live door: every command with what it takes and makes or answers, every event with what each role may hear of it.
// Types on both sides are derived from here. No payload carries an interview or a person as authority: the socket does.

import { z } from "zod";
import { type Stream, seatRoles } from "@/db/vocabulary";
import { keysOf } from "@/lib/keys";
import { given, type Parsed } from "../room/inputs";
import {
  type CatchUp,
  factFor,
  guide,
  type Hearer,
  ownNote,
  ownRating,
  type PanelFact,
  panelFact,
  questionHit,
  type RoomFact,
  savedAnswer,
  savedRating,
  savedText,
  shown,
} from "../room/schema";

/** A command either makes a fact of one stream, told to those who hear it, or answers only its sender. */
export const commands = {
  "interview:start": { input: given["interview:start"], makes: "room" },
  "interview:pause": { input: given["interview:pause"], makes: "room" },
  "interview:resume": { input: given["interview:resume"], makes: "room" },
  "interview:end": { input: given["interview:end"], makes: "room" },
  "question:ask": { input: given["question:ask"], makes: "room" },
  "question:close": { input: given["question:close"], makes: "room" },
  "hint:give": { input: given["hint:give"], makes: "room" },
  "follow-up:send": { input: given["follow-up:send"], makes: "room" },
  "follow-up:type": { input: given["follow-up:type"], makes: "room" },
  "message:send": { input: given["message:send"], makes: "room" },
  "question:type": { input: given["question:type"], makes: "panel" },
  "plan:add": { input: given["plan:add"], makes: "panel" },
  "plan:remove": { input: given["plan:remove"], makes: "panel" },
  "note:save": { input: given["note:save"], answers: savedText },
  "rating:save": { input: given["rating:save"], answers: savedRating },
  "answer:save": { input: given["answer:save"], answers: savedText },
  "question:shown": { input: given["question:shown"], answers: z.object({}) },
  "bank:search": {
    input: given["bank:search"],
    answers: z.object({
      hits: z.array(questionHit),
      total: z.int(),
      isPartial: z.boolean(),
      drafts: z.int(),
    }),
  },
  "question:guide": { input: given["question:guide"], answers: z.object({ guide: guide.nullable() }) },
  /** Volatile and never needed for correctness: what the candidate writes between saves. */
  "answer:typing": { input: given["answer:typing"], answers: z.object({}) },
  /** The hearer's own projection: its handler parses it by `catchUpFor`. */
  "room:catch-up": { input: given["room:catch-up"], answers: z.custom<CatchUp>() },
} as const satisfies {
  [N in keyof typeof given]: { input: (typeof given)[N] } & ({ makes: Stream } | { answers: z.ZodType });
};

type Commands = typeof commands;
type Facts = { room: RoomFact; panel: PanelFact };
type Made<C> = C extends { makes: infer S extends Stream } ? { fact: Facts[S] } : never;
type Answered<C> = C extends { answers: infer A extends z.ZodType } ? z.output<A> : never;

export type CommandName = keyof Commands;
export const commandNames = keysOf(commands);
/** The commands that make a fact of this stream. */
export type Making<S extends Stream> = {
  [N in CommandName]: Commands[N] extends { makes: S } ? N : never;
}[CommandName];
export type Input<N extends CommandName> = z.input<Commands[N]["input"]>;
export type { Parsed };
/** The same, so typed that a name and what belongs to it stay together where the name is any. */
export const contract: {
  [N in CommandName]: {
    input: z.ZodType<Parsed<N>>;
    makes?: Stream;
    answers?: z.ZodType<Output<N>>;
  };
} = commands;
/** `as N` keeps it whole, so that what a fact-making name answers can be looked into where the name is any of them. */
type Outputs = { [N in CommandName as N]: Made<Commands[N]> | Answered<Commands[N]> };
export type Output<N extends CommandName> = Outputs[N];

const presence = z.object({
  people: z.array(
    z.object({ seatId: z.uuid(), name: z.string(), role: z.enum(seatRoles), here: z.boolean() }),
  ),
});
const pulse = z.object({ seq: z.int(), nowMs: z.number() });

/** What each role hears. An event that isn't listed for a role never reaches it. */
export const heardBy = {
  candidate: {
    "room:fact": factFor.candidate,
    "answer:saved": savedAnswer,
    presence,
    pulse,
  },
  panel: {
    "room:fact": factFor.panel,
    "panel:fact": panelFact,
    "answer:saved": savedAnswer,
    "answer:typing": given["answer:typing"],
    "question:shown": shown,
    "own:note": ownNote,
    "own:rating": ownRating,
    presence,
    pulse: pulse.extend({ panelSeq: z.int() }),
  },
} as const satisfies Record<Hearer, Record<string, z.ZodType>>;

type HeardBy = {
  [H in Hearer]: { [E in keyof (typeof heardBy)[H]]: z.output<(typeof heardBy)[H][E]> };
};
export type EventFor<H extends Hearer> = keyof HeardBy[H] & string;
export type Heard<H extends Hearer, E extends EventFor<H>> = HeardBy[H][E];
/** The panel hears every event that there is. */
export type EventName = keyof HeardBy["panel"];

/**
 * What a client says in its handshake. Which cookie proves it is chosen by `door`. `pageOf` is whom its page was made for, and proves
 * nothing: the cookie has to be that person's.
 */
export const handshake = z.object({
  interviewId: z.uuid().toLowerCase(),
  door: z.enum(["account", "candidate"]),
  pageOf: z.uuid().optional(),
});
