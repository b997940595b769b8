import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findInterview } from "@/db/interviews/interviews";
import { insertAccount } from "@/db/people";
import { listPlan } from "@/db/room/plan-items";
import { findSeat } from "@/db/room/seats";
import { useDatabase } from "@/db/testing/database";
import { createQuestion } from "@/db/testing/factories";
import { createMember } from "@/lib/auth/testing";
import { acceptInvite } from "@/lib/invites/commands";
import { currentInviteLink } from "@/lib/invites/reads";
import { cancelInterview, changeInterview, createInterview } from "./commands";
import { asInterviewPlanner } from "./policy";
import { takeManagedInterview } from "./reads";
import type { CreateInterviewInput, PlannedInterview } from "./schema";

const { database } = useDatabase();

const input: CreateInterviewInput = {
  title: "Backend, mid level",
  candidateName: "Samira Osei",
  kitId: null,
  callUrl: "https://meet.example.org/abc",
  scheduledAt: new Date("2999-11-24T13:00:00Z"),
  timeZone: "Europe/Oslo",
  plannedMinutes: 45,
  showsClock: true,
};

const createPlanner = async () => asInterviewPlanner(await createMember(database(), { role: "admin" }));
type Planner = Awaited<ReturnType<typeof createPlanner>>;
const manage = (member: Planner, interviewId: string) =>
  takeManagedInterview(member, database(), { interviewId });
const find = ({ teamId, personId }: Planner, interviewId: string) =>
  findInterview(database(), { teamId, personId, interviewId });

/** A kit of three questions: one with two versions, one plain, one that was retired since. */
async function createKit(teamId: string): Promise<string> {
  const sql = database().$client;
  const [kit] = await sql<{ id: string }[]>`
    insert into kits (team_id, slug, title, summary, minutes) values (${teamId}, 'mid', 'Mid', '', 45) returning id`;
  const questions = [
    { slug: "orm", versions: ["The ORM, once", "The ORM, now"], status: "approved" as const },
    { slug: "http", versions: ["HTTP"], status: "approved" as const },
    { slug: "gone", versions: ["Gone"], status: "retired" as const },
  ];
  for (const [nth, { slug, versions, status }] of questions.entries()) {
    const questionId = randomUUID();
    for (const [index, title] of versions.entries())
      await createQuestion(database(), {
        teamId,
        questionId,
        slug,
        status,
        version: index + 1,
        title,
        minutes: 6,
      });
    await sql`
      insert into kit_items (kit_id, position, question_id, minutes)
      values (${kit?.id ?? ""}, ${nth + 1}, ${questionId}, ${7 - nth})`;
  }
  return kit?.id ?? "";
}

describe("createInterview", () => {
  it("makes a scheduled interview, its creator's seat and an open invite", async () => {
    const member = await createPlanner();
    const { interviewId } = await createInterview(database(), member, input);
    const seat = await findSeat(database(), { interviewId, personId: member.personId });
    expect(seat).toMatchObject({ role: "interviewer", status: "scheduled" });
    expect(await find(member, interviewId)).toMatchObject({
      title: input.title,
      candidateName: input.candidateName,
      callUrl: input.callUrl,
      scheduledAt: input.scheduledAt,
      timeZone: "Europe/Oslo",
      plannedMinutes: 45,
      showsClock: true,
    });
    expect(await currentInviteLink(database(), await manage(member, interviewId))).toMatchObject({
      state: "open",
    });
    expect(await listPlan(database(), interviewId)).toEqual([]);
  });

  it("copies the kit's approved questions in their latest versions, in order", async () => {
    const member = await createPlanner();
    const kitId = await createKit(member.teamId);
    const { interviewId } = await createInterview(database(), member, { ...input, kitId });
    const plan = await listPlan(database(), interviewId);
    expect(plan.map(({ position, title, minutes }) => ({ position, title, minutes }))).toEqual([
      { position: 1, title: "The ORM, now", minutes: 7 },
      { position: 2, title: "HTTP", minutes: 6 },
    ]);
  });

  it("refuses a colleague's unshared kit, and copies one's own", async () => {
    const member = await createPlanner();
    const kitId = await createKit(member.teamId);
    const maker = async (personId: string) =>
      database().$client`update kits set is_shared = false, created_by = ${personId} where id = ${kitId}`;
    const { personId } = await insertAccount(database(), {
      name: "Ana Reyes",
      email: `${randomUUID()}@rehearse.test`,
    });
    await maker(personId);
    const attempt = createInterview(database(), member, { ...input, kitId });
    await expect(attempt).rejects.toMatchObject({ code: "not_found" });
    await maker(member.personId);
    const { interviewId } = await createInterview(database(), member, { ...input, kitId });
    expect(await listPlan(database(), interviewId)).toHaveLength(2);
  });

  it("refuses a time that has passed at its field, and takes the minute that is running", async () => {
    const member = await createPlanner();
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    await expect(
      createInterview(database(), member, { ...input, scheduledAt: ago(2) }),
    ).rejects.toMatchObject({
      code: "invalid",
      fields: { scheduledAt: expect.stringMatching(/^This time has passed\./) },
    });
    const rows = await database().$client`select from interviews where team_id = ${member.teamId}`;
    expect(rows).toHaveLength(0);
    await createInterview(database(), member, { ...input, scheduledAt: ago(0.5) });
  });

  it("refuses another team's kit and leaves nothing behind", async () => {
    const [member, other] = [await createPlanner(), await createPlanner()];
    const kitId = await createKit(other.teamId);
    const foreign = createInterview(database(), member, { ...input, kitId });
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
    const rows = await database().$client`select from interviews where team_id = ${member.teamId}`;
    expect(rows).toHaveLength(0);
  });
});

