import { copyPacks } from "@/db/bank/questions";
import type { Conn, Database } from "@/db/client";
import {
  bumpTokenVersion,
  findPersonByEmail,
  findPersonByOidcSubject,
  insertAccount,
  insertMembership,
  insertTeam,
  type NewAccount,
} from "@/db/people";
import { demoInterviewer, demoPassword, demoPeople, demoTeam } from "@/db/seed/people";
import { AppError, postgresCode } from "@/lib/errors";
import { firstPacks, libraryPacks } from "@/lib/library/catalogue";
import { sharedBuckets, waitText } from "@/lib/rate-limit";
import type { Identity } from "./identify";
import { hashPassword, verifyPassword } from "./password";
import type { SignUpInput } from "./schema";

/** Ten wrong passwords for one e-mail from one address, then one each half minute. */
const wrongPasswords = { burst: 10, refillMs: 30_000 };
/** Enough for a whole office on its first day; each one copies the bank and hashes a password. */
const newAccounts = { burst: 30, refillMs: 60_000 };

type Caller = { address: string };

/** Throws `invalid` with fields where the two don’t go together, `rate_limited` after too many wrong ones. */
export async function signIn(
  database: Database,
  { email, password, address }: Caller & { email: string; password: string },
): Promise<Identity> {
  const buckets = sharedBuckets("wrong passwords", wrongPasswords);
  const key = `${email.toLowerCase()} ${address}`;
  // Taken before the check and given back after it: guesses sent all at once don't get past the count.
  const waitMs = buckets.take(key);
  if (waitMs) {
    throw new AppError(
      "rate_limited",
      `Too many wrong passwords for this e-mail. Try again in ${waitText(waitMs)}.`,
    );
  }
  const person = await findPersonByEmail(database, email);
  if (!(await verifyPassword(person?.passwordHash, password)) || !person) {
    const message = "This e-mail and this password don’t go together. Check both.";
    throw new AppError("invalid", message, { fields: { password: message } });
  }
  buckets.clear(key);
  const { passwordHash: _, ...identity } = person;
  return identity;
}

/** A person with a team and a bank of their own. An e-mail that is taken is an error of its field. */
export async function signUp(
  database: Database,
  { name, email, password, packs = firstPacks, address }: SignUpInput & Caller,
): Promise<Identity> {
  const waitMs = sharedBuckets("new accounts", newAccounts).take(address);
  if (waitMs) {
    throw new AppError(
      "rate_limited",
      `Too many new accounts from here at once. Try again in ${waitText(waitMs)}.`,
    );
  }
  if (await findPersonByEmail(database, email)) throw emailTaken();
  const passwordHash = await hashPassword(password);
  return makeAccount(database, { name, email, passwordHash }, packs).catch((error: unknown) => {
    throw postgresCode(error) === "23505" ? emailTaken(error) : error;
  });
}

/**
 * The person behind a subject of the identity provider, made at the first sign-in. An e-mail that belongs to somebody with
 * a password is `conflict`, never linked: sign-up doesn't verify e-mails, so whoever registered it first may be a squatter.
 */
export async function signInWithOidc(
  database: Database,
  account: { subject: string; email: string; name: string },
): Promise<Identity> {
  const known = await findPersonByOidcSubject(database, account.subject);
  if (known) return known;
  const { subject: oidcSubject, email, name } = account;
  return makeAccount(database, { name, email, oidcSubject }, firstPacks).catch(async (error: unknown) => {
    if (postgresCode(error) !== "23505") throw error;
    // Two first sign-ins at once: the other one has just made the person.
    const made = await findPersonByOidcSubject(database, oidcSubject);
    if (made) return made;
    throw emailTaken(error);
  });
}

/** Ends all of the person's sign-ins, everywhere: their cookies carry an older version from now on. */
export async function endSignIns(database: Database, { personId }: { personId: string }): Promise<void> {
  await bumpTokenVersion(database, { personId });
}

/** The person, their own team with them as its admin, and the packs that its bank begins with: all or nothing. */
async function makeAccount(
  database: Database,
  account: NewAccount,
  packs: readonly string[],
): Promise<Identity> {
  return database.transaction(async (tx) => {
    const person = await insertAccount(tx, account);
    const teamId = await makeTeam(tx, `${account.name}'s team`, packs);
    await insertMembership(tx, { teamId, personId: person.personId, role: "admin" });
    return person;
  });
}

async function makeTeam(conn: Conn, name: string, packs: readonly string[]): Promise<string> {
  const teamId = await insertTeam(conn, name);
  await copyPacks(conn, { teamId, packs });
  return teamId;
}

function emailTaken(cause?: unknown): AppError {
  const message = "Somebody signed up with this e-mail already. If it was you, sign in instead.";
  return new AppError("conflict", message, { fields: { email: message }, cause });
}

/**
 * The people of `db/seed/people.ts`, once. Only for the embedded database: their password is in the README. Together in one
 * transaction, so that the first one's presence says that all are there without hashing anything at each start.
 */
export async function seedDemoPeople(database: Database): Promise<void> {
  if (await findPersonByEmail(database, demoInterviewer.email)) return;
  const passwordHash = await hashPassword(demoPassword);
  await database.transaction(async (tx) => {
    const demoTeamId = await makeTeam(tx, demoTeam, Object.keys(libraryPacks));
    for (const { name, email, role } of demoPeople) {
      const { personId } = await insertAccount(tx, { name, email, passwordHash });
      const teamId = role ? demoTeamId : await makeTeam(tx, `${name}'s team`, firstPacks);
      await insertMembership(tx, { teamId, personId, role: role ?? "admin" });
    }
  });
}
