import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Member } from "@/lib/auth/member";
import { createMember } from "@/lib/auth/testing";
import { pageSize, readUsage } from "@/lib/versions/reads";
import { useDatabase } from "../testing/database";
import { createInterview, createQuestion, createSeat } from "../testing/factories";
import { createAsked, createFact } from "../testing/log";
import type { InterviewStatus } from "../vocabulary";

const { database } = useDatabase();
const sql = () => database().$client;
let team: Awaited<ReturnType<typeof makeTeam>>;
beforeEach(async () => {
  team = await makeTeam();
});

const read = (as = team.member, given: { older?: string } = {}) =>
  readUsage(database(), as, { questionId: team.questionId, ...given });
const joinTeam = () => createMember(database(), { teamId: team.teamId });

describe("how it scored", () => {
  test("nothing below five uses; from five on, by hand-computed numbers", async () => {
    const cases = [
      { level: 5, shown: 10, left: 130 },
      { level: 3, shown: null, left: 300 },
      { level: 0, shown: 0, left: 60 },
      { level: 2, shown: 60, left: 660 },
    ];
    for (const { level, ...times } of cases) await ask({ level, ...times });
    await ask({ status: "live" });
    expect(await read()).toMatchObject({ asked: 5, uses: 4, scored: null });
    // Its next question takes its place after 240 s.
    await ask({ level: 3, shown: 60, left: null, next: 240, hints: 2 });
    const usage = await read();
    // 120, 300, 60, 600 and 180 s on screen.
    expect(usage).toMatchObject({ asked: 6, uses: 5, hinted: 1, medianMs: 180_000 });
    expect(usage.scored).toEqual({
      ratings: 4,
      notObserved: 1,
      mean: 325,
      middleHalf: { from: 2, to: 3 },
      levels: [1, 0, 1, 2, 0, 1],
    });
  });

  test("a pause is no time on the screen", async () => {
    for (let n = 0; n < 4; n++) await ask({ level: 3, left: 300, paused: [60, 180] });
    await ask({ level: 3, left: 200 });
    expect(await read()).toMatchObject({ uses: 5, medianMs: 180_000 });
  });

  test("counts no rating whose scorecard isn’t submitted, the viewer’s own neither", async () => {
    for (let n = 0; n < 5; n++) await ask({ level: 4, submitted: n < 2 });
    for (const member of [team.member, await joinTeam()]) {
      expect((await read(member)).scored).toMatchObject({ ratings: 2, mean: 400 });
    }
  });

  test("shows a panel’s member no colleague’s rating before their own is submitted", async () => {
    for (let n = 0; n < 4; n++) await ask({ level: 2 });
    const colleague = await joinTeam();
    const { interviewId } = await ask({ level: 5 });
    const { seatId } = await createSeat(database(), {
      interviewId,
      personId: colleague.personId,
      role: "interviewer",
    });
    const meanOf = async (member?: Member) => (await read(member)).scored?.mean;
    expect(await meanOf(colleague)).toBe(200);
    expect(await meanOf()).toBe(260);
    await submit(interviewId, seatId);
    expect(await meanOf(colleague)).toBe(260);
  });

  test("another team’s uses of a question with the same words don’t count", async () => {
    const before = team;
    for (let n = 0; n < 5; n++) await ask({ level: 1 });
    team = await makeTeam();
    await ask({ level: 5 });
    expect(await read()).toMatchObject({ asked: 1, uses: 1 });
    team = before;
    expect((await read()).scored?.mean).toBe(100);
  });
});

