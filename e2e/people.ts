// People who sign in by their password, which the factories leave out.
import { randomUUID } from "node:crypto";
import { insertReset } from "@/db/auth/resets";
import type { Database } from "@/db/client";
import { insertTeamInvite } from "@/db/teams/invites";
import { createPerson, createTeam } from "@/db/testing/factories";
import { hashPassword } from "@/lib/auth/password";
import { hashInviteCode } from "@/lib/invites/reads";

export const newEmail = () => `${randomUUID().slice(0, 12)}@rehearse.test`;
export const password = "four words in a row";

/** Somebody with a password and a team. */
export async function createAccount(database: Database, name = "Tomasz Lind") {
  const passwordHash = await hashPassword(password);
  const person = await createPerson(database, { name, email: newEmail(), passwordHash });
  return { ...person, ...(await createTeam(database, person)) };
}

/** The code of an open link for a new password. */
export async function createReset(
  database: Database,
  { personId }: { personId: string },
  expiresAt = new Date(Date.now() + 86_000_000),
): Promise<string> {
  const code = newCode();
  await insertReset(database, { personId, codeHash: hashInviteCode(code), expiresAt, createdBy: null });
  return code;
}

const newCode = () => randomUUID().replaceAll("-", "").slice(0, 22);

type TeamLink = { teamId: string; personId?: string; email?: string; places?: number };

/** The code of an open link into a team: for so many people, or for an address. */
export async function createTeamLink(
  database: Database,
  { teamId, personId, email, places = 1 }: TeamLink,
): Promise<string> {
  const code = newCode();
  await insertTeamInvite(database, {
    ...{ id: randomUUID(), teamId, role: "interviewer", places, email: email ?? null },
    codeHash: hashInviteCode(code),
    expiresAt: new Date(Date.now() + 13 * 86_400_000),
    createdBy: personId ?? null,
  });
  return code;
}
