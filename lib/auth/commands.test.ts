import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findMembership, findPersonByEmail } from "@/db/people";
import { demoPassword, demoPeople } from "@/db/seed/people";
import { useDatabase } from "@/db/testing/database";
import { adoptEnv, env } from "@/lib/env";
import { seedDemoPeople, signIn, signInWithOidc, signUp } from "./commands";
import type { SignUpSetting } from "./rules";

const { database } = useDatabase();
const password = "tulip-orbit-44";

/** Somebody nobody else in these tests is, from an address of their own. */
const newcomer = () => ({
  name: "Samira Osei",
  email: `${randomUUID()}@rehearse.test`,
  password,
  address: randomUUID(),
});

const counted = async (table: "people" | "teams" | "memberships") => {
  const [row] = await database().$client<
    [{ count: number }]
  >`select count(*)::int from ${database().$client(table)}`;
  return row.count;
};

describe("signUp", () => {
  it("makes the person, their team with them as its admin, and its bank", async () => {
    const typed = newcomer();
    const person = await signUp(database(), typed);
    expect(person).toMatchObject({ name: "Samira Osei", isGuest: false });
    const team = await findMembership(database(), { personId: person.personId });
    expect(team).toMatchObject({ teamName: "Samira Osei's team", role: "admin" });
    const sql = database().$client;
    const [bank] = await sql<[{ own: number; library: number }]>`
      select count(*) filter (where team_id = ${team?.teamId ?? ""})::int as own,
        count(*) filter (where is_library and status = 'approved' and slug like 'django/%')::int as library
      from questions join teams on teams.id = team_id`;
    expect(bank.own).toBeGreaterThan(0);
    expect(bank.own).toBe(bank.library);
    expect((await findPersonByEmail(database(), typed.email))?.passwordHash).toMatch(/^\$argon2id\$/);
  });

  it("refuses a password that many people use, at its field", async () => {
    const again = signUp(database(), { ...newcomer(), password: "Password123" });
    await expect(again).rejects.toMatchObject({ code: "invalid", fields: { password: expect.any(String) } });
  });

  it("refuses an e-mail that is taken, in any case, at its field", async () => {
    const typed = newcomer();
    await signUp(database(), typed);
    const again = signUp(database(), { ...typed, email: typed.email.toUpperCase(), name: "Somebody" });
    await expect(again).rejects.toMatchObject({ code: "conflict", fields: { email: expect.any(String) } });
  });

  it("makes one of two at once, and leaves nothing of the other", async () => {
    const typed = newcomer();
    const before = await Promise.all([counted("people"), counted("teams"), counted("memberships")]);
    const outcomes = await Promise.allSettled([signUp(database(), typed), signUp(database(), typed)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict" },
    });
    const after = await Promise.all([counted("people"), counted("teams"), counted("memberships")]);
    expect(after).toEqual(before.map((count) => count + 1));
  });

  it("leaves nothing where the bank can't be copied", async () => {
    const typed = newcomer();
    const sql = database().$client;
    await sql`alter table questions add constraint none_more check (false) not valid`;
    const outcome = await signUp(database(), typed).catch((error: unknown) => error);
    await sql`alter table questions drop constraint none_more`;
    expect(outcome).toBeInstanceOf(Error);
    expect(await findPersonByEmail(database(), typed.email)).toBeUndefined();
  });
});

describe("where new accounts aren't made by everybody", () => {
  const settle = async () => undefined;
  const byProvider = () => ({ subject: `id|${randomUUID()}`, email: newcomer().email, name: "Noor Haddad" });
  const under = async <T>(signUp: SignUpSetting, work: () => Promise<T>) => {
    const settings = env();
    adoptEnv({ ...settings, signUp });
    return work().finally(() => adoptEnv(settings));
  };
  const refused = { code: "forbidden", message: expect.stringMatching(/^New accounts aren’t made here/) };

  it("a link or the provider lets in, while it is by invitation", async () => {
    await under("invited", async () => {
      await expect(signUp(database(), newcomer())).rejects.toMatchObject(refused);
      await expect(signUp(database(), newcomer(), settle)).resolves.toBeDefined();
      await expect(signInWithOidc(database(), byProvider())).resolves.toBeDefined();
    });
  });

  it("nobody new comes in while it is closed; who has an account does", async () => {
    const [typed, known] = [newcomer(), byProvider()];
    await signUp(database(), typed);
    await signInWithOidc(database(), known);
    await under("closed", async () => {
      await expect(signUp(database(), newcomer(), settle)).rejects.toMatchObject(refused);
      await expect(signInWithOidc(database(), byProvider())).rejects.toMatchObject(refused);
      await expect(signIn(database(), typed)).resolves.toBeDefined();
      await expect(signInWithOidc(database(), known)).resolves.toBeDefined();
    });
  });
});

