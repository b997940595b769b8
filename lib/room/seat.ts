import type { Conn, Database } from "@/db/client";
import { findSeat } from "@/db/room/seats";
import type { InterviewStatus, SeatRole } from "@/db/vocabulary";
import { AppError, notFound } from "@/lib/errors";
import { cancelledWords } from "./policy";

declare const proof: unique symbol;

/** The proof that a person may be in a room. Only `takeSeat` makes one; every room command and read asks for it. */
export type Seat = {
  readonly [proof]: true;
  readonly seatId: string;
  readonly interviewId: string;
  readonly teamId: string;
  readonly personId: string;
  readonly tokenVersion: number;
  readonly name: string;
  readonly isGuest: boolean;
  readonly role: SeatRole;
  /** As it was when the seat was taken; a candidate's is told of the end. */
  readonly status: InterviewStatus;
  readonly endedMsAgo: number | null;
};

/** Throws `not_found` for a foreign, removed or unknown seat alike, `forbidden` in words for a cancelled interview. */
export async function takeSeat(
  conn: Conn,
  { interviewId, personId }: { interviewId: string; personId: string },
): Promise<Seat> {
  const row = await findSeat(conn, { interviewId, personId });
  if (!row) throw notFound("interview");
  if (row.status === "cancelled") throw new AppError("forbidden", cancelledWords);
  return row as Seat;
}

/** What a statement of this seat is scoped by. */
export const scopeOf = (seat: Seat) => ({ interviewId: seat.interviewId, seatId: seat.seatId });

type Statement<Args, Result> = (database: Database, args: Args) => Result;

/**
 * Runs a statement with all that was given, within the seat's scope. One that doesn't ask for a field of it is an error where it
 * is handed over: what nobody reads would be lost without a word.
 */
export function write<Input, Args extends Record<keyof Input, unknown>, Result>(
  { database, seat, input }: { database: Database; seat: Seat; input: Input },
  statement: Statement<Args, Result> & Statement<Input & ReturnType<typeof scopeOf>, Result>,
): Result {
  return statement(database, { ...input, ...scopeOf(seat) });
}
