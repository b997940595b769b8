import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { findInterview } from "@/db/interviews/interviews";
import { findCandidateSeat } from "@/db/interviews/invites";
import { insertAccount } from "@/db/people";
import { useDatabase } from "@/db/testing/database";
import { createInterview, renewInvite } from "@/lib/interviews/commands";
import { asInterviewPlanner } from "@/lib/interviews/policy";
import { type ManagedInterview, takeManagedInterview } from "@/lib/interviews/reads";
import { guestCookieName, identify, issueGuestToken } from "../auth/identify";
import { createMember } from "../auth/testing";
import { acceptInvite, type Joined, joinWith } from "./commands";
import { canJoinAsSelf, currentInviteLink, findInvite, inviteCode, inviteLink } from "./reads";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");
const { database } = useDatabase();

async function createAccount(name = "Tomasz Lind") {
  return insertAccount(database(), { name, email: `${randomUUID()}@rehearse.test` });
}

/** An interview of somebody's, with the code of its first link. */
async function createWorld() {
  const member = await createMember(database(), { name: "Tomasz Lind" });
  const input = {
    title: "Django, mid level",
    candidateName: "Samira Osei",
    kitId: null,
    callUrl: null,
    scheduledAt: null,
    timeZone: "Europe/Oslo",
    plannedMinutes: 45,
    showsClock: true,
  };
  const { interviewId } = await createInterview(database(), asInterviewPlanner(member), input);
  const managed = await takeManagedInterview(member, database(), { interviewId });
  const invite = await currentInviteLink(database(), managed);
  if (!invite) throw new Error("an interview was made without a link");
  return {
    interviewId,
    managed,
    interviewerId: member.personId,
    inviteId: invite.inviteId,
    code: inviteCode(invite.inviteId),
  };
}

/** A new link for the same interview. */
async function renew(managed: ManagedInterview) {
  const { inviteId } = await renewInvite(database(), managed);
  return { inviteId, code: inviteCode(inviteId) };
}

async function join(args: { code: string; name?: string; personId?: string }): Promise<Joined> {
  const outcome = await acceptInvite(database(), { name: "Samira Osei", ...args });
  if (outcome.state === "joined") return outcome;
  throw new Error(`expected to join, but the link is ${outcome.state}`);
}

const setStatus = (interviewId: string, status: string) =>
  database().$client`update interviews set status = ${status} where id = ${interviewId}`;

it("gives the interview the name that its candidate joins by", async () => {
  const { code, interviewId, interviewerId } = await createWorld();
  const [{ team_id: teamId } = { team_id: "" }] = await database().$client`
    select team_id from interviews where id = ${interviewId}`;
  const named = async () =>
    (await findInterview(database(), { interviewId, teamId, personId: interviewerId }))?.candidateName;
  expect(await named()).toBe("Samira Osei");
  await join({ code, name: "Samira Osei-Lind" });
  expect(await named()).toBe("Samira Osei-Lind");
});

describe("a link", () => {
  it("is 132 bits long, shown again to the interviewer, and not to be made from the database", async () => {
    const { managed, inviteId, code } = await createWorld();
    expect(code).toMatch(/^[\w-]{22}$/);
    expect((await currentInviteLink(database(), managed))?.link).toBe(`http://localhost:3000/join/${code}`);
    expect(inviteLink({ inviteId })).toContain(code);
    const [row] = await database().$client`select * from invites where id = ${inviteId}`;
    expect(JSON.stringify(row)).not.toContain(code);
    expect(row?.code_hash).toHaveLength(32);
  });

  it("says who invites to what", async () => {
    const { code, interviewId } = await createWorld();
    const { state, ...invite } = await findInvite(database(), code);
    expect(state).toBe("open");
    expect(invite).toMatchObject({ interviewId, title: "Django, mid level", invitedBy: "Tomasz Lind" });
  });

  it.each([
    ["nothing", () => ""],
    ["another's shape", () => "a".repeat(22)],
    ["too much", (code: string) => `${code}x`],
    ["other letters", (code: string) => code.toLowerCase().split("").reverse().join("")],
    ["a path", () => "../../interviews"],
  ])("of %s is unknown, to read and to use", async (_, change) => {
    const { code } = await createWorld();
    expect(await findInvite(database(), change(code))).toEqual({ state: "unknown" });
    expect(await acceptInvite(database(), { code: change(code), name: "Eve" })).toEqual({ state: "unknown" });
  });
});

describe("a link that is closed lets nobody in", () => {
  type World = Awaited<ReturnType<typeof createWorld>>;
  it.each([
    [
      "expired",
      ({ inviteId }: World) =>
        database().$client`update invites set expires_at = now() where id = ${inviteId}`,
    ],
    ["revoked", ({ managed }: World) => renew(managed)],
    ["used", ({ code }: World) => join({ code })],
    ["ended", ({ interviewId }: World) => setStatus(interviewId, "ended")],
    ["ended", ({ interviewId }: World) => setStatus(interviewId, "cancelled")],
  ])("%s", async (state, close) => {
    const world = await createWorld();
    await close(world);
    const before = await findCandidateSeat(database(), world.interviewId);
    expect((await findInvite(database(), world.code)).state).toBe(state);
    expect(await acceptInvite(database(), { code: world.code, name: "Eve" })).toEqual({ state });
    expect(await findCandidateSeat(database(), world.interviewId)).toEqual(before);
  });

  it("and the interview that is over gets no new one", async () => {
    const { managed, interviewId } = await createWorld();
    await setStatus(interviewId, "ended");
    await expect(renewInvite(database(), managed)).rejects.toMatchObject({ code: "conflict" });
  });
});

