import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Conn } from "../client";
import { passwordResets, people } from "../schema/people";

type NewReset = { personId: string; codeHash: Buffer; expiresAt: Date; createdBy: string | null };

const isUnused = isNull(passwordResets.usedAt);

/** One stands at a time: those of the person that weren't used go. The caller holds the person's row. */
export async function insertReset(conn: Conn, row: NewReset): Promise<void> {
  await conn.delete(passwordResets).where(and(eq(passwordResets.personId, row.personId), isUnused));
  await conn.insert(passwordResets).values(row);
}

/** Those that open for the person, and those that they made for others. */
export async function deleteOpenResets(conn: Conn, personId: string): Promise<void> {
  const theirs = or(eq(passwordResets.personId, personId), eq(passwordResets.createdBy, personId));
  await conn.delete(passwordResets).where(and(theirs, isUnused));
}

/** Those that there are of these hashes, in no order, with what says whether they are open. */
export async function listResetsByHash(conn: Conn, codeHashes: Buffer[]) {
  return conn
    .select({
      codeHash: passwordResets.codeHash,
      expiresAt: passwordResets.expiresAt,
      usedAt: passwordResets.usedAt,
    })
    .from(passwordResets)
    .where(inArray(passwordResets.codeHash, codeHashes));
}

/** By the hash of its code, with whom it is for. */
export async function findResetByHash(conn: Conn, codeHash: Buffer) {
  const [row] = await conn
    .select({
      resetId: passwordResets.id,
      personId: passwordResets.personId,
      expiresAt: passwordResets.expiresAt,
      usedAt: passwordResets.usedAt,
      createdBy: passwordResets.createdBy,
      name: people.name,
      email: people.email,
    })
    .from(passwordResets)
    .innerJoin(people, and(eq(people.id, passwordResets.personId), isNull(people.shutAt)))
    .where(eq(passwordResets.codeHash, codeHash));
  return row;
}

/** False where it was used or taken back in this moment. */
export async function markResetUsed(conn: Conn, resetId: string): Promise<boolean> {
  const used = await conn
    .update(passwordResets)
    .set({ usedAt: sql`now()` })
    .where(and(eq(passwordResets.id, resetId), isUnused))
    .returning({ resetId: passwordResets.id });
  return used.length === 1;
}
