import { and, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Conn } from "../client";
import { memberships, people, teamInvites, teams } from "../schema/people";

type NewTeamInvite = Pick<
  typeof teamInvites.$inferInsert,
  "teamId" | "role" | "codeHash" | "email" | "places" | "expiresAt" | "createdBy"
> & { id: string };

export async function insertTeamInvite(conn: Conn, row: NewTeamInvite): Promise<void> {
  await conn.insert(teamInvites).values(row);
}

/** Whoever made it is an admin of the team still, and wasn't shut out. */
const hasAdmin = sql<boolean>`exists (
  select from ${memberships} maker inner join ${people} person on person.id = maker.person_id
  where maker.team_id = ${teamInvites.teamId} and maker.person_id = ${teamInvites.createdBy}
    and maker.role = 'admin' and person.shut_at is null)`;

const inviteColumns = {
  inviteId: teamInvites.id,
  teamId: teamInvites.teamId,
  role: teamInvites.role,
  email: teamInvites.email,
  places: teamInvites.places,
  taken: teamInvites.taken,
  expiresAt: teamInvites.expiresAt,
  revokedAt: teamInvites.revokedAt,
  hasAdmin,
};

/** The team's links that still open, the newest first. */
export async function listOpenTeamInvites(conn: Conn, { teamId, now }: { teamId: string; now: Date }) {
  return conn
    .select(inviteColumns)
    .from(teamInvites)
    .where(
      and(
        eq(teamInvites.teamId, teamId),
        isNull(teamInvites.revokedAt),
        gt(teamInvites.expiresAt, now),
        gt(teamInvites.places, teamInvites.taken),
        hasAdmin,
      ),
    )
    .orderBy(desc(teamInvites.createdAt), desc(teamInvites.id));
}

/** A link by the hash of its code, with what its holder may read before joining. */
export async function findTeamInviteByHash(conn: Conn, codeHash: Buffer) {
  const [row] = await conn
    .select({ ...inviteColumns, teamName: teams.name, invitedBy: people.name })
    .from(teamInvites)
    .innerJoin(teams, eq(teams.id, teamInvites.teamId))
    .leftJoin(people, eq(people.id, teamInvites.createdBy))
    .where(eq(teamInvites.codeHash, codeHash));
  return row;
}

/** The same for whoever is about to use it: others who hold the code wait until this transaction ends. */
export async function lockTeamInviteByHash(conn: Conn, codeHash: Buffer) {
  const [row] = await conn
    .select(inviteColumns)
    .from(teamInvites)
    .where(eq(teamInvites.codeHash, codeHash))
    .for("update");
  return row;
}

/** Those that there are of these hashes, in no order, with what says whether they are open. */
export async function listTeamInvitesByHash(conn: Conn, codeHashes: Buffer[]) {
  return conn
    .select({ ...inviteColumns, codeHash: teamInvites.codeHash })
    .from(teamInvites)
    .where(inArray(teamInvites.codeHash, codeHashes));
}

export async function takePlace(conn: Conn, inviteId: string): Promise<void> {
  await conn
    .update(teamInvites)
    .set({ taken: sql`${teamInvites.taken} + 1` })
    .where(eq(teamInvites.id, inviteId));
}

/** False where the team has no such link that still stands. */
export async function revokeTeamInvite(
  conn: Conn,
  { teamId, inviteId }: { teamId: string; inviteId: string },
): Promise<boolean> {
  const revoked = await conn
    .update(teamInvites)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(teamInvites.teamId, teamId), eq(teamInvites.id, inviteId), isNull(teamInvites.revokedAt)))
    .returning({ inviteId: teamInvites.id });
  return revoked.length === 1;
}
