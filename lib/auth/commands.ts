import { copyPacks } from "@/db/bank/questions";
import type { Conn, Database } from "@/db/client";
import { codeOf } from "@/db/failure";
import {
  findPersonByEmail,
  findPersonByOidcSubject,
  insertAccount,
  insertMembership,
  insertTeam,
  type NewAccount,
} from "@/db/people";
import { demoInterviewer, demoPassword, demoPeople, demoTeam } from "@/db/seed/people";
import { env } from "@/lib/env";
import { AppError, postgresCode } from "@/lib/errors";
import type { Asker } from "@/lib/fair-turns";
import { firstPacks, libraryPacks } from "@/lib/library/catalogue";
import { logComing, logRefusal } from "@/lib/security-log";
import type { AtVersion, Identity } from "./identify";
import { hashing, hashPassword, refuseCommon, verifyPassword } from "./password";
import { maySignUp } from "./rules";
import type { SignUpInput } from "./schema";
import type { Caller } from "./tries/device";
import { forgive, giveBack, giveBackAccount, spend, spendAccount, triesOf } from "./tries/limits";

type Typed = { email: string; password: string };
/** Who showed who they are, as their account was then: `beginSignIn` looks whether it still is. */
export type Entrant = Identity & AtVersion;

/** Throws `invalid` with fields where the two don’t go together, `rate_limited` after too many wrong ones. */
export async function signIn(
  database: Database,
  { email, password, address, devices }: Caller & Typed,
): Promise<Entrant> {
  const tries = triesOf({ email, address, devices });
  await spend(tries);
  const asker = { from: address, isKnown: tries.device !== undefined };
  const person = await findRight(database, { email, password }, asker).catch((error: unknown) => {
    giveBack(tries);
    throw error;
  });
  if (!person) throw new AppError("invalid", notTogether, { fields: { password: notTogether } });
  forgive(tries);
  logComing("signed in", { personId: person.personId, address });
  return person;
}

const notTogether = "This e-mail and this password don’t go together. Check both.";

/** Undefined where it isn't theirs, after as much work where nobody has this e-mail. */
export async function findRight(
  database: Database,
  { email, password }: Typed,
  asker: Asker,
): Promise<Entrant | undefined> {
  const person = await findPersonByEmail(database, email);
  const isRight = await hashing().take(asker, () => verifyPassword(person?.passwordHash, password));
  if (!isRight || !person) {
    logRefusal(person ? "wrong password" : "unknown e-mail", {
      personId: person?.personId,
      address: asker.from,
    });
    return undefined;
  }
  const { passwordHash: _, ...known } = person;
  return unlessShut(known);
}

function unlessShut<P extends { isShut: boolean }>({ isShut, ...person }: P): Omit<P, "isShut"> {
  if (isShut) throw shut();
  return person;
}

/** Told only to whoever has the right password or link, or whom the provider names. */
function shut(): AppError {
  return new AppError("unauthenticated", "This account was shut. Ask whoever runs this server.");
}

/** What a new person belongs to, within the transaction that makes them. */
type Settle = (tx: Conn, person: { personId: string; name: string }) => Promise<void>;

/**
 * A person with a team and a bank of their own, or settled by what they were invited with. An e-mail that is taken is an error of
 * its field.
 */
export async function signUp(
  database: Database,
  { password, packs = firstPacks, address, ...typed }: SignUpInput & Caller,
  settle?: Settle,
): Promise<Entrant> {
  refuseClosed({ isInvited: settle !== undefined });
  await refuseCommon(password);
  spendAccount(address);
  try {
    const person = await makeFresh(database, { ...typed, password, address }, settle ?? withOwnTeam(packs));
    logComing("signed up", { personId: person.personId, address });
    return person;
  } catch (error) {
    giveBackAccount(address, { isTaken: codeOf(error) === "conflict" });
    throw error;
  }
}

type Fresh = Typed & { name: string; address: string };

async function makeFresh(
  database: Database,
  { name, email, password, address }: Fresh,
  settle: Settle,
): Promise<Entrant> {
  if (await findPersonByEmail(database, email)) throw emailTaken();
  const passwordHash = await hashing().take({ from: address, isKnown: false }, () => hashPassword(password));
  return makeAccount(database, { name, email, passwordHash }, settle).catch((error: unknown) => {
    throw postgresCode(error) === "23505" ? emailTaken(error) : error;
  });
}

/**
 * The person behind a subject of the identity provider, made at the first sign-in. An e-mail that belongs to somebody with
 * a password is `conflict`, never linked: sign-up doesn't verify e-mails, so whoever registered it first may be a squatter.
 */
export async function signInWithOidc(database: Database, account: OidcAccount): Promise<Entrant> {
  const person = await findOrMake(database, account);
  logComing("signed in", { personId: person.personId });
  return person;
}

type OidcAccount = { subject: string; email: string; name: string };

async function findOrMake(database: Database, account: OidcAccount): Promise<Entrant> {
  const known = await findPersonByOidcSubject(database, account.subject);
  if (known) return unlessShut(known);
  refuseClosed({ isInvited: true });
  const { subject: oidcSubject, email, name } = account;
  return makeAccount(database, { name, email, oidcSubject }, withOwnTeam(firstPacks)).catch(
    async (error: unknown) => {
      if (postgresCode(error) !== "23505") throw error;
      // Two first sign-ins at once: the other one has just made the person.
      const made = await findPersonByOidcSubject(database, oidcSubject);
      if (made) return unlessShut(made);
      throw emailTaken(error);
    },
  );
}

/** The person and what they belong to: all or nothing. */
async function makeAccount(database: Database, account: NewAccount, settle: Settle): Promise<Entrant> {
  return database.transaction(async (tx) => {
    const person = await insertAccount(tx, account);
    await settle(tx, person);
    return person;
  });
}

/** Their own team with them as its admin, and the packs that its bank begins with. */
const withOwnTeam =
  (packs: readonly string[]): Settle =>
  async (tx, { personId, name }) => {
    await beginTeam(tx, { personId }, { name: `${name}'s team`, packs });
  };

/** Another team, with the person as its admin; their next pages are its. */
export async function beginTeam(
  conn: Conn,
  { personId }: { personId: string },
  { name, packs = firstPacks }: { name: string; packs?: readonly string[] },
): Promise<void> {
  await conn.transaction(async (tx) => {
    const teamId = await insertTeam(tx, name);
    await copyPacks(tx, { teamId, packs });
    await insertMembership(tx, { teamId, personId, role: "admin" });
  });
}

function refuseClosed(by: { isInvited: boolean }): void {
  const { signUp: setting } = env();
  if (maySignUp(setting, by)) return;
  const who =
    setting === "invited" ? "Ask an admin of your team for a link." : "Ask whoever runs this server.";
  throw new AppError("forbidden", `New accounts aren’t made here by everybody. ${who}`);
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
    const teamId = await insertTeam(tx, demoTeam, { isDemo: true });
    await copyPacks(tx, { teamId, packs: Object.keys(libraryPacks) });
    for (const { name, email, role } of demoPeople) {
      const { personId } = await insertAccount(tx, { name, email, passwordHash });
      if (role) await insertMembership(tx, { teamId, personId, role });
      else await beginTeam(tx, { personId }, { name: `${name}'s team` });
    }
  });
}
