import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createWorld } from "../testing/factories";
import { useLiveRoom } from "../testing/room";
import { listFacts, listNewestNumbers } from "./log";

const { database, world, versionId, ask, newestSeq } = useLiveRoom();
const rows = () => database().$client`
  select id, number, plan_item_id as "planItemId",
    closed_at is null as open
  from asked_questions where interview_id = ${world().interviewId} order by number`;
const planItemOf = async (interviewId: string) =>
  (
    await database().$client`select id from plan_items where interview_id = ${interviewId} order by position`
  )[0]?.id as string;

describe("asking", () => {
  test("closes what was on the screen: exactly one is open", async () => {
    for (const index of [0, 1, 2]) await ask({ questionVersionId: versionId(index) });
    expect((await rows()).map((row) => [row.number, row.open])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
  });

  test("what was asked stays as it was: its version can't be changed, nor deleted", async () => {
    const { $client: sql } = database();
    const fact = await ask();
    await expect(
      sql`update question_versions set title = 'Another' where id = ${versionId()}`,
    ).rejects.toMatchObject({
      code: "23001",
    });
    await expect(sql`delete from question_versions where id = ${versionId()}`).rejects.toMatchObject({
      code: "23503",
    });
    const facts = { interviewId: world().interviewId, stream: "room", afterSeq: 0, limit: 9 } as const;
    expect(await listFacts(database(), facts)).toMatchObject([{ payload: fact?.payload }]);
  });

  test("the log keeps what was asked, and not what its version says already", async () => {
    await ask();
    const [row] = await database()
      .$client`select payload from facts where interview_id = ${world().interviewId}`;
    expect(Object.keys(row?.payload).sort()).toEqual([
      "askedQuestionId",
      "minutes",
      "number",
      "planItemId",
      "questionVersionId",
    ]);
  });

  test("the plan's entry and its minutes go with it", async () => {
    const planItemId = await planItemOf(world().interviewId);
    expect(await ask({ planItemId })).toMatchObject({ payload: { panel: { planItemId, minutes: 5 } } });
  });

  test("a plan's entry of another question is not marked: the question stands beside the plan, head known or not", async () => {
    const planItemId = await planItemOf(world().interviewId);
    const { $client: sql } = database();
    const [other] =
      await sql`select id from question_versions v where question_id in (select id from questions where team_id = ${world().teamId})
      and not exists (select from plan_items where interview_id = ${world().interviewId} and question_version_id = v.id) limit 1`;
    for (const number of [1, 2])
      expect(await ask({ planItemId, questionVersionId: other?.id as string })).toMatchObject({
        payload: { number, panel: { planItemId: null } },
      });
  });

  test("a question of another team, or of nobody, is not asked and takes no number", async () => {
    const other = await createWorld(database(), { status: "live" });
    expect(await ask({ questionVersionId: versionId(0, other) })).toBeUndefined();
    expect(await ask({ questionVersionId: randomUUID() })).toBeUndefined();
    expect(await ask({ interviewId: other.interviewId })).toBeUndefined();
    expect(await ask({ interviewId: randomUUID() })).toBeUndefined();
    expect([await newestSeq(), await rows()]).toEqual([0, []]);
    expect((await listNewestNumbers(database(), [other.interviewId]))[0]?.seq).toBe(0);
  });

  test("a plan entry of another interview is never referred to: the question stands beside the plan", async () => {
    const other = await createWorld(database());
    await ask({ planItemId: await planItemOf(other.interviewId) });
    expect(await rows()).toMatchObject([{ planItemId: null }]);
  });

  test("sent again with another question, of this team or another, it is what was asked the first time", async () => {
    const opId = randomUUID();
    const first = await ask({ opId });
    const other = await createWorld(database());
    for (const questionVersionId of [versionId(1), versionId(0, other)])
      expect(await ask({ opId, questionVersionId })).toEqual({ ...first, fresh: false });
  });

  test("an operation of another interview is nothing to this one: the same id is asked in both", async () => {
    const opId = randomUUID();
    await ask({ opId });
    const other = await createWorld(database(), { status: "live" });
    const there = { interviewId: other.interviewId, seatId: other.interviewerSeatId };
    const theirs = await ask({ ...there, opId, questionVersionId: versionId(0, other) });
    expect(theirs).toMatchObject({ seq: 1, fresh: true });
    expect(await ask({ opId })).toMatchObject({ seq: 1, fresh: false });
    expect(await rows()).toMatchObject([{ id: opId, open: true }]);
  });
});
