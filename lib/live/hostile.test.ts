// G11: one bad client hurts nobody. It is answered, limited or cut; the others go on.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { listNotes } from "@/db/judging/notes";
import { maxTextLength } from "@/lib/text/limits";
import { commandNames } from "./contract";
import { type Client, newAsk, useDoor, type World } from "./testing";

const door = useDoor();
let world: World;
let bad: Client;
let good: Client;
beforeEach(async () => {
  ({ world, interviewer: bad, candidate: good } = await door.openRoom());
});

const note = (over: object = {}) => ({
  opId: randomUUID(),
  askedQuestionId: null,
  body: "x",
  baseRevision: 0,
  ...over,
});
const scope = () => ({ interviewId: world.interviewId, seatId: world.interviewerSeatId });
/** The bad client's line still works, and the good one hears of it. */
async function expectAlive(): Promise<void> {
  expect(await bad.send("question:ask", newAsk(world))).toMatchObject({ ok: true });
  await good.hears("room:fact");
}

describe("malformed", () => {
  const nonsense: [string, unknown][] = [
    ["null", null],
    ["a text", "x"],
    ["a number", 7],
    ["an array", [1, 2]],
    ["nothing in it", {}],
    ["bytes", Buffer.from("bytes")],
    ["wrong types", { opId: 1, askedQuestionId: {}, body: [], baseRevision: "0", level: "5", text: 4 }],
    ["ids that aren't", { opId: "' or 1=1 --", askedQuestionId: "../..", body: "x", baseRevision: 0 }],
  ];
  test.each(nonsense)("%s to every command: invalid, and the socket lives", async (_what, payload) => {
    const replies = await Promise.all(commandNames.map((name) => bad.send(name, payload)));
    for (const reply of replies) expect(reply).toMatchObject({ ok: false, error: { code: "invalid" } });
    await expectAlive();
  });

  const notes: [string, object][] = [
    ["a NUL character", { body: "a\u0000b" }],
    ["a text that is too long", { body: "x".repeat(maxTextLength + 1) }],
    ["a revision below nothing", { baseRevision: -1 }],
    ["half a revision", { baseRevision: 0.5 }],
    ["a revision that isn't a number", { baseRevision: Number.NaN }],
    ["no operation", { opId: undefined }],
  ];
  test("a number beyond any log's is invalid, not a failure of ours", async () => {
    const since = { seq: 2 ** 31, panelSeq: 0, answers: {}, notes: {}, ratings: {} };
    for (const over of [{}, { seq: 0, panelSeq: 2 ** 31 }])
      expect(await bad.send("room:catch-up", { ...since, ...over })).toMatchObject({
        error: { code: "invalid" },
      });
  });

  test.each(notes)("a note with %s is invalid and not written", async (_what, over) => {
    expect(await bad.send("note:save", note(over))).toMatchObject({ error: { code: "invalid" } });
    expect(await listNotes(door.database(), scope())).toEqual([]);
  });

  test.each([6, -1, 2.5, "4"])("a rating of %s is invalid", async (level) => {
    const rating = {
      opId: randomUUID(),
      askedQuestionId: randomUUID(),
      level,
      heardKeyPoints: [],
      baseRevision: 0,
    };
    expect(await bad.send("rating:save", rating)).toMatchObject({ error: { code: "invalid" } });
  });

  test("half of a pair of characters is kept as �, in a note, an answer and what is being typed", async () => {
    const half = "a\ud83d, b";
    const ask = newAsk(world);
    await bad.send("question:ask", ask);
    const asked = { askedQuestionId: ask.opId, baseRevision: 0 };
    const typed = { askedQuestionId: ask.opId, body: half };
    expect(await good.send("answer:typing", typed)).toMatchObject({ ok: true });
    expect(await bad.hears("answer:typing")).toMatchObject({ body: "a\ufffd, b" });
    expect(await good.send("answer:save", { ...asked, opId: randomUUID(), body: half })).toMatchObject({
      ok: true,
    });
    expect(await bad.hears("answer:saved")).toMatchObject({ body: "a\ufffd, b" });
    expect(await bad.send("note:save", note({ body: half }))).toMatchObject({ ok: true });
    expect(await listNotes(door.database(), scope())).toMatchObject([{ body: "a\ufffd, b" }]);
  });

  test("no acknowledgement asked for, only one given, more arguments than one: nothing breaks", async () => {
    bad.socket.emit("note:save", note());
    bad.socket.emit("note:save");
    bad.socket.emit("question:ask", null);
    bad.socket.emit("interview:pause", "not a function", "neither");
    expect(await bad.send("note:save")).toMatchObject({ error: { code: "invalid" } });
    expect(await bad.send("bank:search", { text: "orm" }, "more", { and: "more" })).toMatchObject({
      ok: true,
    });
    await expectAlive();
  });

  test.each(["note:delete", "toString", "__proto__", "constructor", "room:fact", "error"])(
    "an unknown command (%s) is answered as invalid",
    async (name) => {
      expect(await bad.send(name, {})).toMatchObject({ ok: false, error: { code: "invalid" } });
      await expectAlive();
    },
  );

  test("a reserved event name cuts its sender and nobody else", async () => {
    const engine = bad.socket.io.engine;
    engine.send('2["disconnect","x"]');
    await bad.gone;
    expect(good.socket.connected).toBe(true);
  });

  test.each(["9", '2["note:save"', "51-[]", '2{"a":1}', "4"])(
    "a packet that isn't one (%j) cuts its sender only",
    async (data) => {
      bad.socket.io.engine.send(data);
      await bad.gone;
      expect(await good.send("question:shown", {})).toMatchObject({ error: { code: "invalid" } });
    },
  );
});