describe("signIn", () => {
  it("knows the person by their e-mail, in any case, and their password", async () => {
    const typed = newcomer();
    const person = await signUp(database(), typed);
    expect(await signIn(database(), { ...typed, email: typed.email.toUpperCase() })).toEqual(person);
  });

  it("answers a wrong password and an unknown e-mail alike", async () => {
    const typed = newcomer();
    await signUp(database(), typed);
    const refusals = await Promise.all([
      signIn(database(), { ...typed, password: "wrong" }).catch((error: unknown) => error),
      signIn(database(), { ...newcomer() }).catch((error: unknown) => error),
    ]);
    expect(refusals[0]).toMatchObject({ code: "invalid", fields: { password: expect.any(String) } });
    expect(refusals[1]).toEqual(refusals[0]);
  });

  it("slows down after ten wrong ones, says for how long, and hurts no neighbour", async () => {
    const typed = newcomer();
    await signUp(database(), typed);
    const wrong = { ...typed, password: "wrong" };
    const tries = await Promise.all(
      Array.from({ length: 12 }, () =>
        signIn(database(), wrong).catch((error: { code: string }) => error.code),
      ),
    );
    expect(tries.filter((code) => code === "invalid")).toHaveLength(10);
    expect(tries.filter((code) => code === "rate_limited")).toHaveLength(2);
    await expect(signIn(database(), typed)).rejects.toMatchObject({
      code: "rate_limited",
      message: expect.stringMatching(/Try again in \d+ (second|minute)s?\.$/),
    });
    const neighbour = { ...newcomer(), address: typed.address };
    await expect(signUp(database(), neighbour)).resolves.toBeDefined();
    await expect(signIn(database(), neighbour)).resolves.toBeDefined();
    await expect(signIn(database(), { ...typed, address: randomUUID() })).resolves.toBeDefined();
  });

  it("forgets the wrong ones once the right one came", async () => {
    const typed = newcomer();
    await signUp(database(), typed);
    for (let round = 0; round < 3; round++) {
      for (let wrong = 0; wrong < 5; wrong++) {
        await expect(signIn(database(), { ...typed, password: "wrong" })).rejects.toMatchObject({
          code: "invalid",
        });
      }
      await expect(signIn(database(), typed)).resolves.toBeDefined();
    }
  });
});

describe("signInWithOidc", () => {
  const stranger = () => ({
    subject: `https://id.test|${randomUUID()}`,
    email: newcomer().email,
    name: "Ana Reyes",
  });

  it("makes an account the first time and finds it the next, whatever the e-mail is then", async () => {
    const account = stranger();
    const person = await signInWithOidc(database(), account);
    expect(await findMembership(database(), { personId: person.personId })).toMatchObject({ role: "admin" });
    expect(await signInWithOidc(database(), { ...account, email: newcomer().email })).toEqual(person);
  });

  it("makes one account of two first sign-ins at once", async () => {
    const account = stranger();
    const [one, two] = await Promise.all([
      signInWithOidc(database(), account),
      signInWithOidc(database(), account),
    ]);
    expect(one).toEqual(two);
  });

  it("never takes over an account with a password", async () => {
    const typed = newcomer();
    await signUp(database(), typed);
    const taking = signInWithOidc(database(), { ...stranger(), email: typed.email });
    await expect(taking).rejects.toMatchObject({ code: "conflict" });
  });
});

it("makes the demo people once", async () => {
  await seedDemoPeople(database());
  const before = await counted("people");
  await seedDemoPeople(database());
  expect(await counted("people")).toBe(before);
  const teams = await Promise.all(
    demoPeople.map(async ({ email }) => {
      const { personId } = await signIn(database(), { email, password: demoPassword, address: "here" });
      return findMembership(database(), { personId });
    }),
  );
  expect(teams.map((team) => `${team?.teamName}: ${team?.role}`)).toEqual([
    "Rehearse demo: admin",
    "Rehearse demo: interviewer",
    "Samira Osei's team: admin",
  ]);
});
