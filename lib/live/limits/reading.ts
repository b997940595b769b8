// What a room reads beside its own statement: a catch-up, a search, a guide. All rooms share a few connections for it.
import { AppError } from "@/lib/errors";
import { FairTurns } from "@/lib/fair-turns";
import { TokenBuckets } from "@/lib/rate-limit";
import type { Seat } from "@/lib/room/seat";
import type { LiveSocket } from "../audience";
import { answerWithinMs } from "../deadline";
import { waitingBytes } from "./connection";

/** For each person: sixty at once, as five tabs that come back ask for, and four a second in the long run. */
const budgets = new TokenBuckets({ burst: 60, refillMs: 250 });
const reading = new FairTurns({ atOnce: 2, longestMs: Number.POSITIVE_INFINITY });

/** So many at once, and teams in turn, however much each asks for. */
export async function inTeamsTurn<T>({ socket, seat }: Reader, work: () => Promise<T>): Promise<T> {
  if (budgets.take(seat.personId) > 0) throw tooMuch;
  const askedMs = performance.now();
  return reading.take({ from: seat.teamId, isKnown: true }, async () => {
    // Its browser was told so already, or has left.
    if (!socket.connected || performance.now() - askedMs > answerWithinMs) throw tooMuch;
    return work();
  });
}
type Reader = { socket: LiveSocket; seat: Seat };
const tooMuch = new AppError(
  "rate_limited",
  "Too much was asked for in a short time. Wait a few seconds and try again.",
);

const catchingUp = new WeakSet<LiveSocket>();

/** A reader who has yet to read what was sent gets nothing large on top of it. */
export async function oneAtATime<T>(socket: LiveSocket, work: () => Promise<T>): Promise<T> {
  if (catchingUp.has(socket) || waitingBytes(socket.conn) > mostWaitingBytes) throw oneIsUnderWay;
  catchingUp.add(socket);
  return work().finally(() => catchingUp.delete(socket));
}
const mostWaitingBytes = 128 * 1024;
const oneIsUnderWay = new AppError(
  "rate_limited",
  "The last answer is still on its way. What is missing is asked for again in a few seconds.",
);