describe("changeInterview", () => {
  const { kitId: _, ...base } = input;

  async function plan() {
    const member = await createPlanner();
    const { interviewId } = await createInterview(database(), member, input);
    const managed = await manage(member, interviewId);
    const change = (wanted: Partial<PlannedInterview>, from: PlannedInterview = base) =>
      changeInterview(database(), managed, { interviewId, base: from, ...base, ...wanted });
    return { interviewId, managed, change, standing: () => find(member, interviewId) };
  }

  it("changes all of it, and its open link then opens at the new time too", async () => {
    const { managed, change, standing } = await plan();
    const wanted = {
      title: "Second round",
      candidateName: "Sam Osei",
      callUrl: null,
      scheduledAt: new Date("3001-01-02T03:04:00Z"),
      timeZone: "Asia/Tokyo",
      plannedMinutes: 30,
      showsClock: false,
    };
    expect(await change(wanted)).toEqual({ outcome: "saved" });
    expect(await standing()).toMatchObject(wanted);
    const invite = await currentInviteLink(database(), managed);
    expect(invite?.state).toBe("open");
    expect(invite?.expiresAt.getTime()).toBeGreaterThan(wanted.scheduledAt.getTime());
  });

  it("keeps what another tab changed, and says so where both changed the same", async () => {
    const { change, standing } = await plan();
    await change({ title: "Theirs" });
    await change({ plannedMinutes: 30 });
    expect(await standing()).toMatchObject({ title: "Theirs", plannedMinutes: 30 });
    const clash = await change({ title: "Mine", showsClock: false });
    expect(clash).toMatchObject({ outcome: "clash", clashes: ["title"], standing: { title: "Theirs" } });
    expect(await standing()).toMatchObject({ title: "Theirs", showsClock: true });
    await change({ title: "Mine" }, { ...base, title: "Theirs" });
    expect(await standing()).toMatchObject({ title: "Mine", plannedMinutes: 30 });
  });

  it("refuses a time that has passed, unless it is the one that stood there", async () => {
    const { interviewId, change, standing } = await plan();
    const past = new Date("2020-01-01T10:00:00Z");
    await expect(change({ scheduledAt: past })).rejects.toMatchObject({
      fields: { scheduledAt: expect.stringMatching(/^This time has passed\./) },
    });
    await database()
      .$client`update interviews set scheduled_at = ${past.toISOString()} where id = ${interviewId}`;
    await change({ scheduledAt: past, callUrl: null }, { ...base, scheduledAt: past });
    expect(await standing()).toMatchObject({ scheduledAt: past, callUrl: null });
  });

  it("leaves their name to somebody who has joined", async () => {
    const { managed, change, standing } = await plan();
    const link = (await currentInviteLink(database(), managed))?.link ?? "";
    await acceptInvite(database(), { code: link.split("/").at(-1) ?? "", name: "Samira Osei" });
    await expect(change({ candidateName: "Sam" })).rejects.toMatchObject({
      fields: { candidateName: "They have joined as Samira Osei; the name is theirs now." },
    });
    await change({ title: "Second round" });
    expect(await standing()).toMatchObject({ title: "Second round", candidateName: "Samira Osei" });
  });

  it.each(["live", "paused", "ended", "cancelled"])("refuses a %s one in words", async (status) => {
    const { interviewId, change, standing } = await plan();
    await database().$client`update interviews set status = ${status} where id = ${interviewId}`;
    await expect(change({ title: "Late" })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/^This interview (is|has|was) /),
    });
    expect(await standing()).toMatchObject({ title: input.title });
  });
});

describe("cancelInterview", () => {
  it("cancels a scheduled one and closes its link", async () => {
    const member = await createPlanner();
    const { interviewId } = await createInterview(database(), member, input);
    await cancelInterview(database(), await manage(member, interviewId));
    const after = await find(member, interviewId);
    expect(after).toMatchObject({ status: "cancelled", endedAt: expect.any(Date) });
    expect(await currentInviteLink(database(), await manage(member, interviewId))).toMatchObject({
      state: "ended",
    });
    const open = await database().$client`
      select from invites where interview_id = ${interviewId} and revoked_at is null`;
    expect(open).toHaveLength(0);
  });

  it.each(["live", "paused", "ended", "cancelled"])("refuses a %s one with a reason", async (status) => {
    const member = await createPlanner();
    const { interviewId } = await createInterview(database(), member, input);
    await database().$client`update interviews set status = ${status} where id = ${interviewId}`;
    await expect(cancelInterview(database(), await manage(member, interviewId))).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/interview (is|has|was) /),
    });
    expect(await find(member, interviewId)).toMatchObject({ status });
  });

  it("knows nothing of another team's", async () => {
    const [member, stranger] = [await createPlanner(), await createPlanner()];
    const { interviewId } = await createInterview(database(), member, input);
    await expect(manage(stranger, interviewId)).rejects.toMatchObject({ code: "not_found" });
    expect(await find(member, interviewId)).toMatchObject({
      status: "scheduled",
    });
  });
});
