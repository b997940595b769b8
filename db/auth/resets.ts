import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Conn } from "../client";
import { passwordResets, people } from "../schema/people";

type NewReset = { personId: string; codeHash: Buffer; expiresAt: Date; createdBy: string | null };

/** One stands at a time: those of the person that weren't used go. */
export async function insertReset(conn: Conn, row: NewReset): Promise<void> {
  await conn
    .delete(passwordResets)
    .where(and(eq(passwordResets.personId, row.personId), isNull(passwordResets.usedAt)));
  await conn.insert(passwordResets).values(row);
}

const resetColumns = {
  resetId: passwordResets.id,
  personId: passwordResets.personId,
  expiresAt: passwordResets.expiresAt,
  usedAt: passwordResets.usedAt,
  createdBy: passwordResets.createdBy,
};

/** By the hash of its code, with whom it is for. */
export async function findResetByHash(conn: Conn, codeHash: Buffer) {
  const [row] = await conn
    .select({
      ...resetColumns,
      name: people.name,
      email: people.email,
      isShut: isNotNull(people.shutAt).mapWith(Boolean),
    })
    .from(passwordResets)
    .innerJoin(people, eq(people.id, passwordResets.personId))
    .where(eq(passwordResets.codeHash, codeHash));
  return row;
}

/** The same for whoever is about to use it: others who hold the code wait until this transaction ends. */
export async function lockResetByHash(conn: Conn, codeHash: Buffer) {
  const [row] = await conn
    .select(resetColumns)
    .from(passwordResets)
    .where(eq(passwordResets.codeHash, codeHash))
    .for("update");
  return row;
}

export async function markResetUsed(conn: Conn, resetId: string): Promise<void> {
  await conn.update(passwordResets).set({ usedAt: sql`now()` }).where(eq(passwordResets.id, resetId));
}
