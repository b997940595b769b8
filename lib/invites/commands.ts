// The candidate's way in: who holds the code may take the seat.
import type { Conn, Database } from "@/db/client";
import { insertSeat } from "@/db/interviews/interviews";
import {
  findAnySeat,
  findCandidateSeat,
  findInviteByHash,
  lockInterviewForInvite,
  lockInviteByHash,
  markInviteUsed,
  moveCandidateSeat,
  nameCandidate,
} from "@/db/interviews/invites";
import { bumpTokenVersion, findPerson, insertGuest } from "@/db/people";
import { AppError, notFound } from "@/lib/errors";
import { logComing } from "@/lib/security-log";
import { findInvite, hashInviteCode, lookForLink } from "./reads";
import { type InviteState, inviteState, mayJoinAsSelf } from "./rules";
import { inviteCodeSchema } from "./schema";

export type Joined = {
  state: "joined";
  interviewId: string;
  seatId: string;
  personId: string;
  isGuest: boolean;
  tokenVersion: number;
  /** The seat was taken already: whoever sits in it on another device is to be dropped from the room. */
  tookOver: boolean;
};

/**
 * Takes the candidate's seat with a link: as the person given, or as a new guest. Of two at once, one wins and the other is
 * told `used`. A seat that is taken continues with all that was written in it, and its last device is signed out.
 */
export async function acceptInvite(
  conn: Conn,
  { code, name, personId }: { code: string; name: string; personId?: string },
): Promise<Joined | { state: Exclude<InviteState, "open"> | "unknown" }> {
  const wellFormed = inviteCodeSchema.safeParse(code).data;
  if (!wellFormed) return { state: "unknown" };
  return conn.transaction(async (tx) => {
    const named = await findInviteByHash(tx, hashInviteCode(wellFormed));
    if (!named) return { state: "unknown" };
    // Before its links, as whoever changes, cancels or starts it does: the other way round two of them could wait for each other.
    await lockInterviewForInvite(tx, named.interviewId);
    const invite = await lockInviteByHash(tx, hashInviteCode(wellFormed));
    if (!invite) return { state: "unknown" };
    const now = new Date();
    const state = inviteState(invite, now);
    if (state !== "open") return { state };
    const { interviewId, inviteId } = invite;
    const taken = await findCandidateSeat(tx, interviewId);
    const sitter = await seatSomebody(tx, { interviewId, name, personId, taken });
    const { seatId, name: goesBy } = (await findCandidateSeat(tx, interviewId)) ?? missingSeat();
    await nameCandidate(tx, { interviewId, name: goesBy });
    await markInviteUsed(tx, { inviteId, seatId, now });
    return { state: "joined", interviewId, seatId, ...sitter, tookOver: taken !== undefined };
  });
}

/** The same for whoever comes from outside. */
export async function joinWith(
  database: Database,
  { address, ...given }: { address: string; code: string; name: string; personId?: string },
): ReturnType<typeof acceptInvite> {
  const found = await lookForLink(address, () => findInvite(database, given.code));
  if (found.state === "unknown") return found;
  const outcome = await acceptInvite(database, given);
  if (outcome.state === "joined") {
    const { personId, interviewId } = outcome;
    logComing("joined", { personId, interviewId, address });
  }
  return outcome;
}

type Taken = Awaited<ReturnType<typeof findCandidateSeat>>;
type Sitter = Pick<Joined, "personId" | "isGuest" | "tokenVersion">;

async function seatSomebody(
  tx: Conn,
  {
    interviewId,
    name,
    personId,
    taken,
  }: { interviewId: string; name: string; personId?: string; taken: Taken },
): Promise<Sitter> {
  if (taken?.isGuest && !personId) {
    const same = await bumpTokenVersion(tx, { personId: taken.personId, name });
    return asSitter(same ?? missingSeat());
  }
  const person = personId ? await asThemselves(tx, { interviewId, personId }) : await insertGuest(tx, name);
  if (taken) await moveSeat(tx, { interviewId, taken, personId: person.personId });
  else await insertSeat(tx, { interviewId, personId: person.personId, role: "candidate" });
  return asSitter(person);
}

async function asThemselves(tx: Conn, args: { interviewId: string; personId: string }) {
  if (!mayJoinAsSelf(await findAnySeat(tx, args))) {
    throw new AppError(
      "conflict",
      "You have another seat in this interview already. Join as a guest instead.",
    );
  }
  return (await findPerson(tx, args.personId)) ?? missingSeat();
}

async function moveSeat(tx: Conn, to: { interviewId: string; taken: NonNullable<Taken>; personId: string }) {
  const { interviewId, taken, personId } = to;
  if (taken.personId === personId) return;
  await moveCandidateSeat(tx, { interviewId, seatId: taken.seatId, personId });
  if (taken.isGuest) await bumpTokenVersion(tx, { personId: taken.personId });
}

const asSitter = ({ personId, isGuest, tokenVersion }: Sitter): Sitter => ({
  personId,
  isGuest,
  tokenVersion,
});

function missingSeat(): never {
  throw notFound("seat");
}
