// How many of what is costly go on at once, in this process. The gates live on globalThis, because every Next entry gets its own
// copy of this module.
import { availableParallelism } from "node:os";
import { codeOf, isUnreachable } from "@/db/failure";
import { noteWaiting, request } from "@/db/patience";
import { AppError } from "@/lib/errors";
import { Gate, type Limits, type Ticket, type Who } from "./gate";

const cores = availableParallelism();
const documents = Math.max(2, cores - 1);
const texts = Math.max(2, Math.floor(cores / 4));
const exports = Math.max(2, Math.floor(cores / 4));
/** Of the machine a fifth for whoever asks without end; half of that where nobody waits before the screen. */
const of = cores / 5;
const soon = "Try again in a few seconds.";

const lanes = {
  /** Texts of a few thousand characters: somebody waits before the screen. No team holds all places, nor do several that keep them busy. */
  quick: {
    atOnce: texts,
    share: { of, burstMs: 1_000, addressBurstMs: 3_000, lightMs: 500 },
    ofTeam: { atOnce: texts - 1, waiting: 40 },
    ofPerson: { atOnce: 1, waiting: 12 },
    ofAddress: 400,
    inAll: 1_000,
    words: { many: "texts waiting to be shown", whatNow: soon },
  },
  /**
   * A document of 9 MB on its way into the database takes as long as a short one's reading, and this process twice as long beside it: for its
   * body, and for the way back to its reader.
   */
  keep: {
    atOnce: documents,
    share: { of: of / 8, burstMs: 500, addressBurstMs: 1_000, lightMs: 500 },
    ofTeam: { atOnce: documents - 1, waiting: 20 },
    ofPerson: { atOnce: 1, waiting: 8 },
    ofAddress: 100,
    inAll: 300,
    words: { many: "documents on their way", whatNow: soon },
  },
  /** Here, too, another's first one begins at once. */
  import: {
    atOnce: documents,
    share: { of: of / 2, burstMs: 1_000, addressBurstMs: 2_000, lightMs: 1_000 },
    ofTeam: { atOnce: documents - 1, waiting: 20 },
    ofPerson: { atOnce: 1, waiting: 8 },
    ofAddress: 100,
    inAll: 300,
    words: { many: "documents waiting to be read", whatNow: "Bring this one in when one of them is read." },
  },
  export: {
    atOnce: exports,
    share: { of, burstMs: 3_000, addressBurstMs: 6_000, lightMs: 2_000 },
    ofTeam: { atOnce: 1, waiting: 8 },
    ofPerson: { atOnce: 1, waiting: 3 },
    ofAddress: 100,
    inAll: 300,
    words: { many: "exports waiting to be written", whatNow: "Try again when one of them is there." },
  },
  /** Files that are written, and read by somebody: they lie on the disk. Where all places are taken, whoever has most gives way. */
  download: {
    atOnce: 500,
    ofTeam: { atOnce: 20, waiting: 0 },
    ofPerson: { atOnce: 5, waiting: 0 },
    words: { many: "exports on their way", whatNow: "Try again when one of them is there." },
  },
  /** What the database works on for more than a moment: the bank's search and figures. */
  search: {
    atOnce: Math.max(3, cores),
    share: { of, burstMs: 3_000, lightMs: 2_000 },
    ofTeam: { atOnce: Math.max(2, cores - 1), waiting: 60 },
    ofPerson: { atOnce: 2, waiting: 20 },
    ofAddress: 600,
    inAll: 1_500,
    words: { many: "searches waiting", whatNow: soon },
  },
} satisfies Record<string, Limits>;

type Lane = keyof typeof lanes;

const shared: typeof globalThis & { rehearseGates?: Map<Lane, Gate> } = globalThis;

/** `giveWay` ends what has its place already. */
export const lineUp = (lane: Lane, who: Who, giveWay?: () => void): Ticket =>
  gateOf(lane).enter(withAddress(who), giveWay);
/** For a document that is still on its way. */
export const reserve = (lane: Lane, who: Who) => gateOf(lane).reserve(withAddress(who));

const withAddress = ({ teamId, personId, address = request()?.address }: Who): Who => ({
  teamId,
  personId,
  address,
});

function gateOf(lane: Lane): Gate {
  shared.rehearseGates ??= new Map();
  const gate = shared.rehearseGates.get(lane) ?? new Gate(lanes[lane]);
  shared.rehearseGates.set(lane, gate);
  return gate;
}

/** Does it when its turn has come. Throws `rate_limited` where that is too late for whoever asked, and `unavailable` where they `left` before. */
export async function atTurn<T>(
  { turn, waits, leave }: Ticket,
  run: () => Promise<T>,
  left?: AbortSignal,
): Promise<T> {
  if (waits()) noteWaiting();
  try {
    await untilTurn(turn, left);
    return await run();
  } catch (error) {
    // A database that is silent costs nobody anything; one that ended what took too long was at work.
    if (isUnreachable(error) && codeOf(error) !== "57014") leave({ isFree: true });
    throw error;
  } finally {
    leave();
  }
}

/** The door cuts what says nothing for two minutes, without a word. */
const longestWaitMs = 30_000;

function untilTurn(turn: Promise<void>, left?: AbortSignal): Promise<void> {
  return new Promise((come, fail) => {
    const refuse = () => fail(new AppError("rate_limited", tooLate));
    const goAway = () => fail(new AppError("unavailable", "You left before your turn came. Try again."));
    const timer = setTimeout(refuse, longestWaitMs).unref();
    if (left?.aborted) goAway();
    left?.addEventListener("abort", goAway, { once: true });
    const stop = () => {
      clearTimeout(timer);
      left?.removeEventListener("abort", goAway);
    };
    turn.finally(stop).then(come, fail);
  });
}

const tooLate =
  "Your turn didn’t come within half a minute: too much of this is under way just now. Try again in a minute.";
