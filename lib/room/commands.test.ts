import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import type { Step } from "@/db/room/facts";
import { listFacts } from "@/db/room/log";
import { useDatabase } from "@/db/testing/database";
import { createPerson, createSeat, createWorld } from "@/db/testing/factories";
import { factTypes } from "@/db/vocabulary";
import { keysOf } from "@/lib/keys";
import * as commands from "./commands";
import { projectRoom } from "./projection";
import { readCancelled, readPanel, searchBank } from "./reads";
import { onScreen } from "./room";
import { saveAnswer } from "./saves";
import { type Seat, takeSeat } from "./seat";

const { database, url } = useDatabase();
let wide: Database;
let world: Awaited<ReturnType<typeof createWorld>>;
let seat: Seat;
let candidate: Seat;
beforeAll(() => {
  wide = openDatabase(url(), 10);
});
afterAll(() => wide.$client.end());
beforeEach(async () => {
  world = await createWorld(database(), { status: "live" });
  seat = await takeSeat(wide, { ...world, personId: world.interviewer.personId });
  candidate = await takeSeat(wide, { ...world, personId: world.candidate.personId });
});

const opId = () => randomUUID();
const versionId = (index = 0) => world.bank[index]?.versionId ?? "";
const ask = (id: string = opId(), by = seat) =>
  commands.askQuestion(wide, by, { opId: id, questionVersionId: versionId(), planItemId: null });
const facts = () => listFacts(wide, { ...world, stream: "room", afterSeq: 0, limit: 1_000 });

test("after a storm of two interviewers the log, folded, is what the tables say", async () => {
  const { personId } = await createPerson(database());
  await createSeat(database(), { interviewId: world.interviewId, personId, role: "interviewer" });
  const colleague = await takeSeat(wide, { interviewId: world.interviewId, personId });
  const ids = Array.from({ length: 24 }, () => randomUUID());
  await Promise.allSettled(
    ids.flatMap((id, n) => {
      const by = n % 2 ? seat : colleague;
      const before = { opId: opId(), askedQuestionId: ids[n - 1] ?? id };
      return [
        ask(id, by),
        commands.closeQuestion(wide, by, before),
        commands.sendText(wide, by, { ...before, opId: opId(), place: 0, type: "hint_given" }),
      ];
    }),
  );
  const last = Array.from({ length: 3 }, () => randomUUID());
  for (const id of last) {
    await ask(id);
    if (id === last[0]) await commands.closeQuestion(wide, seat, { opId: opId(), askedQuestionId: id });
  }
  await commands.stepInterview(wide, seat, { opId: opId(), step: "ended" });
  const view = projectRoom(await facts(), "panel");
  expect(view.seq).toBe((await facts()).length);
  const rows = await wide.$client`
    select id as "askedQuestionId", number, (extract(epoch from closed_at) * 1000)::float8 as "closedAtMs",
      is_taken_back as "isTakenBack"
    from asked_questions where interview_id = ${world.interviewId} order by number`;
  expect(view.asked).toMatchObject([...rows]);
  expect(view.asked.slice(-3)).toMatchObject([true, false, false].map((isTakenBack) => ({ isTakenBack })));
  expect(view.asked.every((one) => one.hints.length <= 1)).toBe(true);
});

test("a close that races with the next ask leaves the next question on the screen, 40 times", async () => {
  for (let round = 0; round < 40; round++) {
    const [first, second] = [randomUUID(), randomUUID()];
    await ask(first);
    const close = commands.closeQuestion(wide, seat, { opId: opId(), askedQuestionId: first });
    await Promise.all([close.catch(() => undefined), ask(second)]);
    expect(onScreen(projectRoom(await facts(), "panel"))?.askedQuestionId).toBe(second);
  }
});

