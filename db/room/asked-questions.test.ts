import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { createWorld } from "../testing/factories";
import { useLiveRoom } from "../testing/room";
import { listAnswers, markShown, saveAnswerText } from "./asked-questions";
import { listFacts, listHeads } from "./log";

const { database, world, versionId, ask, step, head } = useLiveRoom();
const rows = () => database().$client`
  select id, number, plan_item_id as "planItemId",
    closed_at is null and number = max(number) over () as open
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

  test("a question of another team, or of nobody, is not asked and takes no number", async () => {
    const other = await createWorld(database(), { status: "live" });
    expect(await ask({ questionVersionId: versionId(0, other) })).toBeUndefined();
    expect(await ask({ questionVersionId: randomUUID() })).toBeUndefined();
    expect(await ask({ interviewId: other.interviewId })).toBeUndefined();
    expect(await ask({ interviewId: randomUUID() })).toBeUndefined();
    expect([await head(), await rows()]).toEqual([0, []]);
    expect((await listHeads(database(), [other.interviewId]))[0]?.seq).toBe(0);
  });

  test("a plan entry of another interview is never referred to: the question stands beside the plan", async () => {
    const other = await createWorld(database());
    await ask({ planItemId: await planItemOf(other.interviewId) });
    expect(await rows()).toMatchObject([{ planItemId: null }]);
  });

  test("an id that is taken, here or in another interview, writes nothing and takes no number", async () => {
    const askedQuestionId = randomUUID();
    await ask({ askedQuestionId });
    expect(await ask({ askedQuestionId })).toBeUndefined();
    const other = await createWorld(database(), { status: "live" });
    const there = { interviewId: other.interviewId, seatId: other.interviewerSeatId };
    expect(await ask({ ...there, askedQuestionId, questionVersionId: versionId(0, other) })).toBeUndefined();
    expect(await head()).toBe(1);
    expect(await rows()).toMatchObject([{ id: askedQuestionId, open: true }]);
  });
});

describe("the candidate's answer", () => {
  type Save = Parameters<typeof saveAnswerText>[1];
  let askedQuestionId: string;
  beforeEach(async () => {
    askedQuestionId = randomUUID();
    await ask({ askedQuestionId });
  });
  const save = (body: string, baseRevision: number, given: Partial<Save> = {}) =>
    saveAnswerText(database(), {
      interviewId: world().interviewId,
      seatId: world().candidateSeatId,
      askedQuestionId,
      opId: randomUUID(),
      body,
      baseRevision,
      graceMs: 15_000,
      ...given,
    });

  test("is saved by revision; a resend finds itself, another base meets the text that stands", async () => {
    const opId = randomUUID();
    expect(await save("one", 0, { opId })).toMatchObject({ outcome: "saved", revision: 1, body: "one" });
    expect(await save("one", 0, { opId })).toMatchObject({ outcome: "saved", revision: 1 });
    expect(await save("two", 0)).toMatchObject({ outcome: "conflict", revision: 1, body: "one" });
    expect(await save("two", 1)).toMatchObject({ outcome: "saved", revision: 2 });
    expect(await save("ahead", 7)).toMatchObject({ outcome: "conflict", revision: 2, body: "two" });
    expect(await listAnswers(database(), world().interviewId)).toMatchObject([{ body: "two", revision: 2 }]);
  });

  test.each(["live", "paused"])("is taken while %s", async (status) => {
    await database().$client`update interviews set status = ${status} where id = ${world().interviewId}`;
    expect(await save("x", 0)).toMatchObject({ outcome: "saved" });
  });

  test.each([
    ["14 seconds", true],
    ["16 seconds", false],
  ])("%s after the end: %s", async (ago, taken) => {
    await step("ended");
    await database().$client`
      update interviews set ended_at = now() - ${ago}::interval where id = ${world().interviewId}`;
    expect((await save("last words", 0)) !== undefined).toBe(taken);
  });

  test("from another interview, a removed seat or for no question: nothing", async () => {
    const other = await createWorld(database(), { status: "live" });
    const there = { interviewId: other.interviewId, seatId: other.candidateSeatId };
    expect(await save("x", 0, there)).toBeUndefined();
    expect(await save("x", 0, { seatId: other.candidateSeatId })).toBeUndefined();
    expect(await save("x", 0, { askedQuestionId: randomUUID() })).toBeUndefined();
    await database().$client`update seats set removed_at = now() where id = ${world().candidateSeatId}`;
    expect(await save("x", 0)).toBeUndefined();
    expect(await listAnswers(database(), world().interviewId)).toMatchObject([{ body: "", revision: 0 }]);
  });

  test("the receipt keeps the first time, and belongs to its interview", async () => {
    const first = await markShown(database(), { interviewId: world().interviewId, askedQuestionId });
    expect(await markShown(database(), { interviewId: world().interviewId, askedQuestionId })).toBe(first);
    expect(await markShown(database(), { interviewId: randomUUID(), askedQuestionId })).toBeUndefined();
    expect(await listAnswers(database(), world().interviewId)).toMatchObject([{ shownAtMs: first }]);
  });
});
