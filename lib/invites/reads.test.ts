import { expect, it, vi } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { cancelInterview, changeInterview, createInterview, renewInvite } from "@/lib/interviews/commands";
import { asInterviewPlanner } from "@/lib/interviews/policy";
import { takeManagedInterview } from "@/lib/interviews/reads";
import { removeMember } from "@/lib/teams/commands";
import { asTeamAdmin } from "@/lib/teams/policy";
import { createMember } from "../auth/testing";
import { acceptInvite } from "./commands";
import { currentInviteLink, inviteCode, listOpenCodes } from "./reads";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");
const { database } = useDatabase();

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

it("of many codes those are open whose link is there, and let somebody in now", async () => {
  const member = await createMember(database(), { name: "Tomasz Lind" });
  const create = async () => {
    const { interviewId } = await createInterview(database(), asInterviewPlanner(member), input);
    const managed = await takeManagedInterview(member, database(), { interviewId });
    const { inviteId = "" } = (await currentInviteLink(database(), managed)) ?? {};
    return { managed, inviteId, code: inviteCode(inviteId) };
  };
  const [one, other, expired, revoked] = await Promise.all([create(), create(), create(), create()]);
  await database().$client`update invites set expires_at = now() where id = ${expired.inviteId}`;
  await renewInvite(database(), revoked.managed);
  const codes = [one, expired, other, revoked].map(({ code }) => code);
  const asked = [...codes, one.code, "a".repeat(22)];
  expect(await listOpenCodes(database(), asked)).toEqual(new Set([one.code, other.code]));
});

it("joining never waits for whoever makes a new link, cancels or changes it, while they wait for it", async () => {
  const member = await createMember(database());
  const planner = asInterviewPlanner(member);
  const acts = [
    renewInvite,
    cancelInterview,
    (...[database, managed]: Parameters<typeof cancelInterview>) =>
      changeInterview(database, managed, { interviewId: managed.interviewId, ...input, base: input }),
  ];
  for (const act of acts)
    for (let round = 0; round < 10; round++) {
      const { interviewId } = await createInterview(database(), planner, input);
      const managed = await takeManagedInterview(member, database(), { interviewId });
      const { inviteId = "" } = (await currentInviteLink(database(), managed)) ?? {};
      const code = inviteCode(inviteId);
      const both = [acceptInvite(database(), { code, name: "Samira" }), act(database(), managed)];
      for (const one of await Promise.allSettled(both))
        if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "invalid" }); // the name is theirs by then
    }
});

it("whoever is taken out of the team in that moment plans nothing that nobody could hold", async () => {
  const admin = asTeamAdmin(await createMember(database(), { role: "admin" }));
  for (let round = 0; round < 10; round++) {
    const member = await createMember(database(), { teamId: admin.teamId });
    const plans = Array.from({ length: 4 }, () =>
      createInterview(database(), asInterviewPlanner(member), input),
    );
    await Promise.allSettled([plans[0], removeMember(database(), admin, member), ...plans.slice(1)]);
  }
  const left = await database().$client`
    select from seats inner join interviews on interviews.id = interview_id
    where team_id = ${admin.teamId} and removed_at is null and role = 'interviewer'
      and not exists (select from memberships m where m.team_id = interviews.team_id and m.person_id = seats.person_id)`;
  expect(left).toHaveLength(0);
});
