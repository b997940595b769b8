import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { insertSignIn, listStandingSignIns } from "@/db/auth/sign-ins";
import { useDatabase } from "@/db/testing/database";
import { createPerson } from "@/db/testing/factories";
import { beginOwnTeam, changeName, changePassword } from "./account";
import { signIn, signUp } from "./commands";
import { takeMembership } from "./member";
import { createMember } from "./testing";

const { database } = useDatabase();
const password = "tulip-orbit-44";

async function createAccount() {
  const typed = { name: "Samira Osei", email: `${randomUUID()}@rehearse.test`, password };
  const address = randomUUID();
  const person = await signUp(database(), { ...typed, address, packs: [] });
  const change = (given: { current?: string; password: string }) =>
    changePassword(database(), member, { current: password, address, ...given });
  const { personId } = person;
  const member = await takeMembership(database(), personId);
  const { signInId } = await insertSignIn(database(), { personId, browser: "Firefox on Linux" });
  const isSignedIn = async () => (await listStandingSignIns(database(), [signInId])).length === 1;
  return { ...typed, address, member, signInId, isSignedIn, change };
}

describe("a new password", () => {
  it("is the one from then on, and ends every sign-in", async () => {
    const { change, email, address, signInId, isSignedIn } = await createAccount();
    const next = "harbour-lamp-91";
    expect(await change({ password: next })).toMatchObject({ email, ended: [signInId] });
    expect(await isSignedIn()).toBe(false);
    await expect(signIn(database(), { email, password, address })).rejects.toMatchObject({ code: "invalid" });
    await expect(signIn(database(), { email, password: next, address })).resolves.toBeDefined();
  });

  it("wants the old one, and guesses at it are as few as at the door", async () => {
    const { isSignedIn, change } = await createAccount();
    const guess = () => change({ current: "not this one", password: "harbour-lamp-91" });
    await expect(guess()).rejects.toMatchObject({ code: "invalid", fields: { current: expect.any(String) } });
    const codes: unknown[] = [];
    for (let tries = 0; tries < 12; tries++)
      codes.push(await guess().catch((error: { code: string }) => error.code));
    expect(codes.filter((code) => code === "rate_limited")).toHaveLength(3);
    expect(await isSignedIn()).toBe(true);
  });

  it.each(["samira-osei", "password123", password])("isn’t %s", async (wanted) => {
    const { isSignedIn, change } = await createAccount();
    const refused = { code: "invalid", fields: { password: expect.any(String) } };
    await expect(change({ password: wanted })).rejects.toMatchObject(refused);
    expect(await isSignedIn()).toBe(true);
  });

  it("is refused in words to whoever has none here", async () => {
    const member = await createMember(database());
    const asked = { current: "anything", password: "harbour-lamp-91", address: randomUUID() };
    await expect(changePassword(database(), member, asked)).rejects.toMatchObject({ code: "forbidden" });
  });
});

it("begins so many teams, and the next one later", async () => {
  const { personId, name } = await createPerson(database());
  const person = { personId, name, isGuest: false };
  for (let nth = 0; nth < 5; nth++) await beginOwnTeam(database(), person, { name: `Team ${nth}` });
  const sixth = beginOwnTeam(database(), person, { name: "One more" });
  await expect(sixth).rejects.toMatchObject({
    code: "rate_limited",
    message: expect.stringMatching(/Try again in/),
  });
  expect(await takeMembership(database(), personId)).toMatchObject({ teamName: "Team 4", role: "admin" });
});

it("a new name is the person’s alone", async () => {
  const [member, other] = [
    await createMember(database()),
    await createPerson(database(), { name: "Ana Reyes" }),
  ];
  await changeName(database(), member, { name: "Noor Haddad" });
  expect(await takeMembership(database(), member.personId)).toMatchObject({ name: "Noor Haddad" });
  const [row] = await database().$client`select name from people where id = ${other.personId}`;
  expect(row).toEqual({ name: "Ana Reyes" });
});
