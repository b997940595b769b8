// The browsers in which somebody is signed in.
import { deleteOldSignIns, deleteSignIns, insertSignIn } from "@/db/auth/sign-ins";
import type { Database } from "@/db/client";
import { lockPersonAtVersion } from "@/db/people";
import { AppError } from "@/lib/errors";
import { logComing } from "@/lib/security-log";
import { type AtVersion, type Identity, signInLasts } from "../identify";

/** Nobody has more browsers than that: of further ones those go that were used longest ago. */
const mostSignIns = 100;

/**
 * One more browser in which they are signed in. Throws `unauthenticated` where they were shut out, or have another password, since they
 * showed who they are.
 */
export async function beginSignIn(
  database: Database,
  { personId, tokenVersion, browser }: AtVersion & { browser: string },
): Promise<{ signInId: string }> {
  return database.transaction(async (tx) => {
    if (!(await lockPersonAtVersion(tx, { personId, tokenVersion }))) throw tooLate();
    const begun = await insertSignIn(tx, { personId, browser });
    await deleteOldSignIns(tx, { personId, ...signInLasts(), most: mostSignIns });
    return begun;
  });
}

export const tooLate = (): AppError =>
  new AppError(
    "unauthenticated",
    "The password was changed, or the account shut, in this moment. Sign in with the new one.",
  );

/** Ends one of the person's own, or all but one, or all; returns those that there were, for the rooms to hear of. */
export async function endSignIns(
  database: Database,
  { personId }: { personId: string },
  which: { only?: string; but?: string } = {},
): Promise<string[]> {
  const ended = await deleteSignIns(database, { personId, ...which });
  if (ended.length > 0) logComing("signed out", { personId });
  return ended;
}

/** One of their other browsers. Throws `not_found` where it is signed out already. */
export async function endSignIn(
  database: Database,
  { personId }: Identity,
  { signInId }: { signInId: string },
): Promise<string[]> {
  const ended = await endSignIns(database, { personId }, { only: signInId });
  if (ended.length === 0) throw new AppError("not_found", "That browser is signed out already.");
  return ended;
}
