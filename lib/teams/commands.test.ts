import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findMembership } from "@/db/people";
import { findSeat } from "@/db/room/seats";
import { useDatabase } from "@/db/testing/database";
import { createInterview, createPerson, createSeat } from "@/db/testing/factories";
import type { TeamRole } from "@/db/vocabulary";
import { beginTeam, signUp } from "@/lib/auth/commands";
import { type Member, takeMembership } from "@/lib/auth/member";
import { createMember } from "@/lib/auth/testing";
import {
  acceptTeamInvite,
  changeRole,
  inviteToTeam,
  joinTeam,
  leaveTeam,
  removeMember,
  renameTeam,
  revokeTeamInvite,
  switchTeam,
} from "./commands";
import { asTeamAdmin } from "./policy";
import { findTeamInvite, readTeam, readTeamInvites, teamInviteCode } from "./reads";
import type { TeamInviteInput } from "./schema";

const { database } = useDatabase();

async function createAdmin() {
  return asTeamAdmin(await createMember(database(), { role: "admin" }));
}

async function createLink(
  given: Partial<Record<"email", string>> & { places?: number; role?: TeamRole } = {},
) {
  const admin = await createAdmin();
  const { email, places = 1, role = "interviewer" } = given;
  const input: TeamInviteInput = email ? { to: "address", email, role } : { to: "people", places, role };
  const { inviteId } = await inviteToTeam(database(), admin, input);
  return { admin, inviteId, code: teamInviteCode(inviteId) };
}

const join = (code: string, personId: string) =>
  joinTeam(database(), { code, personId, address: randomUUID() });
const rolesIn = async (member: Member) =>
  (await readTeam(database(), member)).members.map(({ name, role }) => [name, role]);