describe("where it was used", () => {
  test("is nothing to another team", async () => {
    await ask({ level: 4 });
    const usage = await read(await createMember(database()));
    expect(usage).toMatchObject({ asked: 0, uses: 0, scored: null, kits: [], listed: { rows: [] } });
  });

  test("an operation's id that two interviews have breaks no page after it", async () => {
    await ask({});
    await ask({});
    const opId = "00000000-0000-4000-8000-000000000001";
    // Past the foreign keys, which nothing here refers through.
    await sql().begin(async (alone) => {
      await alone`set local session_replication_role = replica`;
      await alone`update facts set op_id = ${opId} where type = 'asked'
        and (payload->>'questionVersionId')::uuid = ${team.versionId}`;
    });
    expect((await read(team.member, { older: opId })).listed.rows.length).toBeLessThanOrEqual(1);
  });

  test("pages of interviews meet without gap or double, through equal times", async () => {
    for (let n = 0; n < pageSize + 3; n++) await ask({});
    await sql()`update facts set at = date_trunc('hour', now())`;
    const first = await read();
    const second = await read(team.member, { older: first.listed.next ?? "" });
    const seen = [...first.listed.rows, ...second.listed.rows].map(({ askedQuestionId }) => askedQuestionId);
    expect([seen.length, new Set(seen).size, first.listed.rows.length]).toEqual([
      pageSize + 3,
      pageSize + 3,
      pageSize,
    ]);
    expect(second.listed.next).toBeNull();
  });

  test("says which version, which question and whom; and names nothing to whoever was the candidate", async () => {
    const { interviewId } = await ask({});
    const named = { interviewId, candidateName: "Samira Osei", version: 1, number: 1, status: "ended" };
    expect((await read()).listed.rows).toMatchObject([named]);
    const peer = await joinTeam();
    await createSeat(database(), { interviewId, personId: peer.personId, role: "candidate" });
    const theirs = await read(peer);
    expect(theirs).toMatchObject({ asked: 1, unnamed: 1, listed: { rows: [] } });
  });

  test("coming interviews that plan it, in their order, but none where the viewer is the candidate", async () => {
    const plan = async (days: number) => {
      const { interviewId } = await createInterview(database(), {
        ...team.member,
        title: `In ${days}`,
        planned: 0,
      });
      await sql()`update interviews set scheduled_at = now() + ${days} * interval '1 day' where id = ${interviewId}`;
      await sql()`insert into plan_items (interview_id, position, question_version_id, minutes) values (${interviewId}, 1, ${team.versionId}, 5)`;
      return interviewId;
    };
    await plan(3);
    const soon = await plan(1);
    const titles = async (member?: Member) => (await read(member)).coming.rows.map(({ title }) => title);
    expect(await titles()).toEqual(["In 1", "In 3"]);
    const peer = await joinTeam();
    await createSeat(database(), { interviewId: soon, personId: peer.personId, role: "candidate" });
    expect(await titles(peer)).toEqual(["In 3"]);
    await sql()`update interviews set status = 'cancelled', ended_at = now() where id = ${soon}`;
    expect(await titles()).toEqual(["In 3"]);
  });

  test("kits by name; one that its maker keeps private is only counted for others", async () => {
    const hold = async (title: string, isShared: boolean) => {
      const [kit] = await sql()<{ id: string }[]>`
        insert into kits (team_id, slug, title, summary, minutes, is_shared, created_by)
        values (${team.teamId}, ${randomUUID()}, ${title}, 's', 60, ${isShared}, ${team.personId}) returning id`;
      await sql()`insert into kit_items (kit_id, position, question_id, minutes) values (${kit?.id ?? ""}, 1, ${team.questionId}, 7)`;
    };
    await hold("Shared", true);
    await hold("My own", false);
    const own = await read();
    expect([own.kits.map(({ title }) => title), own.privateKits]).toEqual([["My own", "Shared"], 0]);
    const theirs = await read(await joinTeam());
    expect([theirs.kits.map(({ title }) => title), theirs.privateKits]).toEqual([["Shared"], 1]);
  });
});

/** An interviewer’s team with one question. */
async function makeTeam() {
  const member = await createMember(database(), { name: "Ines Duarte" });
  const { personId, teamId } = member;
  return { member, personId, teamId, ...(await createQuestion(database(), { teamId })) };
}

type Asked = {
  level?: number;
  status?: InterviewStatus;
  /** Seconds after it was asked. */
  shown?: number | null;
  left?: number | null;
  next?: number;
  paused?: [number, number];
  hints?: number;
  submitted?: boolean;
};

/** An interview that asked the question, rated by its interviewer. */
async function ask({
  level,
  status = "ended",
  shown = 0,
  left = 60,
  next,
  paused,
  hints = 0,
  submitted = true,
}: Asked) {
  const made = await createInterview(database(), { ...team.member, status, planned: 0 });
  const { interviewId, interviewerSeatId } = made;
  const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
  const at = (second: number | null) => (second === null ? undefined : new Date(hour + second * 1_000));
  const push = (questionVersionId: string, second: number, shownAt: number | null, leftAt: number | null) =>
    createAsked(database(), {
      interviewId,
      questionVersionId,
      askedAt: at(second),
      shownAt: at(shownAt),
      closedAt: at(leftAt),
    });
  const id = await push(team.versionId, 0, shown, left);
  if (next !== undefined) {
    const { versionId } = await createQuestion(database(), { teamId: team.teamId });
    await push(versionId, next, next, next + 30);
  }
  for (const [n, second] of (paused ?? []).entries())
    await createFact(database(), { interviewId, type: n === 0 ? "paused" : "resumed", at: at(second) });
  for (let place = 0; place <= hints; place++) {
    const type = place < hints ? "hint_given" : "follow_up_sent";
    await createFact(database(), { interviewId, type, payload: { askedQuestionId: id, place, text: "h" } });
  }
  if (level !== undefined) {
    await sql()`insert into ratings (interview_id, asked_question_id, author_seat_id, level, heard_key_points, revision, op_id)
      values (${interviewId}, ${id}, ${interviewerSeatId}, ${level}, '{}', 1, ${randomUUID()})`;
    await submit(interviewId, interviewerSeatId, submitted);
  }
  return made;
}

const submit = (interviewId: string, seatId: string, submitted = true) =>
  sql()`insert into scorecards (interview_id, author_seat_id, recommendation, revision, submitted_at)
    values (${interviewId}, ${seatId}, 'yes', 1, case when ${submitted} then now() end)`;
