// Facts of one room are made one after another, so that they are told in the order of their numbers: two at once take two
// connections, whose answers may be read in either order, and the hearer would see a gap where none is. And what all rooms write
// takes turns between teams once there is much of it: a neighbour's push never waits behind two hundred saves of one team.
import { AppError } from "@/lib/errors";
import { FairTurns } from "@/lib/fair-turns";
import { answerWithinMs } from "./deadline";

/** A query that never answers holds its room no longer than this; order is then the client's to restore. */
const patienceMs = 3_000;
const lastOf = new Map<string, Promise<void>>();

/** Begins the work once what the room began before has come to an end, whichever way; at once where there is nothing. */
export function inTurn<T>(interviewId: string, work: () => Promise<T>): Promise<T> {
  const before = lastOf.get(interviewId);
  const mine = before === undefined ? work() : patiently(before).then(work);
  const end = () => {
    if (lastOf.get(interviewId) === ended) lastOf.delete(interviewId);
  };
  const ended: Promise<void> = mine.then(end, end);
  lastOf.set(interviewId, ended);
  return mine;
}

async function patiently(before: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const longEnough = new Promise<void>((done) => {
    timer = setTimeout(done, patienceMs);
  });
  await Promise.race([before, longEnough]);
  clearTimeout(timer);
}

/** Two for each connection of a room's writes: one at work, and the next sent already. */
const atOnce = 6;
const writing = new FairTurns({ atOnce, longestMs: Number.POSITIVE_INFINITY });
let underWay = 0;

/** Begins at once where few write; so nothing overtakes who waits: then there are as many under way. */
export function inWritersTurn<T>(
  teamId: string,
  work: () => Promise<T>,
  cameMs = performance.now(),
): Promise<T> {
  const begin = async () => {
    // Its browser was told so already and sends it again: two of each would keep others waiting for longer.
    if (performance.now() - cameMs > answerWithinMs) throw tooLate();
    return count(work);
  };
  return underWay < atOnce ? begin() : writing.take({ from: teamId, isKnown: true }, begin);
}

function count<T>(work: () => Promise<T>): Promise<T> {
  const made = work();
  underWay += 1;
  const end = () => {
    underWay -= 1;
  };
  made.then(end, end);
  return made;
}

const tooLate = () =>
  new AppError("unavailable", "The server has too much to write just now. Try again in a moment.");
