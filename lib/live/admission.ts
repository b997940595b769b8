// Who may open a socket: the exact origin before anything else, then the cookie, then the seat.
import type { IncomingMessage } from "node:http";
import type { Database } from "@/db/client";
import { identify } from "@/lib/auth/identify";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { TokenBuckets } from "@/lib/rate-limit";
import { graceLeftMs, isOverFor } from "@/lib/room/policy";
import { type Seat, takeSeat } from "@/lib/room/seat";
import { type LiveSocket, personRoom } from "./audience";
import { handshake } from "./contract";

export const socketsPerPerson = 5;

/** socket.io's `cors` option doesn't stop cross-site WebSockets; this does. */
export function allowOrigin(
  request: IncomingMessage,
  decide: (error: string | null, success: boolean) => void,
): void {
  const { origin } = request.headers;
  decide(null, typeof origin === "string" && env().allowedOrigins.includes(origin));
}

/** Failed handshakes per address: twenty a minute. A good cookie is never counted, so a neighbour locks nobody out. */
const failures = new TokenBuckets({ burst: 20, refillMs: 3_000 });

const signedOut = new AppError("unauthenticated", "Sign in or open your invite link again.");

/** What a page made for one person is told where the browser's cookie is another's by now. */
const anotherPerson = {
  account:
    "This page is a panel member’s, and another person is signed in in this browser now. Sign in as before.",
  candidate:
    "This page is the candidate’s, and this browser is another person’s now. Open your invite link again.",
};

export async function admit(
  socket: LiveSocket,
  database: Database,
  open: (personId: string) => number,
): Promise<Seat> {
  const parsed = handshake.safeParse(socket.handshake.auth);
  if (!parsed.success)
    throw refuse(socket, new AppError("invalid", "The handshake doesn't name an interview."));
  const { interviewId, door, pageOf } = parsed.data;
  const cookie = socket.handshake.headers.cookie;
  const who = await identify(database, cookie, door === "account" ? { door } : { door, interviewId });
  if (!who) throw refuse(socket, signedOut);
  if (pageOf && pageOf !== who.personId) throw new AppError("unauthenticated", anotherPerson[door]);
  const seat = await takeSeat(database, { interviewId, personId: who.personId });
  // Signed out between the two looks: nothing would close this socket later, because its seat would count as newly signed in.
  if (seat.tokenVersion !== who.tokenVersion) throw refuse(socket, signedOut);
  if ((seat.role === "candidate") !== (door === "candidate")) {
    throw new AppError("not_found", "This interview doesn't exist, or you have no access to it.");
  }
  if (isOverFor(seat) && graceLeftMs(seat.endedMsAgo) === 0) {
    throw new AppError("forbidden", "The interview has ended.");
  }
  if (open(who.personId) >= socketsPerPerson) {
    throw new AppError(
      "rate_limited",
      `This room is open in ${socketsPerPerson} tabs already. Close one of them.`,
    );
  }
  // Counted from here on: of two tabs admitted in one moment, the second finds the first.
  void socket.join(personRoom(who.personId));
  return seat;
}

function refuse(socket: LiveSocket, error: AppError): AppError {
  return failures.take(socket.handshake.address) === 0
    ? error
    : new AppError("rate_limited", "Too many attempts from this address. Wait a minute and try again.");
}
