// Nothing leaks: not by what an event holds, not by what a room's frames hold, and not by when they come.
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createQuestion } from "@/db/testing/factories";
import { catchUpFor, type RoomFact } from "@/lib/room/schema";
import { heardBy } from "./contract";
import { type Client, newAsk, nothingKnown, useDoor, type World } from "./testing";

const canary = "canary-of-what-is-private";
const id = randomUUID();
const asked = { askedQuestionId: id, number: 1, promptHtml: "<p>p</p>", kind: "spoken" };
const panel = { title: canary, questionVersionId: id, planItemId: null, minutes: 5, modelAnswer: canary };
/** Everything private that a careless hand could leave on a row. */
const secrets = {
  panel,
  modelAnswer: canary,
  modelAnswerHtml: canary,
  keyPoints: [canary],
  levels: [canary],
  hints: [canary],
  followUps: [canary],
  note: canary,
  notes: [canary],
  rating: canary,
  ratings: [canary],
  level: canary,
  plan: [canary],
  next: canary,
  email: canary,
  passwordHash: canary,
  codeHash: canary,
  actorSeatId: canary,
  panelSeq: canary,
  title: canary,
  candidateName: canary,
  teamId: canary,
  personId: canary,
  opId: canary,
};
const view = { askedAtMs: 1, closedAtMs: null, isTakenBack: false, hints: [], followUps: [] };
const sent = { place: 0, text: "t", atMs: 1 };
const holds: Record<RoomFact["type"], object> = {
  started: {},
  paused: {},
  resumed: {},
  ended: {},
  asked,
  closed: { askedQuestionId: id },
  hint_given: { askedQuestionId: id, place: 0, text: "t" },
  follow_up_sent: { askedQuestionId: id, place: 0, text: "t" },
  message_sent: { text: "t" },
  unknown: {},
};
const facts = Object.entries(holds).map(([type, payload]) => ({
  ...secrets,
  seq: 1,
  atMs: 1,
  type,
  payload: { ...secrets, ...payload },
}));
const answer = { ...secrets, askedQuestionId: id, body: "b", revision: 1, savedAtMs: 1 };
const good: Record<keyof typeof heardBy.candidate, object[]> = {
  "room:fact": facts,
  "answer:saved": [answer],
  presence: [{ ...secrets, people: [{ ...secrets, seatId: id, name: "n", role: "observer", here: true }] }],
  pulse: [{ ...secrets, seq: 1, nowMs: 1 }],
};

describe("what an event may hold", () => {
  test.each(Object.keys(heardBy.candidate) as (keyof typeof good)[])(
    "%s, to the candidate: no canary",
    (event) => {
      for (const payload of good[event]) {
        const out = JSON.stringify(heardBy.candidate[event].parse(payload));
        expect(out).not.toContain(canary);
        expect(out).not.toContain('"panel"');
      }
    },
  );

  test("a catch-up, to the candidate: no canary; the panel's is the positive control", () => {
    const room = {
      ...secrets,
      seq: 1,
      status: "live",
      startedAtMs: 1,
      pauses: [{ ...secrets, fromMs: 1, toMs: null }],
      endedAtMs: null,
      outdated: false,
      messages: [{ ...secrets, text: "t", atMs: 1, askedBefore: 0 }],
    };
    const clock = { timeZone: "UTC", showsClock: true, scheduledAtMs: null, plannedMinutes: 45 };
    const interview = { ...secrets, ...clock, heading: "h", callUrl: null };
    const lists = { interview, panelFacts: [], shown: [], notes: [], ratings: [], more: false };
    const questions = [
      {
        ...secrets,
        ...asked,
        ...view,
        hints: [{ ...secrets, ...sent }],
        followUps: [{ ...secrets, ...sent }],
        panel,
      },
    ];
    const whole = { ...secrets, ...lists, facts, answers: [answer], room: { ...room, asked: questions } };
    expect(JSON.stringify(catchUpFor.candidate.parse(whole))).not.toContain(canary);
    expect(JSON.stringify(catchUpFor.panel.parse(whole))).toContain(canary);
    expect(
      JSON.stringify(heardBy.panel["room:fact"].parse({ ...facts[4], payload: { ...asked, panel } })),
    ).toContain(canary);
  });

  test("whatever a candidate may hear is listed here, key by key: another one is a decision", () => {
    const keysOf = (schema: z.ZodType) => {
      const text = JSON.stringify(z.toJSONSchema(schema, { io: "output", reused: "inline" }));
      const keys = new Set<string>();
      JSON.parse(text, (key, value) => {
        if (key === "properties") for (const name of Object.keys(value)) keys.add(name);
        return value;
      });
      return [...keys].sort().join(" ");
    };
    expect(keysOf(heardBy.candidate["room:fact"])).toBe(
      "askedQuestionId atMs kind number payload place promptHtml seq text type",
    );
    expect(keysOf(catchUpFor.candidate)).toBe(
      "answers asked askedAtMs askedBefore askedQuestionId atMs body callUrl closedAtMs endedAtMs facts followUps fromMs heading hints interview isTakenBack kind messages more number outdated pauses payload place promptHtml revision room savedAtMs scheduledAtMs seq showsClock startedAtMs status text timeZone toMs type",
    );
    expect(keysOf(heardBy.candidate["answer:saved"])).toBe("askedQuestionId body revision savedAtMs");
    expect(keysOf(heardBy.candidate.presence)).toBe("here name people role seatId");
    expect(keysOf(heardBy.candidate.pulse)).toBe("nowMs seq");
  });

  test("the candidate hears nothing that only the panel should, and no schema lets unknown keys through", () => {
    expect(Object.keys(heardBy.candidate).sort()).toEqual(["answer:saved", "presence", "pulse", "room:fact"]);
    for (const schema of [...Object.values(heardBy.candidate), catchUpFor.candidate])
      expect(JSON.stringify(z.toJSONSchema(schema, { io: "output" }))).not.toMatch(
        /"additionalProperties":(?!false)/,
      );
  });
});

