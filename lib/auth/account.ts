// What people change of their own account.

import { deleteOpenResets } from "@/db/auth/resets";
import { deleteSignIns } from "@/db/auth/sign-ins";
import type { Database } from "@/db/client";
import { findAccount, lockPersonAtVersion, renamePerson, updatePassword } from "@/db/people";
import { AppError } from "@/lib/errors";
import { sharedBuckets, waitText } from "@/lib/rate-limit";
import { logComing } from "@/lib/security-log";
import { beginTeam, findRight } from "./commands";
import type { AtVersion, Identity } from "./identify";
import type { Member } from "./member";
import { hashing, hashPassword, refuseCommon } from "./password";
import { borrowedWords } from "./schema";
import { tooLate } from "./sign-ins/commands";
import type { Caller } from "./tries/device";
import { forgive, giveBack, spend, triesOf } from "./tries/limits";

/** As colleagues and candidates see them from now on; what is over keeps its author, under the new name. */
export async function changeName(
  database: Database,
  { personId }: Member,
  { name }: { name: string },
): Promise<void> {
  await renamePerson(database, { personId, name });
}

/** Each copies the bank. */
const newTeams = { burst: 5, refillMs: 3_600_000 };

/** Another team beside those that they belong to, of which there may be none. Throws `rate_limited` after many at once. */
export async function beginOwnTeam(
  database: Database,
  { personId }: Identity,
  { name }: { name: string },
): Promise<void> {
  const teams = sharedBuckets("new teams", newTeams);
  const waitMs = teams.take(personId);
  if (waitMs > 0)
    throw new AppError("rate_limited", `Too many new teams at once. Try again in ${waitText(waitMs)}.`);
  await beginTeam(database, { personId }, { name }).catch((error: unknown) => {
    teams.giveBack(personId);
    throw error;
  });
}

/**
 * Takes the old password for a new one, and ends all of the person's sign-ins with it, and the links for new passwords that open for them
 * or were made by them: the caller begins one sign-in for this browser. Throws
 * `invalid` with fields, `rate_limited` after too many wrong ones, `forbidden` for whoever signs in through the provider alone.
 */
export async function changePassword(
  database: Database,
  { personId }: Pick<Identity, "personId">,
  { current, password, address, devices }: Caller & { current: string; password: string },
): Promise<{ person: AtVersion; email: string; ended: string[] }> {
  const account = await findAccount(database, personId);
  if (!account?.email || !account.hasPassword)
    throw new AppError("forbidden", "Your account has no password here: you sign in through your provider.");
  const { name, email } = account;
  const tries = triesOf({ email, address, devices });
  await spend(tries);
  const right = await findRight(
    database,
    { email, password: current },
    { from: address, isKnown: true },
  ).catch((error: unknown) => {
    giveBack(tries);
    throw error;
  });
  if (!right) throw new AppError("invalid", notYours, { fields: { current: notYours } });
  forgive(tries);
  const borrowed =
    password === current
      ? "This is the password that you have now."
      : borrowedWords(password, { name, email });
  if (borrowed) throw new AppError("invalid", borrowed, { fields: { password: borrowed } });
  await refuseCommon(password);
  const passwordHash = await hashing().take({ from: address, isKnown: true }, () => hashPassword(password));
  const changed = await database.transaction(async (tx) => {
    if (!(await lockPersonAtVersion(tx, right))) throw tooLate();
    const { tokenVersion } = await updatePassword(tx, { personId, passwordHash });
    await deleteOpenResets(tx, personId);
    return { person: { personId, tokenVersion }, ended: await deleteSignIns(tx, { personId }) };
  });
  logComing("changed the password", { personId, address });
  return { email, ...changed };
}

const notYours = "This isn’t the password that you have now.";
