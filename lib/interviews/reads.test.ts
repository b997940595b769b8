import { describe, expect, it } from "vitest";
import { insertSeat } from "@/db/interviews/interviews";
import { listPlan } from "@/db/room/plan-items";
import { useDatabase } from "@/db/testing/database";
import { createWorld } from "@/db/testing/factories";
import { createAsked, createFact } from "@/db/testing/log";
import type { InterviewStatus, TeamRole } from "@/db/vocabulary";
import type { Member } from "@/lib/auth/member";
import { createMember } from "@/lib/auth/testing";
import { type InterviewPage, listInterviews, pageSize, readInterview, takeManagedInterview } from "./reads";

const { database } = useDatabase();

const createViewer = (role: TeamRole = "interviewer") => createMember(database(), { role });

type Made = { status: InterviewStatus; scheduledAt?: string; endedAt?: string };

async function createInterviews(teamId: string, made: Made[]): Promise<string[]> {
  const rows = made.map(({ status, scheduledAt, endedAt }) => ({
    team_id: teamId,
    title: "Backend",
    candidate_name: "Samira",
    planned_minutes: 45,
    time_zone: "UTC",
    status,
    scheduled_at: scheduledAt ?? null,
    ended_at: endedAt ?? null,
    started_at: ["live", "paused", "ended"].includes(status) ? "2026-10-31T10:00:00Z" : null,
  }));
  const json = JSON.stringify(rows);
  const inserted = await database().$client<{ id: string }[]>`
    insert into interviews (team_id, title, candidate_name, planned_minutes, time_zone, status, scheduled_at, started_at,
      ended_at)
    select team_id, title, candidate_name, planned_minutes, time_zone, status, scheduled_at, started_at, ended_at
    from jsonb_populate_recordset(null::interviews, ${json}::text::jsonb) returning id`;
  return inserted.map(({ id }) => id);
}

const ids = (page: InterviewPage) => page.rows.map((row) => row.interviewId);

/** Every page after the other, as somebody who follows the links sees them. */
async function walk(viewer: Member, which: "past" | "upcoming", word: "older" | "later") {
  const pages: string[][] = [];
  for (let next: string | null | undefined; next !== null && pages.length < 20; ) {
    const { [which]: page } = await listInterviews(database(), viewer, { [word]: next });
    pages.push(ids(page));
    next = page.next;
  }
  return pages;
}

describe("listInterviews", () => {
  it("sorts by what is to be done: running, upcoming, past", async () => {
    const viewer = await createViewer();
    const [live, paused, soon, ended, cancelled] = await createInterviews(viewer.teamId, [
      { status: "live" },
      { status: "paused" },
      { status: "scheduled", scheduledAt: "2026-12-01T10:00:00Z" },
      { status: "ended", endedAt: "2026-11-01T10:00:00Z" },
      { status: "cancelled", endedAt: "2026-11-02T10:00:00Z" },
    ]);
    const { running, upcoming, past } = await listInterviews(database(), viewer, {});
    expect(running.map((row) => row.interviewId).sort()).toEqual([live, paused].sort());
    expect(ids(upcoming)).toEqual([soon]);
    expect(ids(past)).toEqual([cancelled, ended]);
  });

  it("shows a stranger's team nothing, with or without a cursor", async () => {
    const [viewer, stranger] = [await createViewer(), await createViewer()];
    const made = await createInterviews(viewer.teamId, [
      { status: "live" },
      { status: "scheduled" },
      { status: "ended", endedAt: "2026-11-01T10:00:00Z" },
      { status: "ended", endedAt: "2026-11-02T10:00:00Z" },
    ]);
    const nothing = { running: [], upcoming: { rows: [], next: null }, past: { rows: [], next: null } };
    expect(await listInterviews(database(), stranger, {})).toEqual(nothing);
    expect(await listInterviews(database(), stranger, { older: made[3] })).toEqual(nothing);
    expect(await listInterviews(database(), stranger, { later: made[1] })).toEqual(nothing);
  });

  it("says which seat is the viewer's own, and not a removed one", async () => {
    const viewer = await createViewer();
    const [mine = "", removed = "", none = ""] = await createInterviews(viewer.teamId, [
      { status: "live" },
      { status: "live" },
      { status: "live" },
    ]);
    for (const interviewId of [mine, removed]) {
      await insertSeat(database(), { interviewId, personId: viewer.personId, role: "interviewer" });
    }
    await database().$client`update seats set removed_at = now() where interview_id = ${removed}`;
    const { running } = await listInterviews(database(), viewer, {});
    const seatOf = new Map(running.map((row) => [row.interviewId, row.seatRole]));
    expect([mine, removed, none].map((id) => seatOf.get(id))).toEqual(["interviewer", null, null]);
  });

  it("pages the past without a gap and without a double where times are equal", async () => {
    const viewer = await createViewer();
    // Equal to the millisecond, not to the microsecond: a place that was rounded on its way would skip or repeat.
    const times = ["10:00:00.123456Z", "10:00:00.123456Z", "10:00:00.123001Z"];
    const made = Array.from({ length: 2 * pageSize + 7 }, (_, n) => ({
      status: "ended" as const,
      endedAt: `2026-11-01T${times[n % 3]}`,
    }));
    const all = await createInterviews(viewer.teamId, made);
    const pages = await walk(viewer, "past", "older");
    expect(pages.map((page) => page.length)).toEqual([pageSize, pageSize, 7]);
    expect(pages.flat().sort()).toEqual(all.sort());
  });

  it("pages what is upcoming in the same way, the earliest first", async () => {
    const viewer = await createViewer();
    const made = Array.from({ length: pageSize + 5 }, (_, n) => ({
      status: "scheduled" as const,
      scheduledAt: n % 2 ? "2999-12-01T10:00:00Z" : undefined,
    }));
    const all = await createInterviews(viewer.teamId, made);
    const pages = await walk(viewer, "upcoming", "later");
    expect(pages.map((page) => page.length)).toEqual([pageSize, 5]);
    const withoutTime = all.filter((_, n) => n % 2 === 0);
    expect(pages.flat().slice(0, withoutTime.length).sort()).toEqual(withoutTime.sort());
    expect(pages.flat().sort()).toEqual(all.sort());
  });
});