describe("refusals say why", () => {
  const missing = () => ({ opId: opId(), askedQuestionId: randomUUID() });
  test("not running: a conflict with what to do; unknown: not found", async () => {
    await expect(commands.closeQuestion(wide, seat, missing())).rejects.toMatchObject({ code: "not_found" });
    const sent = commands.sendText(wide, seat, { ...missing(), place: 0, type: "hint_given" });
    await expect(sent).rejects.toMatchObject({ code: "conflict" });
    const started = commands.stepInterview(wide, seat, { opId: opId(), step: "started" });
    await expect(started).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("live"),
    });
    await commands.stepInterview(wide, seat, { opId: opId(), step: "paused" });
    await expect(ask()).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Resume"),
    });
    await commands.stepInterview(wide, seat, { opId: opId(), step: "ended" });
    await expect(ask()).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("ended"),
    });
  });

  test("an id that another operation has is no error of ours, and not its answer", async () => {
    const taken = opId();
    await ask(taken);
    const close = commands.closeQuestion(wide, seat, { opId: taken, askedQuestionId: taken });
    const used = { code: "conflict", message: expect.stringContaining("used already for something else") };
    await expect(close).rejects.toMatchObject(used);
    const message = commands.sendMessage(wide, seat, { opId: taken, text: "Hello" });
    await expect(message).rejects.toMatchObject(used);
    const pause = commands.stepInterview(wide, seat, { opId: taken, step: "paused" });
    await expect(pause).rejects.toMatchObject(used);
    const hint = { opId: taken, askedQuestionId: taken, place: 0, type: "hint_given" as const };
    await expect(commands.sendText(wide, seat, hint)).rejects.toMatchObject(used);
  });

  test("a removed seat finds no interview", async () => {
    await wide.$client`update seats set removed_at = now() where interview_id = ${world.interviewId}`;
    await expect(ask()).rejects.toMatchObject({ code: "not_found" });
    await expect(takeSeat(wide, { ...world, personId: seat.personId })).rejects.toMatchObject({
      code: "not_found",
    });
    const answer = { ...missing(), body: "x", baseRevision: 0 };
    await expect(saveAnswer(wide, candidate, answer)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a room that is full", () => {
  /** So much happened that there is room for two more. */
  async function fill(type: keyof typeof full) {
    const { most, stream } = factTypes[type];
    const payload = { text: "Hello", askedQuestionId: randomUUID(), questionVersionId: versionId() };
    await wide.$client`
      insert into facts (interview_id, stream, seq, op_id, type, payload)
      select ${world.interviewId}, ${stream}, n, gen_random_uuid(), ${type},
        ${JSON.stringify(payload)}::text::jsonb || jsonb_build_object('number', n)
      from generate_series(1, ${most - 2}) n`;
  }
  const full = {
    asked: () => ask(),
    message_sent: () => commands.sendMessage(wide, seat, { opId: opId(), text: "Hello" }),
    plan_added: () => commands.typeQuestion(wide, seat, { opId: opId(), text: "Why?" }),
  };
  const refusal = {
    code: "conflict",
    message: expect.stringMatching(/^As m(any|uch) .* can (have|hold): .* go on in a new one\.$/),
  };

  test.each(keysOf(full))(
    "takes what is left of %s, however many come at once, and says so",
    async (type) => {
      await fill(type);
      const all = await Promise.allSettled(Array.from({ length: 9 }, () => full[type]()));
      expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
      await expect(full[type]()).rejects.toMatchObject(refusal);
      const { panel } = await readPanel(wide, seat);
      expect(panel.plan.filter(({ title }) => title === "Why?")).toHaveLength(type === "plan_added" ? 2 : 0);
    },
  );

  test("a push that knows the newest number is counted as well, and finds itself done", async () => {
    await fill("asked");
    const last = opId();
    for (const id of [opId(), last]) await ask(id);
    await expect(ask()).rejects.toMatchObject(refusal);
    expect(await ask(last)).toMatchObject({ payload: { number: 400 }, fresh: false });
  });

  test("can't be paused once more, and what is under way always ends", async () => {
    await fill("message_sent");
    const askedQuestionId = opId();
    const step = (step: Step) => commands.stepInterview(wide, seat, { opId: opId(), step });
    await step("paused");
    await full.message_sent();
    await step("resumed");
    await ask(askedQuestionId);
    await expect(step("paused")).rejects.toMatchObject(refusal);
    await commands.closeQuestion(wide, seat, { opId: opId(), askedQuestionId });
    const { plan } = (await readPanel(wide, seat)).panel;
    for (const { planItemId } of plan)
      await commands.removeFromPlan(wide, seat, { opId: opId(), planItemId });
    expect(await step("ended")).toMatchObject({ type: "ended" });
  });
});

describe("the seat", () => {
  test.each([
    ["a stranger", async () => ({ ...world, ...(await createPerson(database())) })],
    ["no interview", async () => ({ interviewId: randomUUID(), personId: world.interviewer.personId })],
    [
      "another interview",
      async () => ({ ...(await createWorld(database())), personId: world.interviewer.personId }),
    ],
  ])("%s: not found", async (_who, whoever) => {
    await expect(takeSeat(wide, await whoever())).rejects.toMatchObject({ code: "not_found" });
  });

  test("of a cancelled interview is none", async () => {
    await wide.$client`update interviews set status = 'cancelled' where id = ${world.interviewId}`;
    await expect(takeSeat(wide, { ...world, personId: seat.personId })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

test("what is taken out of the plan goes back to its place and minutes; without a place to the end", async () => {
  const { plan: before } = (await readPanel(wide, seat)).panel;
  const [first] = before;
  if (!first) throw new Error("nothing is planned");
  await commands.removeFromPlan(wide, seat, { opId: opId(), planItemId: first.planItemId });
  const { questionVersionId, position } = first;
  const back = { questionVersionId, where: { position, minutes: 17 } };
  await commands.addToPlan(wide, seat, { ...back, opId: opId(), planItemId: randomUUID() });
  const anew = { questionVersionId, where: null };
  await commands.addToPlan(wide, seat, { ...anew, opId: opId(), planItemId: randomUUID() });
  const { plan } = (await readPanel(wide, seat)).panel;
  expect(plan.map(({ title }) => title)).toEqual([...before, first].map(({ title }) => title));
  expect([plan[0]?.minutes, plan.at(-1)?.minutes]).toEqual([17, 7]);
});

test("of a cancelled interview its candidate is told what and when it was to be, and nobody else is", async () => {
  const { interviewId, interviewer } = world;
  const account = await createPerson(database());
  const read = (personId: string) => readCancelled(wide, { interviewId, personId });
  expect(await read(candidate.personId)).toBeNull();
  await wide.$client`update seats set person_id = ${account.personId} where id = ${candidate.seatId}`;
  await wide.$client`update interviews set status = 'cancelled', scheduled_at = '2031-05-06T07:30:00Z'
    where id = ${interviewId}`;
  expect(await read(account.personId)).toEqual({
    title: expect.any(String),
    interviewer: interviewer.name,
    scheduledAtMs: Date.parse("2031-05-06T07:30:00Z"),
    timeZone: expect.any(String),
  });
  expect(await Promise.all([candidate.personId, interviewer.personId].map(read))).toEqual([null, null]);
});

test("the bank's search in the room says how many there are beyond those that it shows", async () => {
  const search = (text: string) =>
    searchBank(wide, seat, { text, isNew: false, isFavourite: false, withDrafts: false });
  const all = await search("");
  expect(all.hits).toHaveLength(20);
  expect(all).toMatchObject({ total: world.bank.length, isPartial: false });
  const few = await search("queryset really runs");
  expect(few.total).toBe(few.hits.length);
});
