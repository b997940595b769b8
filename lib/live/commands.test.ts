// For each command: what the others heard, what they did not hear, and who may not send it.

import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { forgetHead } from "@/db/room/heads";
import { createWorld } from "@/db/testing/factories";
import { type CommandName, commandNames } from "./contract";
import { type Client, nothingKnown, useDoor, type World } from "./testing";

const door = useDoor();
type Role = "speaker" | "ownTab" | "colleague" | "observer" | "candidate" | "candidateTab";
let world: World;
let room: Record<Role, Client>;
let asked: string;

beforeEach(async () => {
  world = await createWorld(door.database(), { status: "live" });
  const { interviewId } = world;
  const [colleague, observer] = [
    await door.join(interviewId, "interviewer"),
    await door.join(interviewId, "observer"),
  ];
  room = {
    speaker: await door.account(interviewId, world.interviewer),
    ownTab: await door.account(interviewId, world.interviewer),
    colleague: await door.account(interviewId, colleague),
    observer: await door.account(interviewId, observer),
    candidate: await door.guest(interviewId, world.candidate),
    candidateTab: await door.guest(interviewId, world.candidate),
  };
  asked = randomUUID();
  await room.speaker.send("question:ask", input("question:ask", asked, asked));
  await listenAll();
});

const op = () => ({ opId: randomUUID() });
const version = (index: number) => world.bank[index]?.versionId ?? "";
/** Behind the log's back: what this process knows of the room is no longer so. */
const setStatus = (status: string) => {
  forgetHead(world.interviewId);
  return door.database()
    .$client`update interviews set status = ${status}, paused_at = now() where id = ${world.interviewId}`;
};

/** A good input for each command. */
function input(name: CommandName, id = asked, next: string = randomUUID()): object {
  const inputs: Record<CommandName, object> = {
    "interview:start": op(),
    "interview:pause": op(),
    "interview:resume": op(),
    "interview:end": op(),
    "question:ask": {
      opId: next,
      questionVersionId: version(0),
      planItemId: null,
    },
    "question:close": { ...op(), askedQuestionId: id },
    "hint:give": { ...op(), askedQuestionId: id, place: 0 },
    "follow-up:send": { ...op(), askedQuestionId: id, place: 0 },
    "question:type": { ...op(), text: "What is the GIL for?" },
    "follow-up:type": { ...op(), askedQuestionId: id, text: "And what if it fails?" },
    "message:send": { ...op(), text: "The line is bad, one moment." },
    "plan:add": { ...op(), planItemId: randomUUID(), questionVersionId: version(7) },
    "plan:remove": { ...op(), planItemId: randomUUID() },
    "note:save": { ...op(), askedQuestionId: id, body: "a note", baseRevision: 0 },
    "rating:save": { ...op(), askedQuestionId: id, level: 4, heardKeyPoints: [0], baseRevision: 0 },
    "answer:save": { ...op(), askedQuestionId: id, body: "an answer", baseRevision: 0 },
    "question:shown": { askedQuestionId: id },
    "bank:search": { text: "model" },
    "question:guide": { questionVersionId: version(0) },
    "answer:typing": { askedQuestionId: id, body: "an ans" },
    "room:catch-up": nothingKnown,
  };
  return inputs[name];
}

async function listenAll(): Promise<Record<Role, string[]>> {
  const names = await Promise.all(
    Object.entries(room).map(async ([role, client]) => [
      role,
      (await client.listen()).map((one) => one.event),
    ]),
  );
  return Object.fromEntries(names);
}

const everybody = ["ownTab", "colleague", "observer", "candidate", "candidateTab"];
const panel = ["ownTab", "colleague", "observer"];
type Line = [CommandName, Role, string, string[], status?: string];
const lines: Line[] = [
  ["interview:start", "speaker", "room:fact", everybody, "scheduled"],
  ["interview:pause", "speaker", "room:fact", everybody],
  ["interview:resume", "speaker", "room:fact", everybody, "paused"],
  ["interview:end", "speaker", "room:fact", everybody],
  ["question:ask", "speaker", "room:fact", everybody],
  ["question:close", "speaker", "room:fact", everybody],
  ["hint:give", "speaker", "room:fact", everybody],
  ["follow-up:send", "speaker", "room:fact", everybody],
  ["follow-up:type", "speaker", "room:fact", everybody],
  ["message:send", "speaker", "room:fact", everybody],
  ["message:send", "speaker", "room:fact", everybody, "scheduled"],
  ["message:send", "speaker", "room:fact", everybody, "paused"],
  ["question:type", "speaker", "panel:fact", panel],
  ["plan:add", "speaker", "panel:fact", panel],
  ["note:save", "speaker", "own:note", ["ownTab"]],
  ["rating:save", "speaker", "own:rating", ["ownTab"]],
  ["answer:save", "candidate", "answer:saved", ["speaker", "candidateTab", ...panel]],
  ["question:shown", "candidate", "question:shown", ["speaker", ...panel]],
  ["answer:typing", "candidate", "answer:typing", ["speaker", ...panel]],
  ["answer:typing", "speaker", "nothing", []],
  ["bank:search", "speaker", "nothing", []],
  ["question:guide", "speaker", "nothing", []],
  ["room:catch-up", "candidate", "nothing", []],
];

