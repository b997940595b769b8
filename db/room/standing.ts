import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Conn } from "../client";
import { interviews, seats } from "../schema/interviews";
import { people } from "../schema/people";
import { facts } from "../schema/room";
import { endedMsAgo } from "./ended";
import { stillStands } from "./seats";

/** The interview's status as long as the seat still stands. */
export async function findStanding(conn: Conn, args: { interviewId: string; seatId: string }) {
  const [row] = await conn
    .select({ status: interviews.status })
    .from(interviews)
    .innerJoin(
      seats,
      and(eq(seats.interviewId, interviews.id), eq(seats.id, args.seatId), isNull(seats.removedAt)),
    )
    .where(eq(interviews.id, args.interviewId));
  return row;
}

/** Has anything been done in this interview under this operation's id? */
export async function isOperationUsed(
  conn: Conn,
  { interviewId, opId }: { interviewId: string; opId: string },
): Promise<boolean> {
  const at = and(eq(facts.interviewId, interviewId), eq(facts.opId, opId));
  const [row] = await conn.select({ seq: facts.seq }).from(facts).where(at);
  return row !== undefined;
}

/** What a room's screens say of the interview itself. */
export async function findInterviewDetails(conn: Conn, interviewId: string) {
  const [row] = await conn
    .select({
      title: interviews.title,
      candidateName: interviews.candidateName,
      callUrl: interviews.callUrl,
      showsClock: interviews.showsClock,
      plannedMinutes: interviews.plannedMinutes,
      scheduledAt: interviews.scheduledAt,
      timeZone: interviews.timeZone,
    })
    .from(interviews)
    .where(eq(interviews.id, interviewId));
  return row;
}

/** Of these seats, those that still stand, with who holds them by now and when their interview ended. */
export async function listStandingSeats(
  conn: Conn,
  seatIds: string[],
): Promise<{ seatId: string; personId: string; tokenVersion: number; endedMsAgo: number | null }[]> {
  if (seatIds.length === 0) return [];
  return conn
    .select({ seatId: seats.id, personId: seats.personId, tokenVersion: people.tokenVersion, endedMsAgo })
    .from(seats)
    .innerJoin(interviews, eq(interviews.id, seats.interviewId))
    .innerJoin(people, eq(people.id, seats.personId))
    .where(and(inArray(seats.id, seatIds), stillStands(conn)));
}