describe("a link into a team", () => {
  it("lets a person in with its role, and its pages are theirs next", async () => {
    const { admin, code } = await createLink({ role: "reviewer" });
    const other = await createMember(database(), { role: "admin", name: "Ana Reyes" });
    expect(await join(code, other.personId)).toEqual({ state: "joined" });
    expect(await takeMembership(database(), other.personId)).toMatchObject({
      teamId: admin.teamId,
      role: "reviewer",
    });
    expect(await rolesIn(admin)).toEqual([
      [admin.name, "admin"],
      ["Ana Reyes", "reviewer"],
    ]);
  });

  it("of forty at once lets in as many as it has places", async () => {
    const { admin, code } = await createLink({ places: 5 });
    const people = await Promise.all(Array.from({ length: 40 }, () => createPerson(database())));
    const states = await Promise.all(people.map(async ({ personId }) => (await join(code, personId)).state));
    expect(states.filter((state) => state === "joined")).toHaveLength(5);
    expect(states.filter((state) => state === "used")).toHaveLength(35);
    expect((await readTeam(database(), admin)).members).toHaveLength(6);
  });

  it("takes no place of whoever belongs to the team already, and leaves their role", async () => {
    const { admin, code } = await createLink({ role: "reviewer" });
    expect(await join(code, admin.personId)).toEqual({ state: "joined" });
    expect(await findTeamInvite(database(), code)).toMatchObject({ state: "open", taken: 0 });
    expect(await takeMembership(database(), admin.personId)).toMatchObject({ role: "admin" });
  });

  it("for one address lets nobody else in, whatever its letters’ case", async () => {
    const email = `${randomUUID()}@rehearse.test`;
    const { code } = await createLink({ email: email.toUpperCase() });
    const [stranger, meant] = [await createPerson(database()), await createPerson(database(), { email })];
    expect(await join(code, stranger.personId)).toEqual({ state: "not theirs" });
    expect(await join(code, meant.personId)).toEqual({ state: "joined" });
  });

  it("opens no more once it was taken back or has expired, and is told apart from one that never was", async () => {
    const [revoked, expired] = [await createLink(), await createLink()];
    await revokeTeamInvite(database(), revoked.admin, revoked);
    await database().$client`update team_invites set expires_at = now() where id = ${expired.inviteId}`;
    const { personId } = await createPerson(database());
    expect(await join(revoked.code, personId)).toEqual({ state: "revoked" });
    expect(await join(expired.code, personId)).toEqual({ state: "expired" });
    expect(await join("x".repeat(22), personId)).toEqual({ state: "unknown" });
    expect(await join("no code", personId)).toEqual({ state: "unknown" });
    expect(await readTeamInvites(database(), revoked.admin)).toEqual([]);
  });

  it("is one of fifty that stand open beside each other at most", async () => {
    const admin = await createAdmin();
    const invite = () => inviteToTeam(database(), admin, { to: "people", places: 1, role: "reviewer" });
    const [first] = await Promise.all(Array.from({ length: 50 }, invite));
    await expect(invite()).rejects.toMatchObject({ code: "conflict" });
    await revokeTeamInvite(database(), admin, first ?? { inviteId: "" });
    await expect(invite()).resolves.toBeDefined();
  });

  it("is another team’s for another team’s admin", async () => {
    const [{ inviteId, code }, other] = [await createLink(), await createAdmin()];
    await expect(revokeTeamInvite(database(), other, { inviteId })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await findTeamInvite(database(), code)).toMatchObject({ state: "open" });
  });

  it("makes an account that belongs to its team alone, or none", async () => {
    const { admin, code } = await createLink();
    const typed = () => ({
      name: "Samira Osei",
      email: `${randomUUID()}@rehearse.test`,
      password: "tulip-orbit-44",
      address: randomUUID(),
    });
    const settle =
      (asked: string) => async (tx: Parameters<typeof acceptTeamInvite>[0], who: { personId: string }) => {
        const { state } = await acceptTeamInvite(tx, { code: asked, personId: who.personId });
        if (state !== "joined") throw new Error(state);
      };
    const { personId } = await signUp(database(), typed(), settle(code));
    expect(await database().$client`select team_id from memberships where person_id = ${personId}`).toEqual([
      { team_id: admin.teamId },
    ]);
    const late = typed();
    await expect(signUp(database(), late, settle(code))).rejects.toThrow("used");
    expect(await database().$client`select from people where email = ${late.email}`).toEqual([]);
  });
});

describe("roles", () => {
  it("change at once, but never so that no admin is left", async () => {
    const admin = await createAdmin();
    const other = await createMember(database(), { teamId: admin.teamId, role: "reviewer" });
    const lone = changeRole(database(), admin, { memberId: admin.memberId, role: "reviewer" });
    await expect(lone).rejects.toMatchObject({ code: "conflict" });
    await changeRole(database(), admin, { memberId: other.memberId, role: "admin" });
    await changeRole(database(), admin, { memberId: admin.memberId, role: "reviewer" });
    const after = renameTeam(database(), admin, { name: "Mine still" });
    await expect(after).rejects.toMatchObject({ code: "forbidden" });
  });

  it("are not given to members of another team", async () => {
    const [admin, stranger] = [await createAdmin(), await createMember(database())];
    const given = changeRole(database(), admin, { memberId: stranger.memberId, role: "admin" });
    await expect(given).rejects.toMatchObject({ code: "not_found" });
    const removed = removeMember(database(), admin, { memberId: stranger.memberId });
    await expect(removed).rejects.toMatchObject({ code: "not_found" });
  });

  it.each(["interviewer", "reviewer"] as const)("of an %s gives no say in them", async (role) => {
    const member = await createMember(database(), { role });
    expect(() => asTeamAdmin(member)).toThrow("Only an admin");
  });
});

