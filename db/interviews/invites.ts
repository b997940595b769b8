import { and, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Conn } from "../client";
import { interviews, invites, seats } from "../schema/interviews";
import { people, teams } from "../schema/people";

const inviteColumns = {
  inviteId: invites.id,
  interviewId: invites.interviewId,
  expiresAt: invites.expiresAt,
  revokedAt: invites.revokedAt,
  usedAt: invites.usedAt,
  interviewStatus: interviews.status,
};

/** Locks the interview until the transaction ends, so that two new links never stand side by side. */
export async function lockInterviewForInvite(conn: Conn, interviewId: string) {
  const [row] = await conn
    .select({ status: interviews.status, scheduledAt: interviews.scheduledAt })
    .from(interviews)
    .where(eq(interviews.id, interviewId))
    .for("no key update");
  return row;
}

/** Revokes the interview's links that nobody has used. */
export async function revokeUnusedInvites(
  conn: Conn,
  { interviewId, now }: { interviewId: string; now: Date },
): Promise<void> {
  await conn
    .update(invites)
    .set({ revokedAt: now })
    .where(and(eq(invites.interviewId, interviewId), isNull(invites.usedAt), isNull(invites.revokedAt)));
}

/** Links that still open go on doing so until then; none is shortened. */
export async function extendOpenInvites(
  conn: Conn,
  { interviewId, now, expiresAt }: { interviewId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await conn
    .update(invites)
    .set({ expiresAt: sql`greatest(${invites.expiresAt}, ${expiresAt.toISOString()}::timestamptz)` })
    .where(
      and(
        eq(invites.interviewId, interviewId),
        isNull(invites.usedAt),
        isNull(invites.revokedAt),
        gt(invites.expiresAt, now),
      ),
    );
}

export async function insertInvite(
  conn: Conn,
  invite: { id: string; interviewId: string; codeHash: Buffer; expiresAt: Date; createdAt: Date },
): Promise<void> {
  await conn.insert(invites).values(invite);
}

/** The interview's newest invite, whatever became of it. */
export async function findLatestInvite(conn: Conn, interviewId: string) {
  const [row] = await conn
    .select(inviteColumns)
    .from(invites)
    .innerJoin(interviews, eq(interviews.id, invites.interviewId))
    .where(eq(invites.interviewId, interviewId))
    .orderBy(desc(invites.createdAt), desc(invites.id))
    .limit(1);
  return row;
}

/** An invite by the hash of its code, with what the person who holds the link may read before joining. */
export async function findInviteByHash(conn: Conn, codeHash: Buffer) {
  const [row] = await conn
    .select({
      ...inviteColumns,
      title: interviews.title,
      candidateName: interviews.candidateName,
      scheduledAt: interviews.scheduledAt,
      timeZone: interviews.timeZone,
      plannedMinutes: interviews.plannedMinutes,
      teamName: teams.name,
      invitedBy: people.name,
    })
    .from(invites)
    .innerJoin(interviews, eq(interviews.id, invites.interviewId))
    .innerJoin(teams, eq(teams.id, interviews.teamId))
    .leftJoin(people, eq(people.id, interviews.createdBy))
    .where(eq(invites.codeHash, codeHash));
  return row;
}

/** The same for whoever is about to use it: others who hold the code wait until this transaction ends. */
export async function lockInviteByHash(conn: Conn, codeHash: Buffer) {
  const [row] = await conn
    .select(inviteColumns)
    .from(invites)
    .innerJoin(interviews, eq(interviews.id, invites.interviewId))
    .where(eq(invites.codeHash, codeHash))
    .for("update", { of: invites });
  return row;
}

/** Those that there are of these hashes, in no order, with what says whether they are open. */
export async function listInvitesByHash(conn: Conn, codeHashes: Buffer[]) {
  return conn
    .select({ ...inviteColumns, codeHash: invites.codeHash })
    .from(invites)
    .innerJoin(interviews, eq(interviews.id, invites.interviewId))
    .where(inArray(invites.codeHash, codeHashes));
}

export async function markInviteUsed(conn: Conn, args: { inviteId: string; seatId: string; now: Date }) {
  await conn
    .update(invites)
    .set({ usedAt: args.now, usedBySeatId: args.seatId })
    .where(and(eq(invites.id, args.inviteId), isNull(invites.usedAt)));
}

/** The seat that the interview's candidate has now, with whoever sits in it. */
export async function findCandidateSeat(conn: Conn, interviewId: string) {
  const [row] = await conn
    .select({ seatId: seats.id, personId: seats.personId, name: people.name, isGuest: people.isGuest })
    .from(seats)
    .innerJoin(people, eq(people.id, seats.personId))
    .where(and(eq(seats.interviewId, interviewId), eq(seats.role, "candidate"), isNull(seats.removedAt)));
  return row;
}

/** From then on the interview goes by the name that its candidate gave. */
export async function nameCandidate(
  conn: Conn,
  { interviewId, name }: { interviewId: string; name: string },
): Promise<void> {
  await conn.update(interviews).set({ candidateName: name }).where(eq(interviews.id, interviewId));
}

/** The person's seat in the interview, also one that was removed: a person has one seat in an interview, for ever. */
export async function findAnySeat(conn: Conn, args: { interviewId: string; personId: string }) {
  const [row] = await conn
    .select({ seatId: seats.id, role: seats.role, removedAt: seats.removedAt })
    .from(seats)
    .where(and(eq(seats.interviewId, args.interviewId), eq(seats.personId, args.personId)));
  return row;
}

/** Hands a candidate's seat, with all that was written in it, to another person. */
export async function moveCandidateSeat(
  conn: Conn,
  args: { interviewId: string; seatId: string; personId: string },
): Promise<void> {
  await conn
    .update(seats)
    .set({ personId: args.personId })
    .where(
      and(
        eq(seats.id, args.seatId),
        eq(seats.interviewId, args.interviewId),
        eq(seats.role, "candidate"),
        isNull(seats.removedAt),
      ),
    );
}