it("two new links at once leave one that is open", async () => {
  const { managed } = await createWorld();
  // All connections open first, or the first transaction is over before the others begin.
  await Promise.all(Array.from({ length: 6 }, () => database().$client`select pg_sleep(0.05)`));
  const made = await Promise.all(Array.from({ length: 6 }, () => renew(managed)));
  const states = await Promise.all(made.map(async ({ code }) => (await findInvite(database(), code)).state));
  expect(states.filter((state) => state === "open")).toHaveLength(1);
});

describe("from outside", () => {
  const junk = (address: string) =>
    joinWith(database(), { address, code: randomBytes(16).toString("base64url"), name: "Eve" });

  it("only links that lead nowhere count, and a real one lets in whatever the neighbours tried", async () => {
    const address = randomUUID();
    const tries = await Promise.allSettled(Array.from({ length: 40 }, () => junk(address)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(30);
    await expect(junk(address)).rejects.toMatchObject({
      code: "rate_limited",
      message: expect.stringMatching(/Try again in \d+ seconds\.$/),
    });
    const { code } = await createWorld();
    expect(await joinWith(database(), { address, code, name: "Sam" })).toMatchObject({ state: "joined" });
    expect(await joinWith(database(), { address, code, name: "Sam" })).toEqual({ state: "used" });
    await expect(junk(randomUUID())).resolves.toEqual({ state: "unknown" });
  });

  it("a real link counts for nothing", async () => {
    const address = randomUUID();
    const { code } = await createWorld();
    for (let nth = 0; nth < 35; nth++) await joinWith(database(), { address, code, name: "Sam" });
    await expect(junk(address)).resolves.toEqual({ state: "unknown" });
  });
});

describe("joining", () => {
  it("makes a guest with the candidate's seat", async () => {
    const { code, interviewId } = await createWorld();
    const joined = await join({ code, name: "Sam" });
    expect(joined).toMatchObject({ interviewId, isGuest: true, tokenVersion: 1, tookOver: false });
    const seat = await findCandidateSeat(database(), interviewId);
    expect(seat).toMatchObject({
      seatId: joined.seatId,
      personId: joined.personId,
      name: "Sam",
      isGuest: true,
    });
  });

  it("lets one of many in at once", async () => {
    const { code, interviewId } = await createWorld();
    const names = ["one", "two", "three", "four"];
    const outcomes = await Promise.all(names.map((name) => acceptInvite(database(), { code, name })));
    expect(outcomes.map(({ state }) => state).sort()).toEqual(["joined", "used", "used", "used"]);
    const guests = await database().$client`
      select 1 from seats where interview_id = ${interviewId} and role = 'candidate'`;
    expect(guests).toHaveLength(1);
  });

  it("seats the person who is signed in, under their own name", async () => {
    const { code, interviewId } = await createWorld();
    const { personId } = await createAccount("Samira Osei");
    expect(await join({ code, name: "ignored", personId })).toMatchObject({ personId, isGuest: false });
    expect(await findCandidateSeat(database(), interviewId)).toMatchObject({ personId, name: "Samira Osei" });
  });

  it("refuses the interviewer as themselves, and leaves the link open for a guest", async () => {
    const { code, interviewId, interviewerId } = await createWorld();
    expect(await canJoinAsSelf(database(), { interviewId, personId: interviewerId })).toBe(false);
    await expect(join({ code, personId: interviewerId })).rejects.toMatchObject({ code: "conflict" });
    expect(await join({ code })).toMatchObject({ isGuest: true });
  });
});

describe("a new link after a lost device", () => {
  async function knows(interviewId: string, guest: Joined) {
    const header = `${guestCookieName(interviewId)}=${await issueGuestToken({ ...guest, interviewId })}`;
    return (await identify(database(), header, { door: "candidate", interviewId }))?.name ?? null;
  }

  it("goes on in the same seat under the new name, and signs the old device out", async () => {
    const { code, managed, interviewId } = await createWorld();
    const before = await join({ code, name: "Samira" });
    const after = await join({ ...(await renew(managed)), name: "Samira Osei" });
    expect(after).toMatchObject({ seatId: before.seatId, personId: before.personId, tookOver: true });
    expect(await knows(interviewId, before)).toBeNull();
    expect(await knows(interviewId, after)).toBe("Samira Osei");
  });

  it("hands a guest's seat to the person who signs in, and back to a guest", async () => {
    const { code, managed, interviewId } = await createWorld();
    const guest = await join({ code, name: "Samira" });
    const { personId, tokenVersion } = await createAccount("Samira Osei");
    const account = await join({ ...(await renew(managed)), personId });
    expect(account).toMatchObject({ seatId: guest.seatId, personId, tokenVersion, tookOver: true });
    expect(await knows(interviewId, guest)).toBeNull();
    const again = await join({ ...(await renew(managed)), name: "Samira" });
    expect(again).toMatchObject({ seatId: guest.seatId, isGuest: true, tookOver: true });
    expect(again.personId).not.toBe(personId);
  });

  it("leaves an account that lost its seat signed in", async () => {
    const { code, managed } = await createWorld();
    const { personId } = await createAccount("Samira Osei");
    await join({ code, personId });
    await join({ ...(await renew(managed)), name: "Samira" });
    const [row] = await database().$client`select token_version, name from people where id = ${personId}`;
    expect(row).toEqual({ token_version: 1, name: "Samira Osei" });
  });

  it("lets the same person in again", async () => {
    const { code, managed } = await createWorld();
    const { personId } = await createAccount("Samira Osei");
    const before = await join({ code, personId });
    const after = await join({ ...(await renew(managed)), personId });
    expect(after).toEqual({ ...before, tookOver: true });
  });
});
