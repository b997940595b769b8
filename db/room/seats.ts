import { and, eq, exists, isNull, or, sql } from "drizzle-orm";
import type { Conn } from "../client";
import { writtenOnce } from "../prepared";
import { interviews, seats } from "../schema/interviews";
import { memberships, people } from "../schema/people";
import { endedMsAgo } from "./ended";

/** The person's own seat in this interview, unless it was removed. Everybody asks for it in one moment after a restart: prepared. */
export async function findSeat(conn: Conn, args: { interviewId: string; personId: string }) {
  const [row] = await writtenOnce(conn, "seat", () => writeSeat(conn)).execute(args);
  return row;
}

const writeSeat = (conn: Conn) =>
  conn
    .select({
      seatId: seats.id,
      interviewId: seats.interviewId,
      personId: seats.personId,
      name: people.name,
      isGuest: people.isGuest,
      role: seats.role,
      teamId: interviews.teamId,
      tokenVersion: people.tokenVersion,
      status: interviews.status,
      endedMsAgo,
    })
    .from(seats)
    .innerJoin(people, eq(people.id, seats.personId))
    .innerJoin(interviews, eq(interviews.id, seats.interviewId))
    .where(
      and(
        eq(seats.interviewId, sql.placeholder("interviewId")),
        eq(seats.personId, sql.placeholder("personId")),
        stillStands(conn),
      ),
    )
    .prepare("seat");

/** A seat that wasn't removed; one on a panel stands for as long as its person belongs to the team. */
export const stillStands = (conn: Conn) =>
  and(isNull(seats.removedAt), or(eq(seats.role, "candidate"), exists(membership(conn))));

const membership = (conn: Conn) =>
  conn
    .select({ one: sql`1` })
    .from(memberships)
    .where(and(eq(memberships.teamId, interviews.teamId), eq(memberships.personId, seats.personId)));

/** Everybody with a seat that was not removed. */
export async function listSeats(conn: Conn, interviewId: string) {
  return conn
    .select({ seatId: seats.id, name: people.name, role: seats.role })
    .from(seats)
    .innerJoin(people, eq(people.id, seats.personId))
    .where(and(eq(seats.interviewId, interviewId), isNull(seats.removedAt)))
    .orderBy(seats.createdAt, seats.id);
}
