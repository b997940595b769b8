// Who may open a socket: the exact origin before anything else, then the cookie, then the seat. A cookie is good by its key alone, so
// who has none costs no query and is counted by address; who has one is counted as that person, and waits behind nobody's many.
import type { IncomingMessage } from "node:http";
import type { Database } from "@/db/client";
import { type Named, readTokens } from "@/lib/auth/identify";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { TokenBuckets, waitText } from "@/lib/rate-limit";
import { graceLeftMs, isOverFor } from "@/lib/room/policy";
import { type Seat, takeSeat } from "@/lib/room/seat";
import { type LiveSocket, personRoom } from "./audience";
import { handshake } from "./contract";
import { addressOf, isCrowded, isFlooded } from "./limits/addresses";
import { FairTurns } from "./limits/fair-turns";

export const socketsPerPerson = 5;

/** socket.io's `cors` option doesn't stop cross-site WebSockets; this does. */
export function allowOrigin(
  request: IncomingMessage,
  decide: (error: string | null, success: boolean) => void,
): void {
  const { origin } = request.headers;
  const isOurs = typeof origin === "string" && env().allowedOrigins.includes(origin);
  decide(null, isOurs && !isFlooded(addressOf(request)));
}

/** Failed handshakes per address: twenty a minute. A good cookie is never counted, so a neighbour locks nobody out. */
const failures = new TokenBuckets({ burst: 20, refillMs: 3_000 });
/** Handshakes with a good cookie: enough for five tabs whose line comes and goes. */
const knocks = new TokenBuckets({ burst: 60, refillMs: 500 });
/** Looks at a seat under way at once: the process has six connections for all that it reads. */
const turns = new FairTurns(4);

const signedOut = new AppError("unauthenticated", "Sign in or open your invite link again.");
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
    "This page is the candidate’s, and this browser is another person’s now. Open your invite link again.",
};

const isAnothers = (door: keyof typeof anotherPerson) => new AppError("unauthenticated", anotherPerson[door]);

export async function admit(
  socket: LiveSocket,
  database: Database,
  open: (personId: string) => number,
): Promise<Seat> {
  const { interviewId, door, pageOf, named, key } = await hearKnock(socket);
  if (named.every(({ personId }) => open(personId) >= socketsPerPerson)) throw tooManyTabs;
  const seat = await turns.run(key, async () => {
    if (socket.conn.readyState !== "open") throw gone;
    return findStanding(database, interviewId, named);
  });
  if (pageOf && pageOf !== seat.personId) throw isAnothers(door);
  if ((seat.role === "candidate") !== (door === "candidate")) {
    throw new AppError("not_found", "This interview doesn't exist, or you have no access to it.");
  }
  if (isOverFor(seat) && graceLeftMs(seat.endedMsAgo) === 0) {
    throw new AppError("forbidden", "The interview has ended.");
  }
  if (open(seat.personId) >= socketsPerPerson) throw tooManyTabs;
  // Counted from here on: of two tabs admitted in one moment, the second finds the first.
  void socket.join(personRoom(seat.personId));
  return seat;
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
  if (!first) throw refuse(address, signedOut);
  if (pageOf && named.every(({ personId }) => personId !== pageOf)) throw isAnothers(door);
  if (isCrowded(address)) throw tooManyHere;
  const key = `${first.personId} ${first.tokenVersion}`;
  const waitMs = knocks.take(key);
  if (waitMs > 0) throw tooOften(waitMs);
  return { interviewId, door, pageOf, named, key };
}

/** The seat of the first of them who is still signed in. */
async function findStanding(database: Database, interviewId: string, named: Named[]): Promise<Seat> {
  for (const { personId, tokenVersion, isGuest } of named) {
    const seat = await takeSeat(database, { interviewId, personId });
    if (seat.tokenVersion === tokenVersion && seat.isGuest === isGuest) return seat;
  }
  throw signedOut;
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