test("an event without a name is as if it hadn't come", async () => {
  bad.socket.io.engine.send("2");
  await expectAlive();
});

describe("too much", () => {
  test("a frame of 70 kB cuts only its sender", async () => {
    bad.socket.emit("note:save", note({ body: "x".repeat(70_000) }));
    await bad.gone;
    expect(good.socket.connected).toBe(true);
    expect(await listNotes(door.database(), scope())).toEqual([]);
  });

  test.each([
    ["three bytes each", "漢"],
    ["escaped each", '"'],
    ["line breaks", "\n"],
    ["pairs", "😀"],
  ])("the longest text allowed, %s, fits into a frame", async (_what, unit) => {
    const body = unit.repeat(maxTextLength / unit.length);
    expect(await bad.send("note:save", note({ body }))).toMatchObject({ ok: true, data: { revision: 1 } });
  });

  test("5 000 events at once: refused beyond the budget, then cut; the others don't notice", async () => {
    const replies: { ok: boolean; error?: { code: string } }[] = [];
    for (let n = 0; n < 5_000; n++) {
      bad.socket.emit("bank:search", { text: "x" }, (reply: (typeof replies)[number]) => replies.push(reply));
    }
    const during = await good.send("room:catch-up", {
      seq: 0,
      panelSeq: 0,
      answers: {},
      notes: {},
      ratings: {},
    });
    expect(during).toMatchObject({ ok: true });
    expect(await bad.gone).toBe("transport close");
    expect(replies.filter((reply) => reply.ok).length).toBeLessThan(100);
    expect(replies.some((reply) => reply.error?.code === "rate_limited")).toBe(true);
    expect(good.socket.connected).toBe(true);
    bad = await door.account(world.interviewId, world.interviewer);
    await sleep(100); // the budget is the tab’s, over all its connections, and has one more after half of that
    await expectAlive();
  });
});

describe("more than was asked for", () => {
  const extra = {
    interviewId: randomUUID(),
    seatId: randomUUID(),
    authorSeatId: randomUUID(),
    role: "candidate",
    revision: 99,
    seq: 99,
    atMs: 0,
    savedAtMs: 0,
  };

  test("ids in capitals are the same ids", async () => {
    const ask = newAsk(world);
    const asked = await bad.send("question:ask", { ...ask, opId: ask.opId.toUpperCase() });
    expect(asked).toMatchObject({ data: { fact: { payload: { askedQuestionId: ask.opId } } } });
    const close = { opId: randomUUID(), askedQuestionId: ask.opId.toUpperCase() };
    const closed = await bad.send("question:close", close);
    expect(closed).toMatchObject({ data: { fact: { payload: { askedQuestionId: ask.opId } } } });
  });

  test("extra fields fall off", async () => {
    const saved = await bad.send("note:save", { ...note(), ...extra });
    const today = Date.now() - 60_000;
    expect(saved).toMatchObject({ ok: true, data: { revision: 1 } });
    expect(saved).toMatchObject({ data: { savedAtMs: expect.toSatisfy((atMs: number) => atMs > today) } });
    const asked = await bad.send("question:ask", {
      ...newAsk(world),
      ...extra,
      number: 7,
      promptHtml: "<b>mine</b>",
    });
    expect(asked).toMatchObject({ ok: true, data: { fact: { seq: 1, payload: { number: 1 } } } });
    expect(JSON.stringify(asked)).not.toContain("mine");
    expect(await listNotes(door.database(), scope())).toHaveLength(1);
  });

  test("__proto__ and constructor pollute nothing", async () => {
    const polluted = JSON.parse(
      JSON.stringify(note()).replace(
        "{",
        '{"__proto__":{"role":"interviewer","polluted":1},"constructor":{"prototype":{"polluted":1}},',
      ),
    ) as object;
    expect(await bad.send("note:save", polluted)).toMatchObject({ ok: true });
    const known = JSON.parse(
      '{"seq":0,"panelSeq":0,"answers":{"__proto__":1,"constructor":2,"toString":3},"notes":{},"ratings":{}}',
    ) as object;
    expect(await bad.send("room:catch-up", known)).toMatchObject({ ok: true });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(await good.send("interview:pause", { opId: randomUUID(), role: "interviewer" })).toMatchObject({
      error: { code: "forbidden" },
    });
  });
});
