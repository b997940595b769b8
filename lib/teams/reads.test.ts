import { expect, it } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createTeam } from "@/db/testing/factories";
import { type Member, takeMembership } from "@/lib/auth/member";
import { createMember } from "@/lib/auth/testing";
import { inviteToTeam } from "./commands";
import { asTeamAdmin } from "./policy";
import { listOpenTeamCodes, readTeam, readTeamInvites, teamInviteCode } from "./reads";

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
