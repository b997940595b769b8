import { and, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Conn } from "../client";
import { one } from "../one";
import { people, signIns } from "../schema/people";

/** How long it lets somebody in: `idleDays` without being used, `mostDays` in any case. */
type Lasting = { idleDays: number; mostDays: number };
type Asked = Lasting & { signInId: string; personId: string };

const lasts = ({ idleDays, mostDays }: Lasting) =>
  sql`(${signIns.usedAt} > now() - make_interval(days => ${idleDays}) and ${signIns.createdAt} > now() - make_interval(days => ${mostDays}))`;

/** The person, as long as this sign-in of theirs stands; it is noted as used. */
export async function findSignedIn(conn: Conn, { signInId, personId, ...lasting }: Asked) {
  const stands = and(eq(signIns.id, signInId), eq(signIns.personId, personId), lasts(lasting));
  const used = conn.$with("used").as(
    conn
      .update(signIns)
      .set({ usedAt: sql`now()` })
      .where(and(stands, sql`${signIns.usedAt} < now() - interval '10 minutes'`))
      .returning({ id: signIns.id }),
  );
  const [row] = await conn
    .with(used)
    .select({ personId: people.id, name: people.name, isGuest: people.isGuest, signInId: signIns.id })
    .from(signIns)
    .innerJoin(people, and(eq(people.id, signIns.personId), isNull(people.shutAt)))
    .where(stands);
  return row;
}

/** Of these, those that there are. */
export async function listStandingSignIns(conn: Conn, signInIds: string[]): Promise<string[]> {
  if (signInIds.length === 0) return [];
  const rows = await conn.select({ id: signIns.id }).from(signIns).where(inArray(signIns.id, signInIds));
  return rows.map(({ id }) => id);
}

/** The person's own, the last used first. */
export async function listSignIns(conn: Conn, { personId, ...lasting }: Lasting & { personId: string }) {
  return conn
    .select({
      signInId: signIns.id,
      browser: signIns.browser,
      createdAt: signIns.createdAt,
      usedAt: signIns.usedAt,
    })
    .from(signIns)
    .where(and(eq(signIns.personId, personId), lasts(lasting)))
    .orderBy(desc(signIns.usedAt), signIns.id);
}

export async function insertSignIn(
  conn: Conn,
  row: { personId: string; browser: string },
): Promise<{ signInId: string }> {
  return one(await conn.insert(signIns).values(row).returning({ signInId: signIns.id }));
}

/** Those that let nobody in any more, and all but the `most` last used. */
export async function deleteOldSignIns(
  conn: Conn,
  { personId, most, ...lasting }: Lasting & { personId: string; most: number },
): Promise<void> {
  const own = eq(signIns.personId, personId);
  const kept = conn
    .select({ id: signIns.id })
    .from(signIns)
    .where(own)
    .orderBy(desc(signIns.usedAt), signIns.id)
    .limit(most);
  await conn.delete(signIns).where(and(own, sql`(not ${lasts(lasting)} or ${signIns.id} not in ${kept})`));
}

/** One of the person's, or all, or all but one; returns those that there were. */
export async function deleteSignIns(
  conn: Conn,
  { personId, only, but }: { personId: string; only?: string; but?: string },
): Promise<string[]> {
  const rows = await conn
    .delete(signIns)
    .where(
      and(
        eq(signIns.personId, personId),
        only === undefined ? undefined : eq(signIns.id, only),
        but === undefined ? undefined : ne(signIns.id, but),
      ),
    )
    .returning({ id: signIns.id });
  return rows.map(({ id }) => id);
}
