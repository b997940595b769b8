// Who may open a socket: the exact origin before anything else, then the cookie, then the seat. A cookie is good by its key alone, so
// who has none costs no query and is counted by address; who has one is counted as that person, and waits behind nobody's many.
import type { IncomingMessage } from "node:http";
import { findSignedIn } from "@/db/auth/sign-ins";
import type { Database } from "@/db/client";
import { codeOf } from "@/db/failure";
import { type Named, readTokens, signInLasts } from "@/lib/auth/identify";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { FairTurns } from "@/lib/fair-turns";
import { TokenBuckets, waitText } from "@/lib/rate-limit";
import { graceLeftMs, isOverFor } from "@/lib/room/policy";
import { type Seat, takeSeat } from "@/lib/room/seat";
import { logRefusal } from "@/lib/security-log";
import { type Admitted, type LiveSocket, personRoom, signInRoom } from "./audience";
import { handshake } from "./contract";
import { addressOf } from "./limits/addresses";
import { nameCaller, prove } from "./limits/connection";

export const socketsPerPerson = 5;

/** socket.io's `cors` option doesn't stop cross-site WebSockets; this does. */
export function allowOrigin(
  request: IncomingMessage,
  decide: (error: string | null, success: boolean) => void,
): void {
  const { origin } = request.headers;
  const isOurs = typeof origin === "string" && env().allowedOrigins.includes(origin);
  if (!isOurs) logRefusal("foreign origin", { address: addressOf(request) });
  decide(null, isOurs);
}

/** Failed handshakes per address: twenty a minute. A good cookie is never counted, so a neighbour locks nobody out. */
const failures = new TokenBuckets({ burst: 20, refillMs: 3_000 });
/** Handshakes by one sign-in, or one guest's cookie: enough for five tabs whose line comes and goes. One that ended uses up no other's. */
const knocks = new TokenBuckets({ burst: 60, refillMs: 500 });
/** Looks at a seat under way at once, in turns between people: the process has six connections for all that it reads. */
const turns = new FairTurns({ atOnce: 4, longestMs: Number.POSITIVE_INFINITY });

const signedOut = (words: string) => new AppError("unauthenticated", words);
const nobody = {
  account: "You aren’t signed in in this browser. Sign in again.",
  candidate: "This browser has no seat in this interview. Ask whoever invited you for a new link.",
};
const endedElsewhere = {
  account:
    "Your sign-in in this browser has ended: from another of your browsers, by a new password, or because it was too old. Sign in again.",
  guest: "This seat was opened in another browser. Go on there, or ask for a new link to go on in this one.",
};
const tooManyTabs = new AppError(
  "rate_limited",
  `You have ${socketsPerPerson} tabs with rooms open already, of this room or of others. Close one of them, then try again.`,
);
const gone = new AppError("conflict", "The connection was closed while it waited for its turn.");
const tooManyHere = new AppError(
  "rate_limited",
  "Too many rooms are open from this network address. Close some that aren't needed, then try again.",
);

/** What a page made for one person is told where the browser's cookie is another's by now. */
const anotherPerson = {
  account:
    "This page is a panel member’s, and another person is signed in in this browser now. Sign in as before.",
  candidate:
    "This page is the candidate’s, and this browser is another person’s now. Ask whoever invited you for a new link.",
};

export async function admit(
  socket: LiveSocket,
  database: Database,
  open: (personId: string) => number,
): Promise<Admitted> {
  const { interviewId, door, pageOf, named, from } = await hearKnock(socket);
  if (named.every(({ personId }) => open(personId) >= socketsPerPerson)) throw tooManyTabs;
  const { seat, signInId } = await turns.take({ from, isKnown: true }, async () => {
    if (socket.conn.readyState !== "open") throw gone;
    return findStanding(database, interviewId, named);
  });
  nameCaller(socket.conn, { personId: seat.personId });
  // Its own cookie is there and stands no more; this is the account's beside it.
  if (pageOf && pageOf !== seat.personId) throw signedOut(endedElsewhere.guest);
  if ((seat.role === "candidate") !== (door === "candidate")) {
    throw new AppError("not_found", "This interview doesn't exist, or you have no access to it.");
  }
  if (isOverFor(seat) && graceLeftMs(seat.endedMsAgo) === 0) {
    throw new AppError("forbidden", "The interview has ended.");
  }
  if (open(seat.personId) >= socketsPerPerson) throw tooManyTabs;
  // Counted from here on: of two tabs admitted in one moment, the second finds the first.
  void socket.join([personRoom(seat.personId), ...(signInId ? [signInRoom(signInId)] : [])]);
  return { seat, signInId };
}

/** What can be known and counted before any query. */
async function hearKnock(socket: LiveSocket) {
  const address = addressOf(socket.request);
  const parsed = handshake.safeParse(socket.handshake.auth);
  if (!parsed.success)
    throw refuse(address, new AppError("invalid", "The handshake doesn't name an interview."));
  const { interviewId, door, pageOf } = parsed.data;
  const { cookie } = socket.request.headers;
  const named = await readTokens(cookie, door === "account" ? { door } : { door, interviewId });
  const [first] = named;
  if (!first) {
    const refusal = refuse(address, signedOut(nobody[door]));
    // A page that stands open is told so whatever its neighbours did: it shows what its person may read.
    throw pageOf ? signedOut(nobody[door]) : refusal;
  }
  nameCaller(socket.conn, { personId: first.personId, interviewId });
  if (pageOf && named.every(({ personId }) => personId !== pageOf)) throw signedOut(anotherPerson[door]);
  const waitMs = knocks.take(`${first.personId} ${first.isGuest ? first.tokenVersion : first.signInId}`);
  if (waitMs > 0) throw tooOften(waitMs);
  // Not before: whoever is refused would hold a place of the address.
  if (!prove(socket.conn)) throw tooManyHere;
  return { interviewId, door, pageOf, named, from: first.personId };
}

/** The seat of the first of them who has one and is still signed in: a guest's may have gone to the account beside it. */
async function findStanding(database: Database, interviewId: string, named: Named[]): Promise<Admitted> {
  let why: unknown;
  for (const one of named) {
    try {
      const seat = await takeSeat(database, { interviewId, personId: one.personId });
      if (await stands(database, seat, one))
        return { seat, signInId: one.isGuest ? undefined : one.signInId };
      why = signedOut(endedElsewhere[one.isGuest ? "guest" : "account"]);
    } catch (error) {
      if (codeOf(error) !== "not_found") throw error;
      why ??= error;
    }
  }
  throw why;
}

async function stands(database: Database, seat: Seat, named: Named): Promise<boolean> {
  if (named.isGuest !== seat.isGuest) return false;
  if (named.isGuest) return seat.tokenVersion === named.tokenVersion;
  return (await findSignedIn(database, { ...named, ...signInLasts() })) !== undefined;
}

function refuse(address: string, error: AppError): AppError {
  return failures.take(address) === 0
    ? error
    : new AppError("rate_limited", "Too many attempts from this address. Wait a minute and try again.");
}

const tooOften = (waitMs: number) =>
  new AppError(
    "rate_limited",
    `You have connected too often in a short time. Try again in ${waitText(waitMs)}; nothing is lost.`,
  );
