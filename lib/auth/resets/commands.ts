// A new password for whoever forgot theirs: by a link that works once, made by an admin of all their teams or by whoever runs the server.
import { randomBytes } from "node:crypto";
import { deleteOpenResets, insertReset, markResetUsed } from "@/db/auth/resets";
import { deleteSignIns } from "@/db/auth/sign-ins";
import type { Conn, Database } from "@/db/client";
import { findAccount, findPersonByEmail, lockPerson, updatePassword } from "@/db/people";
import { findMember, lockTeam } from "@/db/teams/members";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import { hashInviteCode, lookForLink } from "@/lib/invites/reads";
import { logComing } from "@/lib/security-log";
import type { TeamAdmin } from "@/lib/teams/policy";
import type { AtVersion } from "../identify";
import { hashing, hashPassword, refuseCommon } from "../password";
import { borrowedWords } from "../schema";
import { findReset, looksAfter } from "./reads";
import { closedWords, resetExpiresAt } from "./rules";

/** For somebody else of the team. Throws `forbidden` where the link would open more than that admin's teams, or they have no password. */
export async function makeResetFor(
  database: Database,
  { teamId, memberId: adminId }: TeamAdmin,
  { memberId, address }: { memberId: string; address: string },
): Promise<{ link: string }> {
  return database.transaction(async (tx) => {
    await lockTeam(tx, teamId);
    const admin = (await findMember(tx, { teamId, memberId: adminId })) ?? gone();
    if (admin.role !== "admin") throw new AppError("forbidden", "You are no admin of this team any more.");
    const member = (await findMember(tx, { teamId, memberId })) ?? gone();
    if (member.personId === admin.personId)
      throw new AppError("conflict", "You change your own password on your account’s page.");
    await refuseBeyond(tx, { admin, member });
    return makeReset(tx, { personId: member.personId, createdBy: admin.personId, address });
  });
}

type Person = { personId: string; name: string };

/** An admin of one team would otherwise come into the others by it, and see where else somebody is a candidate. */
async function refuseBeyond(tx: Conn, { admin, member }: { admin: Person; member: Person }): Promise<void> {
  const { name, personId } = member;
  const account = await findAccount(tx, personId);
  if (!account?.hasPassword)
    throw new AppError(
      "forbidden",
      `${name} has no password here: they sign in through ${env().oidc?.name ?? "your provider"}.`,
    );
  if (await looksAfter(tx, { adminId: admin.personId, personId })) return;
  // Not which: a colleague may be a candidate elsewhere.
  throw new AppError(
    "forbidden",
    `The link would open more than what ${name} has in teams of which you are an admin. Ask whoever runs this server for one.`,
  );
}

/** By whoever runs the server. Throws `not_found` where nobody signs in with this address and a password. */
export async function makeResetByAddress(database: Database, email: string): Promise<{ link: string }> {
  return database.transaction(async (tx) => {
    const person = await findPersonByEmail(tx, email);
    if (!person?.passwordHash)
      throw new AppError("not_found", `Nobody signs in here with ${email} and a password.`);
    return makeReset(tx, { personId: person.personId });
  });
}

/** The one time that its code can be seen. Throws `conflict` for an account that was shut. */
async function makeReset(
  tx: Conn,
  { personId, createdBy, address }: { personId: string; createdBy?: string; address?: string },
): Promise<{ link: string }> {
  await lockPerson(tx, personId);
  if ((await findAccount(tx, personId))?.isShut)
    throw new AppError("conflict", "Their account is shut: whoever runs this server has to open it first.");
  const code = randomBytes(17).toString("base64url").slice(0, 22);
  const expiresAt = resetExpiresAt(new Date());
  await insertReset(tx, {
    personId,
    createdBy: createdBy ?? null,
    expiresAt,
    codeHash: hashInviteCode(code),
  });
  logComing("was given a link for a new password", { personId, by: createdBy ?? "operator", address });
  return { link: `${env().publicUrl}/reset/${code}` };
}

type Reset = { person: AtVersion; email: string; ended: string[] };

/**
 * Sets the password of whom the link is for, and ends all of their sign-ins, and the other links that open for them or that they made; the
 * caller begins one sign-in. Of two with the same link one wins. Throws `invalid` with fields, `conflict` or `not_found` in words where the
 * link sets none.
 */
export async function resetPassword(
  database: Database,
  { code, password, address }: { code: string; password: string; address: string },
): Promise<Reset> {
  const found = await lookForLink(address, () => findReset(database, code));
  if (found.state !== "open") throw closed(found.state);
  const { personId, name, email } = found;
  if (!email) throw closed("unknown");
  const borrowed = borrowedWords(password, { name, email });
  if (borrowed) throw new AppError("invalid", borrowed, { fields: { password: borrowed } });
  await refuseCommon(password);
  const passwordHash = await hashing().take({ from: address, isKnown: true }, () => hashPassword(password));
  const reset = await database.transaction(async (tx) => {
    await lockPerson(tx, personId);
    // It may have been used or taken back since, they may have come to another team, or the admin have gone.
    const now = await findReset(tx, code);
    if (now.state !== "open") throw closed(now.state);
    if (!(await markResetUsed(tx, now.resetId))) throw closed("unknown");
    const { tokenVersion } = await updatePassword(tx, { personId, passwordHash });
    await deleteOpenResets(tx, personId);
    return { person: { personId, tokenVersion }, ended: await deleteSignIns(tx, { personId }) };
  });
  logComing("set a new password by a link", { personId, address });
  return { email, ...reset };
}

function closed(state: keyof typeof closedWords): AppError {
  const { title, text } = closedWords[state];
  return new AppError(state === "unknown" ? "not_found" : "conflict", `${title}. ${text}`);
}

function gone(): never {
  throw notFound("member");
}
