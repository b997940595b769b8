import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { insertSignIn } from "@/db/auth/sign-ins";
import { insertAccount, insertMembership } from "@/db/people";
import { useDatabase } from "@/db/testing/database";
import { createPerson, createTeam } from "@/db/testing/factories";
import { signIn } from "@/lib/auth/commands";
import { type Member, takeMembership } from "@/lib/auth/member";
import { shutAccount } from "@/lib/auth/operator";
import { hashPassword } from "@/lib/auth/password";
import { createMember } from "@/lib/auth/testing";
import { asTeamAdmin } from "@/lib/teams/policy";
import { makeResetByAddress, makeResetFor, resetPassword } from "./commands";
import { findReset } from "./reads";

const { database } = useDatabase();
const old = "tulip-orbit-44";
const password = "harbour-lamp-91";
const hashed = hashPassword(old);

const admin = async (given: { teamId?: string } = {}) =>
  asTeamAdmin(await createMember(database(), { role: "admin", ...given }));

/** Of the admin's team, signed in in one browser. */
async function createForgetful({ teamId }: { teamId: string }) {
  const person = await createPerson(database(), { name: "Noor Haddad", passwordHash: await hashed });
  await insertMembership(database(), { teamId, personId: person.personId, role: "interviewer" });
  return { ...person, ...(await takeMembership(database(), person.personId, teamId)) };
}

const codeIn = ({ link }: { link: string }) => link.split("/reset/")[1] ?? "";
const make = async (by: Awaited<ReturnType<typeof admin>>, of: Pick<Member, "memberId">) =>
  codeIn(await makeResetFor(database(), by, of));
const set = (code: string, given: { password?: string } = {}) =>
  resetPassword(database(), { code, password, address: randomUUID(), ...given });
const enters = (email: string, typed: string) =>
  signIn(database(), { email, password: typed, address: randomUUID() }).then(
    () => true,
    () => false,
  );

describe("a link for a new password", () => {
  it("sets it once, ends every sign-in and leaves the old one worthless", async () => {
    const by = await admin();
    const person = await createForgetful(by);
    const { signInId: other } = await insertSignIn(database(), { ...person, browser: "Safari on an iPhone" });
    const code = await make(by, person);
    expect(await findReset(database(), code)).toMatchObject({ state: "open", name: "Noor Haddad" });
    expect(await enters(person.email, old)).toBe(true);
    const { ended, ...who } = await set(code);
    expect(who).toEqual({ personId: person.personId, email: person.email });
    expect(ended.sort()).toEqual([person.signInId, other].sort());
    expect([await enters(person.email, old), await enters(person.email, password)]).toEqual([false, true]);
    await expect(set(code, { password: "lantern-quay-17" })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("used already"),
    });
    expect(await enters(person.email, password)).toBe(true);
  });

  it("of two who use it at once lets one", async () => {
    const by = await admin();
    const code = await make(by, await createForgetful(by));
    const both = await Promise.allSettled([set(code), set(code, { password: "lantern-quay-17" })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("opens for a day, and only the last one", async () => {
    const by = await admin();
    const person = await createForgetful(by);
    const first = await make(by, person);
    const second = await make(by, person);
    expect(await findReset(database(), first)).toEqual({ state: "unknown" });
    await database()
      .$client`update password_resets set expires_at = now() - interval '1 second' where person_id = ${person.personId}`;
    await expect(set(second)).rejects.toMatchObject({ message: expect.stringContaining("expired") });
    expect(await enters(person.email, old)).toBe(true);
  });

  it.each(["", "x", "x".repeat(22), "../../etc/passwd", "é".repeat(22)])(
    "%j is none, and says so",
    async (code) => {
      await expect(set(code)).rejects.toMatchObject({ code: "not_found" });
    },
  );

  it("opens nothing of a team that its maker doesn’t look after, whoever came or went since it was made", async () => {
    const by = await admin();
    const [person, other] = [await createForgetful(by), await createForgetful(by)];
    const codes = [await make(by, person), await make(by, other)];
    await createTeam(database(), { personId: person.personId, bank: false });
    await expect(set(codes[0] ?? "")).rejects.toMatchObject({
      message: expect.stringContaining("opens no more"),
    });
    await database().$client`update memberships set role = 'reviewer' where member_id = ${by.memberId}`;
    await expect(set(codes[1] ?? "")).rejects.toMatchObject({
      message: expect.stringContaining("opens no more"),
    });
    expect(await enters(person.email, old)).toBe(true);
  });

  it("isn’t in the database", async () => {
    const by = await admin();
    const code = await make(by, await createForgetful(by));
    const rows = await database().$client`select * from password_resets`;
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  it.each(["noor-haddad", "password123"])("takes no %s, and stays open", async (weak) => {
    const by = await admin();
    const code = await make(by, await createForgetful(by));
    const fields = { password: expect.any(String) };
    await expect(set(code, { password: weak })).rejects.toMatchObject({ code: "invalid", fields });
    await expect(set(code)).resolves.toBeDefined();
  });

  it("lets nobody in who was shut out", async () => {
    const by = await admin();
    const person = await createForgetful(by);
    const code = await make(by, person);
    await shutAccount(database(), person.email);
    await expect(set(code)).rejects.toMatchObject({ message: expect.stringContaining("shut") });
  });
});

describe("who gets one made", () => {
  it("isn’t somebody of another team as well, unless the same admin looks after that one, too", async () => {
    const by = await admin();
    const person = await createForgetful(by);
    const { teamId } = await createTeam(database(), { personId: person.personId, bank: false });
    await expect(make(by, person)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("you are no admin"),
    });
    await insertMembership(database(), { teamId, personId: by.personId, role: "interviewer" });
    await expect(make(by, person)).rejects.toMatchObject({ code: "forbidden" });
    await database()
      .$client`update memberships set role = 'admin' where team_id = ${teamId} and person_id = ${by.personId}`;
    expect(await make(by, person)).toMatch(/^[\w-]{22}$/);
  });

  it("isn’t oneself, who signs in through the provider, or somebody of whom this admin knows nothing", async () => {
    const by = await admin();
    await expect(make(by, by)).rejects.toMatchObject({ code: "conflict" });
    const subject = { name: "Ana", email: `${randomUUID()}@rehearse.test`, oidcSubject: randomUUID() };
    const { personId } = await insertAccount(database(), subject);
    await insertMembership(database(), { teamId: by.teamId, personId, role: "reviewer" });
    await expect(make(by, await takeMembership(database(), personId))).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("no password here"),
    });
    const stranger = await createForgetful(await admin());
    await expect(make(by, stranger)).rejects.toMatchObject({ code: "not_found" });
  });

  it("gets none from an admin who is none any more", async () => {
    const by = await admin();
    const person = await createForgetful(by);
    await admin(by);
    await database().$client`update memberships set role = 'interviewer' where member_id = ${by.memberId}`;
    await expect(make(by, person)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("gets one from whoever runs the server, by their address in whatever case", async () => {
    const person = await createForgetful(await admin());
    const code = codeIn(await makeResetByAddress(database(), person.email.toUpperCase()));
    expect(await set(code)).toMatchObject({ personId: person.personId });
    await expect(makeResetByAddress(database(), "nobody@rehearse.test")).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