describe("on the wire", () => {
  const door = useDoor();
  let world: World;
  let interviewer: Client;
  let colleague: Client;
  let candidate: Client;
  beforeEach(async () => {
    ({ world, interviewer, candidate } = await door.openRoom());
    colleague = await door.account(world.interviewId, await door.join(world.interviewId, "interviewer"));
  });
  const op = () => ({ opId: randomUUID() });
  const ask = (index: number, askedQuestionId?: string) =>
    interviewer.send("question:ask", newAsk(world, askedQuestionId, index));

  test("a whole interview's frames to the candidate hold no private word; the panel's do", async () => {
    const { versionId: version } = await createQuestion(door.database(), {
      teamId: world.teamId,
      title: `${canary} title`,
      modelAnswer: canary,
      modelAnswerHtml: canary,
      keyPoints: [canary],
      levels: Array(5).fill(canary),
      hints: ["first hint", `${canary} hint`],
      followUps: ["first follow-up", `${canary} follow-up`],
    });
    world.bank[0] = { ...world.bank[0], versionId: version } as World["bank"][number];
    const askedQuestionId = randomUUID();
    await ask(0, askedQuestionId);
    const of = { askedQuestionId, baseRevision: 0 };
    await interviewer.send("hint:give", { ...op(), askedQuestionId, place: 0 });
    await interviewer.send("follow-up:send", { ...op(), askedQuestionId, place: 0 });
    await interviewer.send("follow-up:type", { ...op(), askedQuestionId, text: "typed follow-up" });
    await interviewer.send("message:send", { ...op(), text: "a message" });
    await interviewer.send("note:save", { ...op(), ...of, body: canary });
    await interviewer.send("note:save", { ...op(), ...of, askedQuestionId: null, body: canary });
    await interviewer.send("rating:save", { ...op(), ...of, level: 2, heardKeyPoints: [0] });
    await interviewer.send("plan:add", { ...op(), planItemId: randomUUID(), questionVersionId: version });
    await interviewer.send("question:type", { ...op(), text: `${canary} typed and kept back` });
    const { opId } = op();
    await interviewer.send("question:type", { opId, text: "typed and asked" });
    await interviewer.send("question:ask", { ...op(), questionVersionId: opId, planItemId: opId });
    await candidate.send("answer:save", { ...op(), ...of, body: "my answer" });
    await candidate.send("question:shown", { askedQuestionId });
    await interviewer.send("interview:pause", op());
    await interviewer.send("interview:resume", op());
    await candidate.send("room:catch-up", nothingKnown);
    const wire = candidate.frames.join("\n");
    expect(wire).toMatch(/first hint.*typed follow-up.*a message.*typed and asked/s);
    for (const secret of [canary, "panel", "title", "levels", world.interviewer.email, world.teamId, version])
      expect(wire).not.toContain(secret);
    await colleague.listen();
    expect(colleague.frames.join("\n")).toContain(`${canary} title`);
    expect(colleague.frames.join("\n")).not.toContain("own:");
  });

  test("an interviewer's notes and ratings are their own: a colleague who asks for everything gets none", async () => {
    const askedQuestionId = randomUUID();
    await ask(0, askedQuestionId);
    await interviewer.send("note:save", { ...op(), askedQuestionId, baseRevision: 0, body: canary });
    await interviewer.send("rating:save", {
      ...op(),
      askedQuestionId,
      baseRevision: 0,
      level: 1,
      heardKeyPoints: [],
    });
    expect(await colleague.send("room:catch-up", nothingKnown)).toMatchObject({
      data: { notes: [], ratings: [] },
    });
    expect(await interviewer.send("room:catch-up", nothingKnown)).toMatchObject({
      data: { notes: [{ body: canary }], ratings: [{ level: 1 }] },
    });
  });

  test("while an interviewer types, the candidate's line carries pulses and nothing else", async () => {
    const ids = Array.from({ length: 5 }, () => randomUUID());
    for (const [index, one] of ids.entries()) await ask(index, one);
    const tab = await door.account(world.interviewId, world.interviewer);
    await candidate.listen();
    const from = candidate.frames.length;
    const heardFrom = candidate.heard.length;
    for (let n = 0; n < 50; n++) {
      const askedQuestionId = ids[n % 5];
      const baseRevision = Math.floor(n / 5);
      const author = n % 2 ? interviewer : tab;
      const note = await author.send("note:save", { ...op(), askedQuestionId, baseRevision, body: `${n}` });
      expect(note).toMatchObject({ ok: true, data: { outcome: "saved" } });
      if (n % 10 >= 5) continue;
      const rating = {
        ...op(),
        askedQuestionId,
        baseRevision: Math.floor(n / 10),
        level: n % 6,
        heardKeyPoints: [],
      };
      expect(await colleague.send("rating:save", rating)).toMatchObject({
        ok: true,
        data: { outcome: "saved" },
      });
    }
    await candidate.hears("pulse");
    await candidate.hears("pulse");
    const during = candidate.frames.slice(from);
    expect(during.every((frame) => frame.startsWith('2["pulse",{"seq":5,"nowMs":'))).toBe(true);
    expect(candidate.heard.slice(heardFrom).every(({ event }) => event === "pulse")).toBe(true);
  });
});
