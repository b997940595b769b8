// A new password for whoever forgot theirs: by a link that works once, made by an admin of all their teams or by whoever runs the server.
import { randomBytes } from "node:crypto";
import { insertReset, lockResetByHash, markResetUsed } from "@/db/auth/resets";
import { deleteSignIns } from "@/db/auth/sign-ins";
import type { Conn, Database } from "@/db/client";
import { findAccount, findPersonByEmail, updatePassword } from "@/db/people";
import { findMember, listTeamsOf, lockTeam } from "@/db/teams/members";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import { hashInviteCode, lookForLink } from "@/lib/invites/reads";
import { logComing } from "@/lib/security-log";
import type { TeamAdmin } from "@/lib/teams/policy";
import { shut } from "../commands";
import { hashing, hashPassword, refuseCommon } from "../password";
import { borrowedWords } from "../schema";
import { findReset } from "./reads";
import { closedWords, resetExpiresAt, resetState } from "./rules";

/** For somebody else of the team. Throws `forbidden` where they belong to a team that this admin isn't one of, or have no password. */
export async function makeResetFor(
  database: Database,
  { teamId, memberId: adminId }: TeamAdmin,
  { memberId }: { memberId: string },
): Promise<{ link: string }> {
  return database.transaction(async (tx) => {
    await lockTeam(tx, teamId);
    const admin = (await findMember(tx, { teamId, memberId: adminId })) ?? gone();
    if (admin.role !== "admin") throw new AppError("forbidden", "You are no admin of this team any more.");
    const member = (await findMember(tx, { teamId, memberId })) ?? gone();
    if (member.personId === admin.personId)
      throw new AppError("conflict", "You change your own password on your account’s page.");
    await refuseBeyond(tx, { admin, member });
    return makeReset(tx, { personId: member.personId, createdBy: admin.personId });
  });
}

type Person = { personId: string; name: string };

/** An admin of one team would otherwise come into the others by it. */
async function refuseBeyond(tx: Conn, { admin, member }: { admin: Person; member: Person }): Promise<void> {
  const { name, personId } = member;
  const account = await findAccount(tx, personId);
  if (!account?.hasPassword)
    throw new AppError(
      "forbidden",
      `${name} has no password here: they sign in through ${env().oidc?.name ?? "your provider"}.`,
    );
  if (await looksAfter(tx, { adminId: admin.personId, personId })) return;
  throw new AppError(
    "forbidden",
    `${name} belongs to a team of which you are no admin, and the link would open that as well. Ask whoever runs this server for one.`,
  );
}

/** Whether that admin is one in every team of the person. */
async function looksAfter(
  tx: Conn,
  { adminId, personId }: { adminId: string; personId: string },
): Promise<boolean> {
  const [own, theirs] = [await listTeamsOf(tx, adminId), await listTeamsOf(tx, personId)];
  const managed = new Set(own.filter(({ role }) => role === "admin").map(({ teamId }) => teamId));
  return theirs.length > 0 && theirs.every(({ teamId }) => managed.has(teamId));
}

/** By whoever runs the server. Throws `not_found` where nobody signs in with this address and a password. */
export async function makeResetByAddress(database: Database, email: string): Promise<{ link: string }> {
  const person = await findPersonByEmail(database, email);
  if (!person?.passwordHash)
    throw new AppError("not_found", `Nobody signs in here with ${email} and a password.`);
  return makeReset(database, { personId: person.personId, createdBy: null });
}

/** The one time that its code can be seen. */
async function makeReset(
  conn: Conn,
  { personId, createdBy }: { personId: string; createdBy: string | null },
): Promise<{ link: string }> {
  const code = randomBytes(17).toString("base64url").slice(0, 22);
  const expiresAt = resetExpiresAt(new Date());
  await insertReset(conn, { personId, createdBy, expiresAt, codeHash: hashInviteCode(code) });
  logComing("was given a link for a new password", { personId });
  return { link: `${env().publicUrl}/reset/${code}` };
}

type Reset = { personId: string; email: string; ended: string[] };

/**
 * Sets the password of whom the link is for, and ends all of their sign-ins; the caller begins one. Of two with the same link one wins.
 * Throws `invalid` with fields, `conflict` or `not_found` in words where the link sets none.
 */
export async function resetPassword(
  database: Database,
  { code, password, address }: { code: string; password: string; address: string },
): Promise<Reset> {
  const found = await lookForLink(address, () => findReset(database, code));
  if (found.state !== "open") throw closed(found.state);
  const { personId, name, email, isShut } = found;
  if (isShut) throw shut();
  if (!email) throw closed("unknown");
  const borrowed = borrowedWords(password, { name, email });
  if (borrowed) throw new AppError("invalid", borrowed, { fields: { password: borrowed } });
  await refuseCommon(password);
  const passwordHash = await hashing().take({ from: address, isKnown: true }, () => hashPassword(password));
  const ended = await database.transaction(async (tx) => {
    const reset = await lockResetByHash(tx, hashInviteCode(code));
    const state = reset ? resetState(reset, new Date()) : "unknown";
    if (!reset || state !== "open") throw closed(state === "open" ? "unknown" : state);
    // They may have come to another team since, or the admin have gone.
    const { createdBy: adminId } = reset;
    if (adminId && !(await looksAfter(tx, { adminId, personId }))) throw closed("outgrown");
    await markResetUsed(tx, reset.resetId);
    await updatePassword(tx, { personId, passwordHash });
    return deleteSignIns(tx, { personId });
  });
  logComing("set a new password by a link", { personId, address });
  return { personId, email, ended };
}

function closed(state: keyof typeof closedWords): AppError {
  const { title, text } = closedWords[state];
  return new AppError(state === "unknown" ? "not_found" : "conflict", `${title}. ${text}`);
}

function gone(): never {
  throw notFound("member");
}
