import { expect, it, vi } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createInterview, renewInvite } from "@/lib/interviews/commands";
import { asInterviewPlanner } from "@/lib/interviews/policy";
import { takeManagedInterview } from "@/lib/interviews/reads";
import { createMember } from "../auth/testing";
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