describe("what is heard", () => {
  test.each(lines)("%s from the %s: %s", async (name, role, event, hearers, status) => {
    if (status) await setStatus(status);
    const reply = await room[role].send(name, input(name));
    expect(reply).toMatchObject({ ok: true });
    // A type that only the statement knows is a fact that no screen understands.
    expect(JSON.stringify(reply)).not.toContain('"type":"unknown"');
    const heard = await listenAll();
    for (const [who, events] of Object.entries(heard)) {
      expect(events, `${who} heard`).toEqual(hearers.includes(who) ? [event] : []);
    }
  });

  test("plan:remove from the speaker: panel:fact", async () => {
    const planItemId = randomUUID();
    await room.speaker.send("plan:add", { ...op(), planItemId, questionVersionId: version(7) });
    await listenAll();
    expect(await room.speaker.send("plan:remove", { ...op(), planItemId })).toMatchObject({ ok: true });
    const { candidate, candidateTab, ...heard } = await listenAll();
    expect([candidate, candidateTab]).toEqual([[], []]);
    expect(heard).toEqual({
      speaker: [],
      ownTab: ["panel:fact"],
      colleague: ["panel:fact"],
      observer: ["panel:fact"],
    });
  });

  test("the whole table of commands is above", () => {
    expect(new Set([...lines.map(([name]) => name), "plan:remove"])).toEqual(new Set(commandNames));
  });

  test("a refused command and a conflict are heard by nobody", async () => {
    await room.speaker.send("hint:give", { ...op(), askedQuestionId: asked, place: 9 });
    await room.speaker.send("note:save", { ...op(), askedQuestionId: asked, body: "x", baseRevision: 0 });
    await listenAll();
    const again = await room.speaker.send("note:save", {
      ...op(),
      askedQuestionId: asked,
      body: "y",
      baseRevision: 0,
    });
    expect(again).toMatchObject({ ok: true, data: { outcome: "conflict", body: "x" } });
    expect(new Set(Object.values(await listenAll()).flat())).toEqual(new Set());
  });

  test("one room is never heard in another", async () => {
    const other = await createWorld(door.database(), { status: "live" });
    const stranger = await door.account(other.interviewId, other.interviewer);
    await room.speaker.send("question:ask", input("question:ask"));
    expect(await stranger.listen()).toEqual([]);
    expect(stranger.heard.every(({ event }) => event === "presence" || event === "pulse")).toBe(true);
  });
});

describe("who may send it", () => {
  const running = commandNames.filter((name) =>
    /^(interview|question:(ask|close|type)|hint|follow-up|message|plan|note|rating)/.test(name),
  );
  const refusals: Record<string, Partial<Record<CommandName, string>>> = {
    candidate: {
      ...Object.fromEntries(running.map((name) => [name, "forbidden"])),
      "bank:search": "not_found",
      "question:guide": "not_found",
    },
    observer: {
      ...Object.fromEntries(running.map((name) => [name, "forbidden"])),
      "answer:save": "forbidden",
      "question:shown": "forbidden",
    },
    speaker: { "answer:save": "forbidden", "question:shown": "forbidden" },
  };
  const cells = Object.entries(refusals).flatMap(([role, codes]) =>
    Object.entries(codes).map(([name, code]) => [name as CommandName, role as Role, code] as const),
  );

  test.each(cells)("%s from the %s: %s, nothing written, nothing heard", async (name, role, code) => {
    const before = await written();
    expect(await room[role].send(name, input(name))).toEqual({
      ok: false,
      error: { code, message: expect.stringMatching(/\.$/) },
    });
    expect(await written()).toEqual(before);
    expect(new Set(Object.values(await listenAll()).flat())).toEqual(new Set());
  });

  test("what isn't refused to the candidate is what the candidate needs", () => {
    const open = commandNames.filter((name) => !refusals.candidate?.[name]);
    expect(open).toEqual(["answer:save", "question:shown", "answer:typing", "room:catch-up"]);
  });
});

describe("the wrong moment and the wrong thing", () => {
  test.each(["scheduled", "paused", "ended"])("a push to an interview that is %s", async (status) => {
    await setStatus(status);
    const before = await written();
    expect(await room.speaker.send("question:ask", input("question:ask"))).toMatchObject({
      error: { code: "conflict" },
    });
    expect(await written()).toEqual(before);
  });

  test("another team's question and another interview's asked question", async () => {
    const other = await createWorld(door.database(), { status: "live" });
    const theirs = other.bank[0]?.versionId;
    const before = await written();
    for (const [name, given] of [
      ["question:ask", { ...input("question:ask"), questionVersionId: theirs }],
      ["plan:add", { ...input("plan:add"), questionVersionId: theirs }],
      ["question:close", input("question:close", randomUUID())],
    ] as const) {
      expect(await room.speaker.send(name, given)).toMatchObject({ error: { code: "not_found" } });
    }
    const guide = await room.speaker.send("question:guide", { questionVersionId: theirs });
    expect(guide).toEqual({ ok: true, data: { guide: null } });
    expect(await written()).toEqual(before);
  });
});

async function written(): Promise<unknown> {
  const sql = door.database().$client;
  const id = world.interviewId;
  return Promise.all([
    sql`select status from interviews where id = ${id}`,
    sql`select seq, type from facts where interview_id = ${id} order by stream, seq`,
    sql`select id, closed_at, shown_at, answer_revision from asked_questions where interview_id = ${id} order by number`,
    sql`select count(*)::int from plan_items where interview_id = ${id}`,
    sql`select count(*)::int from notes where interview_id = ${id}`,
    sql`select count(*)::int from ratings where author_seat_id = ${world.interviewerSeatId}`,
  ]).then((tables) => tables.map((rows) => [...rows]));
}
