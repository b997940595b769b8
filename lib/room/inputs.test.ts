// What the door makes of an input that is typed in the room: its bounds, its tidying, and a resend as the same one.
import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { forgetHead } from "@/db/room/heads";
import { type Client, newAsk, useDoor, type World } from "@/lib/live/testing";

const door = useDoor();
let world: World;
let interviewer: Client;
let candidate: Client;
let asked: string;
beforeEach(async () => {
  ({ world, interviewer, candidate } = await door.openRoom());
  asked = randomUUID();
  await interviewer.send("question:ask", newAsk(world, asked));
});

const op = () => ({ opId: randomUUID() });
const setStatus = (status: string) => {
  forgetHead(world.interviewId);
  return door.database()
    .$client`update interviews set status = ${status}, paused_at = now() where id = ${world.interviewId}`;
};
const facts = () =>
  door.database().$client<{ type: string; payload: object }[]>`
    select type, payload from facts where interview_id = ${world.interviewId} order by seq`;

test.each([
  ["message:send", "ended", { text: "Thank you." }],
  ["follow-up:type", "paused", { text: "And then?" }],
  ["message:send", "live", { text: " \u0007\n " }],
  ["message:send", "live", { text: "\u2800 \u3164\u200b" }],
  ["follow-up:type", "live", { text: "\u202e\u202c" }],
  ["message:send", "live", { text: "x".repeat(301) }],
  ["follow-up:type", "live", { text: "x".repeat(401) }],
  ["follow-up:type", "live", { text: "And then?", askedQuestionId: randomUUID() }],
] as const)("%s while %s, %o: refused in words, and nothing is written", async (name, status, given) => {
  await setStatus(status);
  const before = await facts();
  const reply = await interviewer.send(name, { ...op(), askedQuestionId: asked, ...given });
  expect(reply).toMatchObject({ ok: false, error: { message: expect.stringMatching(/\.$/) } });
  expect([...(await facts())]).toEqual([...before]);
});

test.each([
  ["message:send", "message_sent"],
  ["follow-up:type", "follow_up_sent"],
] as const)("%s: lines stay, control characters go, a resend is the same one", async (name, type) => {
  const given = { ...op(), askedQuestionId: asked, text: "<b>One\u0007</b>\r\ntwo " };
  const first = await interviewer.send(name, given);
  expect(await interviewer.send(name, { ...given, text: "another" })).toEqual(first);
  const made = (await facts()).filter((fact) => fact.type === type);
  expect(made).toMatchObject([{ payload: { text: "<b>One</b>\ntwo" } }]);
  await candidate.listen();
  expect(candidate.heard.filter(({ event }) => event === "room:fact").at(-1)).toMatchObject({
    payload: { type, payload: { text: "<b>One</b>\ntwo" } },
  });
});

test.each([
  [
    "note:save",
    { askedQuestionId: null, body: "x".repeat(16_001) },
    "A note can hold 16,000 characters; this is 1 too many. Shorten it and it will be saved.",
  ],
  [
    "note:save",
    { askedQuestionId: null, body: "a\0" },
    "The text holds a NUL character, which can't be saved. Remove it.",
  ],
  ["message:send", { text: "x".repeat(301) }, "A message can hold 300 characters; this is 1 too many."],
  ["message:send", { text: " " }, "Nothing is typed yet."],
  ["bank:search", { text: "x".repeat(203) }, "A search can hold 200 characters; this is 3 too many."],
] as const)("%s: what a person can cause is refused in the bare sentence", async (name, given, message) => {
  const reply = await interviewer.send(name, { ...op(), baseRevision: 0, ...given });
  expect(reply).toMatchObject({ ok: false, error: { code: "invalid", message } });
});

test("what no screen sends is refused with its place", async () => {
  const reply = await interviewer.send("rating:save", { ...op(), level: 9 });
  expect(reply).toMatchObject({ error: { message: expect.stringMatching(/^askedQuestionId: ./) } });
});
