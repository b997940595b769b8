import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { Member } from "@/lib/auth/member";
import { createMember } from "@/lib/auth/testing";
import { pageSize, readUsage } from "@/lib/versions/reads";
import { useDatabase } from "../testing/database";
import { createInterview, createQuestion, createSeat } from "../testing/factories";
import { createJudged } from "../testing/judged";

const { database } = useDatabase();
const sql = () => database().$client;
let team: Awaited<ReturnType<typeof makeTeam>>;
beforeEach(async () => {
  team = await makeTeam();
});

const read = (as = team.member, given: { older?: string } = {}) =>
  readUsage(database(), as, { questionId: team.questionId, ...given });
const joinTeam = () => createMember(database(), { teamId: team.teamId });

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

/** An interviewer’s team with one question. */
async function makeTeam() {
  const member = await createMember(database(), { name: "Ines Duarte" });
  const { personId, teamId } = member;
  return { member, personId, teamId, ...(await createQuestion(database(), { teamId })) };
}

const ask = (given: Parameters<typeof createJudged>[2]) => createJudged(database(), team, given);