describe("one interview", () => {
  it("is unknown to another team", async () => {
    const [viewer, stranger] = [await createViewer(), await createViewer("admin")];
    const [interviewId = ""] = await createInterviews(viewer.teamId, [{ status: "scheduled" }]);
    expect(await readInterview(database(), viewer, { interviewId })).toMatchObject({ interviewId });
    const attempt = readInterview(database(), stranger, { interviewId });
    await expect(attempt).rejects.toMatchObject({ code: "not_found" });
    const asAdmin = takeManagedInterview(stranger, database(), { interviewId });
    await expect(asAdmin).rejects.toMatchObject({ code: "not_found" });
  });

  it.each([
    ["admin", false, true],
    ["interviewer", false, false],
    ["reviewer", false, false],
    ["interviewer", true, true],
  ] as const)("%s with a seat of their own: %s, may manage: %s", async (role: TeamRole, seated, may) => {
    const viewer = await createViewer(role);
    const [interviewId = ""] = await createInterviews(viewer.teamId, [{ status: "scheduled" }]);
    if (seated) await insertSeat(database(), { interviewId, personId: viewer.personId, role: "interviewer" });
    const { managed } = await readInterview(database(), viewer, { interviewId });
    expect(managed?.interviewId).toBe(may ? interviewId : undefined);
    const attempt = takeManagedInterview(viewer, database(), { interviewId });
    if (may) await expect(attempt).resolves.toMatchObject({ interviewId });
    else await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  });
});

it("shows a member who is the candidate nothing of the plan", async () => {
  const world = await createWorld(database());
  const { teamId, interviewId } = world;
  const member = await createMember(database(), { teamId });
  const before = await readInterview(database(), member, { interviewId });
  await database()
    .$client`update seats set person_id = ${member.personId} where id = ${world.candidateSeatId}`;
  const read = await readInterview(database(), member, { interviewId });
  expect(before.plan.length).toBeGreaterThan(0);
  expect(read).toMatchObject({ seatRole: "candidate", plan: [], competencies: [] });
});

it("tells of one that ran what was asked in its order, what wasn't apart, and its minutes without the pause", async () => {
  const { teamId, interviewId, bank } = await createWorld(database());
  const member = await createMember(database(), { teamId });
  const [first, second] = await listPlan(database(), interviewId);
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 10, minute));
  const fact = (type: string, minute: number, payload = {}) =>
    createFact(database(), { interviewId, type, at: at(minute), payload });
  const ask = (questionVersionId = "", planItemId: string | undefined, minute: number) =>
    createAsked(database(), { interviewId, questionVersionId, planItemId, askedAt: at(minute) });
  await fact("started", 0);
  await ask(bank.at(-1)?.versionId, undefined, 1);
  const askedQuestionId = await ask(second?.questionVersionId, second?.planItemId, 3);
  await fact("paused", 4);
  await fact("resumed", 14);
  await fact("closed", 15, { askedQuestionId });
  await fact("ended", 16);
  await database()
    .$client`update interviews set status = 'ended', started_at = ${at(0).toISOString()}, ended_at = ${at(16).toISOString()} where id = ${interviewId}`;

  const read = await readInterview(database(), member, { interviewId });
  expect(read.asked).toMatchObject([
    { number: 1, title: bank.at(-1)?.title, isTakenBack: false, onScreenMs: 2 * 60_000 },
    { number: 2, title: second?.title, isTakenBack: true, onScreenMs: 2 * 60_000 },
  ]);
  const notAsked = read.plan.map(({ planItemId }) => planItemId);
  expect(notAsked).toContain(first?.planItemId);
  expect(notAsked).not.toContain(second?.planItemId);
  expect(read.minutesRun).toBe(6);
  expect(read.competencies).toEqual([{ name: expect.any(String), questions: 1 }]);
});
