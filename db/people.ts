import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Conn } from "./client";
import { one } from "./one";
import { memberships, people, teams } from "./schema/people";
import type { TeamRole } from "./vocabulary";

const identityColumns = {
  personId: people.id,
  name: people.name,
  isGuest: people.isGuest,
  tokenVersion: people.tokenVersion,
};

const isShut = isNotNull(people.shutAt).mapWith(Boolean);

/** The guest, if this is still the version that their cookie carries. */
export async function findPersonAtVersion(conn: Conn, args: { personId: string; tokenVersion: number }) {
  const [row] = await conn
    .select(identityColumns)
    .from(people)
    .where(and(eq(people.id, args.personId), eq(people.tokenVersion, args.tokenVersion)));
  return row;
}

export async function findPerson(conn: Conn, personId: string) {
  const [row] = await conn.select(identityColumns).from(people).where(eq(people.id, personId));
  return row;
}

/** Null for a guest. */
export async function findPersonEmail(conn: Conn, personId: string): Promise<string | null> {
  const [row] = await conn.select({ email: people.email }).from(people).where(eq(people.id, personId));
  return row?.email ?? null;
}

/** What the person's own page shows of them; whether they have a password, not which. */
export async function findAccount(conn: Conn, personId: string) {
  const [row] = await conn
    .select({
      name: people.name,
      email: people.email,
      hasPassword: isNotNull(people.passwordHash).mapWith(Boolean),
      isShut,
    })
    .from(people)
    .where(eq(people.id, personId));
  return row;
}

const nextVersion = sql`${people.tokenVersion} + 1`;

export async function updateShut(
  conn: Conn,
  { personId, isShut }: { personId: string; isShut: boolean },
): Promise<void> {
  await conn
    .update(people)
    .set({ shutAt: isShut ? sql`now()` : null, tokenVersion: nextVersion })
    .where(eq(people.id, personId));
}

export async function renamePerson(conn: Conn, args: { personId: string; name: string }): Promise<void> {
  await conn.update(people).set({ name: args.name }).where(eq(people.id, args.personId));
}

export async function updatePassword(
  conn: Conn,
  { personId, passwordHash }: { personId: string; passwordHash: string },
): Promise<{ tokenVersion: number }> {
  const updated = await conn
    .update(people)
    .set({ passwordHash, tokenVersion: nextVersion })
    .where(eq(people.id, personId))
    .returning({ tokenVersion: people.tokenVersion });
  return one(updated);
}

/** Holds the person's row until the transaction ends: whoever else asks for it waits. */
export async function lockPerson(conn: Conn, personId: string): Promise<void> {
  await conn.select({ personId: people.id }).from(people).where(eq(people.id, personId)).for("no key update");
}

/** The same; false where the account was shut, or isn't at that version any more. */
export async function lockPersonAtVersion(
  conn: Conn,
  { personId, tokenVersion }: { personId: string; tokenVersion: number },
): Promise<boolean> {
  const locked = await conn
    .select({ personId: people.id })
    .from(people)
    .where(and(eq(people.id, personId), eq(people.tokenVersion, tokenVersion), isNull(people.shutAt)))
    .for("no key update");
  return locked.length === 1;
}

export async function findPersonByEmail(conn: Conn, email: string) {
  const [row] = await conn
    .select({ ...identityColumns, passwordHash: people.passwordHash, isShut })
    .from(people)
    .where(eq(people.email, email));
  return row;
}

/** `subject` names the issuer too: `https://id.example.com|1234`. */
export async function findPersonByOidcSubject(conn: Conn, subject: string) {
  const [row] = await conn
    .select({ ...identityColumns, isShut })
    .from(people)
    .where(eq(people.oidcSubject, subject));
  return row;
}

export type NewAccount = { name: string; email: string; passwordHash?: string; oidcSubject?: string };

/** An e-mail or subject that exists already is Postgres' 23505. */
export async function insertAccount(conn: Conn, account: NewAccount) {
  return one(await conn.insert(people).values(account).returning(identityColumns));
}

export async function insertGuest(conn: Conn, name: string) {
  return one(await conn.insert(people).values({ name, isGuest: true }).returning(identityColumns));
}

/** Ends what a guest's cookie let in so far, and takes the new name. Undefined where there is no such guest. */
export async function bumpTokenVersion(conn: Conn, { personId, name }: { personId: string; name?: string }) {
  const [row] = await conn
    .update(people)
    .set({ tokenVersion: nextVersion, name })
    .where(and(eq(people.id, personId), people.isGuest))
    .returning(identityColumns);
  return row;
}

export async function insertTeam(conn: Conn, name: string, { isDemo = false } = {}): Promise<string> {
  return one(await conn.insert(teams).values({ name, isDemo }).returning({ teamId: teams.id })).teamId;
}

export async function insertMembership(
  conn: Conn,
  args: { teamId: string; personId: string; role: TeamRole },
): Promise<void> {
  await conn.insert(memberships).values(args);
}

/** The person in that team, or in the one that they turned to last, and their role in it. */
export async function findMembership(
  conn: Conn,
  { personId, teamId }: { personId: string; teamId?: string },
) {
  const [row] = await conn
    .select({
      personId: people.id,
      name: people.name,
      memberId: memberships.memberId,
      teamId: teams.id,
      teamName: teams.name,
      role: memberships.role,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(
      and(
        eq(memberships.personId, personId),
        teamId === undefined ? undefined : eq(memberships.teamId, teamId),
      ),
    )
    .orderBy(desc(memberships.chosenAt), asc(teams.id))
    .limit(1);
  return row;
}
