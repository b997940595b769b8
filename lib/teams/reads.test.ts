import { expect, it } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createTeam } from "@/db/testing/factories";
import { type Member, takeMembership } from "@/lib/auth/member";
import { createMember } from "@/lib/auth/testing";
import { changeRole, inviteToTeam, joinTeam, removeMember } from "./commands";
import { asTeamAdmin } from "./policy";
import { findTeamInvite, listOpenTeamCodes, readTeam, readTeamInvites, teamInviteCode } from "./reads";

const { database } = useDatabase();

it("shows admins the links that open, with days left; the door knows them by their code", async () => {
  const admin = asTeamAdmin(await createMember(database(), { role: "admin" }));
  const wanted = { to: "people", places: 3, role: "interviewer" } as const;
  const { inviteId } = await inviteToTeam(database(), admin, wanted);
  const code = teamInviteCode(inviteId);
  const [shown] = await readTeamInvites(database(), admin);
  expect(shown).toMatchObject({ inviteId, places: 3, taken: 0, daysLeft: 14 });
  expect(shown?.link).toMatch(new RegExp(`/join/team/${code}$`));
  expect(await listOpenTeamCodes(database(), [code, "x".repeat(22)])).toEqual(new Set([code]));
});

it.each(["demoted", "removed", "shut out"])(
  "a link opens no more once whoever made it was %s",
  async (how) => {
    const admin = asTeamAdmin(await createMember(database(), { role: "admin" }));
    const maker = asTeamAdmin(await createMember(database(), { role: "admin", teamId: admin.teamId }));
    const { inviteId } = await inviteToTeam(database(), maker, { to: "people", places: 3, role: "admin" });
    const code = teamInviteCode(inviteId);
    expect(await findTeamInvite(database(), code)).toMatchObject({ state: "open" });
    if (how === "demoted")
      await changeRole(database(), admin, { memberId: maker.memberId, role: "reviewer" });
    else if (how === "removed") await removeMember(database(), admin, { memberId: maker.memberId });
    else await database().$client`update people set shut_at = now() where id = ${maker.personId}`;
    const stranger = await createMember(database());
    const comes = how === "removed" ? [stranger, maker] : [stranger];
    for (const { personId } of comes)
      expect(await joinTeam(database(), { code, personId, address: how })).toEqual({ state: "revoked" });
    expect([await listOpenTeamCodes(database(), [code]), await readTeamInvites(database(), admin)]).toEqual([
      new Set(),
      [],
    ]);
  },
);

it("shows addresses to admins, and one’s own to everybody", async () => {
  const admin = await createMember(database(), { role: "admin" });
  const member = await createMember(database(), { teamId: admin.teamId });
  await createTeam(database(), { personId: member.personId, bank: false });
  const seenBy = async (who: Member) =>
    (await readTeam(database(), who)).members.map(({ email }) => email !== null);
  expect(await seenBy(admin)).toEqual([true, true]);
  expect(await seenBy(await takeMembership(database(), member.personId, admin.teamId))).toEqual([
    false,
    true,
  ]);
});
