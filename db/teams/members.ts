import { and, asc, count, desc, eq, inArray, isNull, ne, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Conn } from "../client";
import { interviews, seats } from "../schema/interviews";
import { memberships, people, teams } from "../schema/people";
import type { TeamRole } from "../vocabulary";

type OfTeam = { teamId: string };
type OneMember = OfTeam & { memberId: string };

/** Holds the team's row until the transaction ends: of two changes to who belongs to it, one sees what the other made of it. */
export async function lockTeam(conn: Conn, teamId: string): Promise<void> {
  await conn.select({ teamId: teams.id }).from(teams).where(eq(teams.id, teamId)).for("no key update");
}

/** Keeps the team as it is until the transaction ends, beside others who do the same. */
export async function holdTeam(conn: Conn, teamId: string): Promise<void> {
  await conn.select({ teamId: teams.id }).from(teams).where(eq(teams.id, teamId)).for("share");
}

const memberColumns = {
  memberId: memberships.memberId,
  personId: people.id,
  name: people.name,
  email: people.email,
  role: memberships.role,
  joinedAt: memberships.createdAt,
};

/** Everybody in the team, who came first before. */
export async function listMembers(conn: Conn, teamId: string) {
  return conn
    .select(memberColumns)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(eq(memberships.teamId, teamId))
    .orderBy(asc(memberships.createdAt), asc(people.id));
}

export async function findMember(conn: Conn, { teamId, memberId }: OneMember) {
  const [row] = await conn
    .select(memberColumns)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.teamId, teamId), eq(memberships.memberId, memberId)));
  return row;
}

/** The teams of a person, the one that they turned to last before. */
export async function listTeamsOf(conn: Conn, personId: string) {
  return conn
    .select({
      memberId: memberships.memberId,
      teamName: teams.name,
      role: memberships.role,
      teamId: teams.id,
    })
    .from(memberships)
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(eq(memberships.personId, personId))
    .orderBy(desc(memberships.chosenAt), asc(teams.id));
}

/** Those in whose interviews the person has a seat as candidate. */
export async function listTeamsInterviewing(conn: Conn, personId: string): Promise<string[]> {
  const rows = await conn
    .selectDistinct({ teamId: interviews.teamId })
    .from(seats)
    .innerJoin(interviews, eq(interviews.id, seats.interviewId))
    .where(and(eq(seats.personId, personId), eq(seats.role, "candidate"), isNull(seats.removedAt)));
  return rows.map(({ teamId }) => teamId);
}

export async function countAdmins(conn: Conn, teamId: string): Promise<number> {
  const [row] = await conn
    .select({ admins: count() })
    .from(memberships)
    .where(and(eq(memberships.teamId, teamId), eq(memberships.role, "admin")));
  return row?.admins ?? 0;
}

export async function updateRole(conn: Conn, { teamId, memberId, role }: OneMember & { role: TeamRole }) {
  await conn
    .update(memberships)
    .set({ role })
    .where(and(eq(memberships.teamId, teamId), eq(memberships.memberId, memberId)));
}

export async function deleteMember(conn: Conn, { teamId, memberId }: OneMember): Promise<void> {
  await conn
    .delete(memberships)
    .where(and(eq(memberships.teamId, teamId), eq(memberships.memberId, memberId)));
}

export async function renameTeam(conn: Conn, { teamId, name }: OfTeam & { name: string }): Promise<void> {
  await conn.update(teams).set({ name }).where(eq(teams.id, teamId));
}

/** The person's next pages are that team's. False where the membership isn't theirs. */
export async function chooseTeam(conn: Conn, args: { personId: string; memberId: string }): Promise<boolean> {
  const chosen = await conn
    .update(memberships)
    .set({ chosenAt: sql`clock_timestamp()` })
    .where(and(eq(memberships.personId, args.personId), eq(memberships.memberId, args.memberId)))
    .returning({ memberId: memberships.memberId });
  return chosen.length === 1;
}

/** Takes the person's places on panels of interviews that aren't over; what is over keeps its seats. Returns which. */
export async function removePanelSeats(
  conn: Conn,
  { teamId, personId }: OfTeam & { personId: string },
): Promise<string[]> {
  const unfinished = conn
    .select({ id: interviews.id })
    .from(interviews)
    .where(and(eq(interviews.teamId, teamId), isNull(interviews.endedAt)));
  const removed = await conn
    .update(seats)
    .set({ removedAt: sql`now()` })
    .where(
      and(
        eq(seats.personId, personId),
        ne(seats.role, "candidate"),
        isNull(seats.removedAt),
        inArray(seats.interviewId, unfinished),
      ),
    )
    .returning({ interviewId: seats.interviewId });
  return removed.map(({ interviewId }) => interviewId);
}

/** Seats the person as interviewer in those of the interviews that have none. */
export async function fillEmptyPanels(
  conn: Conn,
  { interviewIds, personId }: { interviewIds: string[]; personId: string },
): Promise<number> {
  if (interviewIds.length === 0) return 0;
  const other = alias(seats, "other");
  const interviewer = conn
    .select({ one: sql`1` })
    .from(other)
    .where(and(eq(other.interviewId, interviews.id), eq(other.role, "interviewer"), isNull(other.removedAt)));
  const empty = await conn
    .select({ interviewId: interviews.id })
    .from(interviews)
    .where(and(inArray(interviews.id, interviewIds), notExists(interviewer)));
  if (empty.length === 0) return 0;
  const filled = await conn
    .insert(seats)
    .values(empty.map(({ interviewId }) => ({ interviewId, personId, role: "interviewer" as const })))
    .onConflictDoUpdate({
      target: [seats.interviewId, seats.personId],
      set: { role: "interviewer", removedAt: null },
      setWhere: ne(seats.role, "candidate"),
    })
    .returning({ seatId: seats.id });
  return filled.length;
}
