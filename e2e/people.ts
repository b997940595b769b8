// People who sign in by their password, which the factories leave out.
import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import { createPerson, createTeam } from "@/db/testing/factories";
import { hashPassword } from "@/lib/auth/password";

export const newEmail = () => `${randomUUID().slice(0, 12)}@rehearse.test`;
export const password = "four words in a row";

/** Somebody with a password and a team. */
export async function createAccount(database: Database, name = "Tomasz Lind") {
  const passwordHash = await hashPassword(password);
  const person = await createPerson(database, { name, email: newEmail(), passwordHash });
  return { ...person, ...(await createTeam(database, person)) };
}
