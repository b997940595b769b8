import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { insertSignIn } from "@/db/auth/sign-ins";
import { insertAccount, insertMembership } from "@/db/people";
import { useDatabase } from "@/db/testing/database";
import { createPerson, createTeam, createWorld } from "@/db/testing/factories";
import { changePassword } from "@/lib/auth/account";
import { signIn } from "@/lib/auth/commands";
import { type Member, takeMembership } from "@/lib/auth/member";
import { openAccount, shutAccount, signOutByAddress } from "@/lib/auth/operator";
import { hashPassword } from "@/lib/auth/password";
import { createMember } from "@/lib/auth/testing";
import { asTeamAdmin } from "@/lib/teams/policy";
import { makeResetByAddress, makeResetFor, resetPassword } from "./commands";
import { findReset, listOpenResetCodes } from "./reads";

const { database } = useDatabase();
const old = "tulip-orbit-44";
const password = "harbour-lamp-91";
const hashed = hashPassword(old);

const admin = async (given: { teamId?: string } = {}) =>
  asTeamAdmin(await createMember(database(), { role: "admin", ...given }));

/** With the old password, which the admin has as well. */
async function knownAs({ personId }: { personId: string }) {
  const [row] = await database().$client<[{ email: string }]>`
    update people set password_hash = ${await hashed} where id = ${personId} returning email`;
  return row;
}

/** Of the admin's team, signed in in one browser. */
async function createForgetful({ teamId }: { teamId: string }) {
  const person = await createPerson(database(), { name: "Noor Haddad", passwordHash: await hashed });
  await insertMembership(database(), { teamId, personId: person.personId, role: "interviewer" });
  return { ...person, ...(await takeMembership(database(), person.personId, teamId)) };
}

const codeIn = ({ link }: { link: string }) => link.split("/reset/")[1] ?? "";
const make = async (by: Awaited<ReturnType<typeof admin>>, of: Pick<Member, "memberId">) =>
  codeIn(await makeResetFor(database(), by, { ...of, address: "here" }));
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
    expect(who).toMatchObject({ person: { personId: person.personId }, email: person.email });
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
    const [row] = await database()
      .$client`select round(extract(epoch from expires_at - created_at) / 3600)::int as hours from password_resets where person_id = ${person.personId}`;
    expect(row).toEqual({ hours: 24 });
    expect(await findReset(database(), first)).toEqual({ state: "unknown" });
    expect(await listOpenResetCodes(database(), [first, second])).toEqual(new Set([second]));
    await database()
      .$client`update password_resets set expires_at = now() - interval '1 second' where person_id = ${person.personId}`;
    await expect(set(second)).rejects.toMatchObject({ message: expect.stringContaining("expired") });
    expect(await listOpenResetCodes(database(), [second])).toEqual(new Set());
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

  it.each(["for", "by"])(
    "is taken back with a new password of whom it was made %s, and when they are signed out or shut",
    async (side) => {
      const ends: ((email: string, personId: string) => Promise<unknown>)[] = [
        (email) => signOutByAddress(database(), email),
        (email) => shutAccount(database(), email).then(() => openAccount(database(), email)),
        async (_email, personId) => {
          const typed = { current: old, password, address: randomUUID() };
          await changePassword(database(), await takeMembership(database(), personId), typed);
        },
        async (email) => set(codeIn(await makeResetByAddress(database(), email))),
      ];
      for (const end of ends) {
        const by = await admin();
        const { email } = await knownAs(by);
        const person = await createForgetful(by);
        const code = await make(by, person);
        await (side === "for" ? end(person.email, person.personId) : end(email, by.personId));
        await expect(set(code)).rejects.toMatchObject({ code: "not_found" });
      }
    },
  );

  it("isn’t made for an account that is shut", async () => {
    const by = await admin();
    const person = await createForgetful(by);
    await shutAccount(database(), person.email);
    await expect(make(by, person)).rejects.toMatchObject({ message: expect.stringContaining("shut") });
    const asked = makeResetByAddress(database(), person.email);
    await expect(asked).rejects.toMatchObject({ message: expect.stringContaining("shut") });
  });

  it("of two who make one at once leaves one", async () => {
    const by = await admin();
    const person = await createForgetful(by);
    for (let round = 0; round < 10; round++) {
      const byOperator = () => makeResetByAddress(database(), person.email).then(codeIn);
      const codes = await Promise.all([make(by, person), byOperator(), byOperator(), byOperator()]);
      const states = await Promise.all(codes.map(async (code) => (await findReset(database(), code)).state));
      expect(states.filter((state) => state === "open")).toHaveLength(1);
    }
  });
});

describe("who gets one made", () => {
  it("isn’t somebody of another team as well, unless the same admin looks after that one, too", async () => {
    const by = await admin();
    const person = await createForgetful(by);
    const { teamId } = await createTeam(database(), { personId: person.personId, bank: false });
    await expect(make(by, person)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("would open more than"),
    });
    await insertMembership(database(), { teamId, personId: by.personId, role: "interviewer" });
    await expect(make(by, person)).rejects.toMatchObject({ code: "forbidden" });
    await database()
      .$client`update memberships set role = 'admin' where team_id = ${teamId} and person_id = ${by.personId}`;
    expect(await make(by, person)).toMatch(/^[\w-]{22}$/);
  });

  it("isn’t a candidate of another team: the same sentence, and the link that was there before opens no more", async () => {
    const by = await admin();
    const person = await createForgetful(by);
    const code = await make(by, person);
    const { interviewId } = await createWorld(database());
    await database()
      .$client`update seats set person_id = ${person.personId} where interview_id = ${interviewId} and role = 'candidate'`;
    await expect(make(by, person)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("would open more than"),
    });
    expect(await findReset(database(), code)).toMatchObject({ state: "outgrown" });
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
    expect(await set(code)).toMatchObject({ person: { personId: person.personId } });
    await expect(makeResetByAddress(database(), "nobody@rehearse.test")).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
