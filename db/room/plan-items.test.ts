import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createWorld } from "../testing/factories";
import { upTo, useLiveRoom } from "../testing/room";
import { listFacts } from "./log";
import { appendPlanAdded, appendPlanRemoved, listPlan } from "./plan-items";

const { database, world, by, versionId, ask, newest } = useLiveRoom();
const add = (given: { planItemId?: string; questionVersionId?: string; opId?: string } = {}) =>
  appendPlanAdded(database(), {
    ...by(given.opId),
    planItemId: given.planItemId ?? randomUUID(),
    questionVersionId: given.questionVersionId ?? versionId(5),
    where: null,
  });
const remove = (planItemId: string) => appendPlanRemoved(database(), { ...by(), planItemId });
const plan = () => listPlan(database(), world().interviewId);

test("twenty additions at once: panel numbers and places without gaps, the room's number untouched", async () => {
  const rows = await Promise.all(Array.from({ length: 20 }, () => add()));
  expect(new Set(rows.map((row) => row?.seq)).size).toBe(20);
  expect(await newest()).toMatchObject({ seq: 0, panelSeq: 20 });
  expect((await plan()).map((item) => item.position)).toEqual(upTo(23));
  const facts = await listFacts(database(), {
    interviewId: world().interviewId,
    stream: "panel",
    afterSeq: 0,
    limit: 99,
  });
  expect(facts.map((fact) => fact.seq)).toEqual(upTo(20));
});

test("twenty resends at once are one entry", async () => {
  const given = { opId: randomUUID(), planItemId: randomUUID() };
  const rows = await Promise.all(Array.from({ length: 20 }, () => add(given)));
  expect(new Set(rows.map((row) => row?.seq))).toEqual(new Set([1]));
  expect(await plan()).toHaveLength(4);
});

test("a question of another team isn't added; an id that is taken isn't either", async () => {
  const other = await createWorld(database());
  const [theirs] = await listPlan(database(), other.interviewId);
  expect(await add({ questionVersionId: versionId(0, other) })).toBeUndefined();
  expect(await add({ planItemId: theirs?.planItemId })).toBeUndefined();
  expect(await newest()).toMatchObject({ panelSeq: 0 });
});

describe("taking out", () => {
  test("works once; what was asked, and what belongs elsewhere, stays", async () => {
    const [first, second] = await plan();
    const [theirs] = await listPlan(database(), (await createWorld(database())).interviewId);
    await ask({ planItemId: first?.planItemId });
    expect(await remove(first?.planItemId ?? "")).toBeUndefined();
    expect(await remove(theirs?.planItemId ?? "")).toBeUndefined();
    const both = await Promise.all([remove(second?.planItemId ?? ""), remove(second?.planItemId ?? "")]);
    expect(both.filter(Boolean)).toMatchObject([{ seq: 1, payload: { planItemId: second?.planItemId } }]);
    expect(await plan()).toHaveLength(2);
  });
});

test.each([
  ["scheduled", true],
  ["live", true],
  ["paused", true],
  ["ended", false],
  ["cancelled", false],
])("the plan of an interview that is %s changes: %s", async (status, changes) => {
  await database().$client`update interviews set status = ${status} where id = ${world().interviewId}`;
  expect((await add()) !== undefined).toBe(changes);
  const [first] = await plan();
  expect((await remove(first?.planItemId ?? "")) !== undefined).toBe(changes);
});

test("a removed seat changes nothing", async () => {
  await database().$client`update seats set removed_at = now() where id = ${world().interviewerSeatId}`;
  const [first] = await plan();
  expect([await add(), await remove(first?.planItemId ?? "")]).toEqual([undefined, undefined]);
  expect(await plan()).toHaveLength(3);
});