describe("leaving", () => {
  it("two admins who remove each other at once leave one", async () => {
    const one = await createAdmin();
    const other = asTeamAdmin(await createMember(database(), { teamId: one.teamId, role: "admin" }));
    const both = await Promise.allSettled([
      removeMember(database(), one, { memberId: other.memberId }),
      removeMember(database(), other, { memberId: one.memberId }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const left = await Promise.all(
      [one, other].map(({ personId }) => findMembership(database(), { personId, teamId: one.teamId })),
    );
    expect(left.filter(Boolean)).toMatchObject([{ role: "admin" }]);
  });

  it("takes the person off every panel; who removed them sits in where nobody else does", async () => {
    const admin = await createAdmin();
    const { teamId } = admin;
    const leaver = await createMember(database(), { teamId });
    const { personId } = leaver;
    const [alone, shared, over] = [
      await createInterview(database(), { teamId, personId, planned: 0 }),
      await createInterview(database(), { teamId, personId, planned: 0, status: "live" }),
      await createInterview(database(), { teamId, personId, planned: 0, status: "ended" }),
    ];
    const colleague = await createMember(database(), { teamId });
    await createSeat(database(), { ...shared, personId: colleague.personId, role: "interviewer" });
    const { handedOver } = await removeMember(database(), admin, { memberId: leaver.memberId });
    expect(handedOver).toBe(1);
    for (const { interviewId } of [alone, shared, over])
      expect(await findSeat(database(), { interviewId, personId })).toBeUndefined();
    const heir = await findSeat(database(), { ...alone, personId: admin.personId });
    expect(heir).toMatchObject({ role: "interviewer" });
    expect(await findSeat(database(), { ...shared, personId: admin.personId })).toBeUndefined();
    // What is over keeps its author, who finds it again with the team.
    const [kept] = await database()
      .$client`select removed_at from seats where id = ${over.interviewerSeatId}`;
    expect(kept).toEqual({ removed_at: null });
  });

  it("leaves a candidate’s seat: a member may be interviewed by their own team", async () => {
    const admin = await createAdmin();
    const leaver = await createMember(database(), { teamId: admin.teamId });
    const { interviewId } = await createInterview(database(), { ...admin, planned: 0 });
    await createSeat(database(), { interviewId, personId: leaver.personId, role: "candidate" });
    await leaveTeam(database(), leaver);
    const seat = await findSeat(database(), { interviewId, personId: leaver.personId });
    expect(seat).toMatchObject({ role: "candidate" });
  });

  it("by oneself leaves one’s interviews to an admin, and is refused to the last one", async () => {
    const admin = await createAdmin();
    const leaver = await createMember(database(), { teamId: admin.teamId });
    const { interviewId } = await createInterview(database(), { ...leaver, planned: 0 });
    expect(await leaveTeam(database(), leaver)).toEqual({ personId: leaver.personId, handedOver: 1 });
    expect(await findSeat(database(), { interviewId, personId: admin.personId })).toBeDefined();
    await expect(leaveTeam(database(), admin)).rejects.toMatchObject({ code: "conflict" });
    await expect(takeMembership(database(), leaver.personId)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("several teams", () => {
  it("begin beside each other, and the one that was turned to last is shown", async () => {
    const first = await createAdmin();
    const { personId } = first;
    await beginTeam(database(), { personId }, { name: "The second", packs: [] });
    expect(await takeMembership(database(), personId)).toMatchObject({
      teamName: "The second",
      role: "admin",
    });
    await switchTeam(database(), first, { memberId: first.memberId });
    expect(await takeMembership(database(), personId)).toMatchObject({ teamId: first.teamId });
    expect((await readTeam(database(), first)).teams).toMatchObject([
      { isCurrent: true, memberId: first.memberId },
      { isCurrent: false, teamName: "The second" },
    ]);
  });

  it("are one’s own: nobody turns to another’s membership, nor acts in a team that isn’t theirs", async () => {
    const [member, stranger] = [await createMember(database()), await createMember(database())];
    const turned = switchTeam(database(), member, { memberId: stranger.memberId });
    await expect(turned).rejects.toMatchObject({ code: "not_found" });
    const acted = takeMembership(database(), member.personId, stranger.teamId);
    await expect(acted).rejects.toMatchObject({ code: "forbidden" });
  });
});
