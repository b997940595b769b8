// What whoever runs the server may do to an account, at its machine; no page and no action does.
import { deleteOpenResets } from "@/db/auth/resets";
import { deleteSignIns } from "@/db/auth/sign-ins";
import type { Conn, Database } from "@/db/client";
import { findPersonByEmail, updateShut } from "@/db/people";
import { AppError } from "@/lib/errors";
import { logComing } from "@/lib/security-log";

/** How many browsers that were. Throws `not_found` where nobody signs in with this address. */
export async function signOutByAddress(database: Database, email: string): Promise<number> {
  const { personId } = await findByAddress(database, email);
  const ended = await database.transaction((tx) => endAll(tx, personId));
  logComing("was signed out", { personId, by: "operator" });
  return ended;
}

/** They are signed out, and sign in no more, by whatever way. What they wrote stays, and so do their teams. */
export async function shutAccount(database: Database, email: string): Promise<number> {
  const { personId } = await findByAddress(database, email);
  const ended = await database.transaction(async (tx) => {
    await updateShut(tx, { personId, isShut: true });
    return endAll(tx, personId);
  });
  logComing("was shut out", { personId, by: "operator" });
  return ended;
}

/** The links for new passwords as well, that open for them or that they made. */
async function endAll(tx: Conn, personId: string): Promise<number> {
  await deleteOpenResets(tx, personId);
  return (await deleteSignIns(tx, { personId })).length;
}

export async function openAccount(database: Database, email: string): Promise<void> {
  const { personId } = await findByAddress(database, email);
  await updateShut(database, { personId, isShut: false });
  logComing("was let in again", { personId, by: "operator" });
}

async function findByAddress(conn: Conn, email: string): Promise<{ personId: string }> {
  const person = await findPersonByEmail(conn, email);
  if (person) return person;
  throw new AppError("not_found", `Nobody signs in here with ${email}.`);
}
