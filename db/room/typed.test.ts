import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { findNewest, listSubjects } from "../bank/drafts";
import { hasQuestions, listGuides } from "../bank/questions";
import { findQuestionVersion } from "../bank/versions";
import { createInterview } from "../testing/factories";
import { useLiveRoom } from "../testing/room";
import { appendAsked } from "./asked-questions";
import { forgetHead } from "./heads";
import { appendPlanAdded, listPlan } from "./plan-items";
import { appendTypedQuestion } from "./typed";

const room = useLiveRoom();
const text = "Why <b>now</b>?\n  And here?";
const type = (opId: string = randomUUID()) =>
  appendTypedQuestion(room.database(), { ...room.by(opId), text, title: "Why?", promptHtml: "<p>Why?</p>" });
const counted = () =>
  room.database()
    .$client`select facet_id, sum(n)::int as n from facet_counts where team_id = ${room.world().teamId} group by 1 order by 1`;

test("a typed question stands in the plan under its operation's id, once, and is asked like any other", async () => {
  const opId = randomUUID();
  const before = await listPlan(room.database(), room.world().interviewId);
  const made = await Promise.all([type(opId), type(opId), type(opId)]);
  expect(made.map((row) => row?.fresh).sort()).toEqual([false, false, true]);
  expect(await type(opId)).toMatchObject({ fresh: false, type: "plan_added" });
  const plan = await listPlan(room.database(), room.world().interviewId);
  expect(plan.slice(before.length)).toMatchObject([
    { planItemId: opId, questionVersionId: opId, title: "Why?", competency: "On the spot", minutes: 5 },
  ]);
  const asked = await room.ask({ questionVersionId: opId, planItemId: opId });
  expect(asked?.payload).toMatchObject({ promptHtml: "<p>Why?</p>", panel: { planItemId: opId } });
  expect(await room.ask({ questionVersionId: opId, planItemId: opId })).toMatchObject({ fresh: true });
});

test("two that are typed at once are two", async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => type()));
  expect(made.every((row) => row?.fresh)).toBe(true);
  expect(new Set(made.map((row) => row?.seq)).size).toBe(8);
});

test("the bank doesn't know it: no page, no editor, no count, no subject; the room's guide does", async () => {
  const database = room.database();
  const { teamId } = room.world();
  const { personId } = room.world().interviewer;
  const before = [...(await counted())];
  const opId = randomUUID();
  await type(opId);
  const [guide] = await listGuides(database, {
    teamId,
    interviewId: room.world().interviewId,
    questionVersionIds: [opId],
  });
  expect(guide).toMatchObject({ prompt: text, promptHtml: "<p>Why?</p>", levels: [], keyPoints: [] });
  const { questionId = "" } = guide ?? {};
  expect(await findQuestionVersion(database, { teamId, personId, questionId })).toBeUndefined();
  expect(await findNewest(database, { teamId, questionId })).toBeUndefined();
  expect((await listSubjects(database, teamId)).topics).not.toContain("On the spot");
  expect([...(await counted())]).toEqual(before);
  await database.$client`update questions set in_bank = id = ${questionId} where team_id = ${teamId}`;
  expect([...(await counted())]).toMatchObject([{ n: 1 }]);
  await database.$client`update questions set in_bank = false where team_id = ${teamId}`;
  expect(await counted()).toHaveLength(0);
  expect(await hasQuestions(database, teamId)).toBe(false);
});

test("it is its own interview's alone: another of the team can't ask, plan or read it, an operation of its id or not", async () => {
  const [database, { teamId, bank, interviewer, interviewId }] = [room.database(), room.world()];
  const opId = randomUUID();
  await type(opId);
  const other = await createInterview(database, { teamId, personId: interviewer.personId, status: "live" });
  const by = () => ({
    interviewId: other.interviewId,
    seatId: other.interviewerSeatId,
    opId: randomUUID(),
    planItemId: randomUUID(),
  });
  const asks = async () => [
    await appendAsked(database, { ...by(), questionVersionId: opId, planItemId: null }),
    await appendAsked(database, { ...by(), questionVersionId: opId, planItemId: opId }),
    await appendPlanAdded(database, { ...by(), questionVersionId: opId, where: null }),
    ...(await listGuides(database, { teamId, interviewId: other.interviewId, questionVersionIds: [opId] })),
  ];
  expect(await asks()).toEqual([undefined, undefined, undefined]);
  const { versionId = "" } = bank[0] ?? {};
  await appendPlanAdded(database, { ...by(), opId, questionVersionId: versionId, where: null });
  await appendAsked(database, { ...by(), questionVersionId: versionId, planItemId: null });
  expect(await asks()).toEqual([undefined, undefined, undefined]);
  forgetHead(interviewId);
  for (let n = 0; n < 2; n++)
    expect(await room.ask({ questionVersionId: opId, planItemId: null })).toMatchObject({ fresh: true });
  const back = { ...room.by(), planItemId: randomUUID(), questionVersionId: opId, where: null };
  expect(await appendPlanAdded(database, back)).toMatchObject({ fresh: true });
});

test("not in a room that has ended, nor without a seat", async () => {
  await room.step("ended");
  expect(await type()).toBeUndefined();
  expect(
    await appendTypedQuestion(room.database(), {
      ...room.by(),
      seatId: randomUUID(),
      text,
      title: "Why?",
      promptHtml: "<p>Why?</p>",
    }),
  ).toBeUndefined();
});
