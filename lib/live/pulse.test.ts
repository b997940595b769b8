// G7: what no frame said, a pulse says; who fell is dropped. And the end: last words for a minute, then the door is shut.
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { insertSignIn } from "@/db/auth/sign-ins";
import { bumpTokenVersion } from "@/db/people";
import { appendAsked } from "@/db/room/asked-questions";
import { createInvite, createPerson } from "@/db/testing/factories";
import { endSignIns } from "@/lib/auth/sign-ins/commands";
import { acceptInvite } from "@/lib/invites/commands";
import { onScreen } from "@/lib/room/room";
import { pulseEveryMs } from "./pulse";
import { tellInterviewChanged, tellSeatRemoved, tellSignedOut } from "./teller";
import {
  accountCookie,
  type Client,
  follow,
  guestCookie,
  newAsk,
  nothingKnown,
  useDoor,
  type World,
} from "./testing";

const door = useDoor();
let world: World;
let interviewer: Client;
let candidate: Client;
beforeEach(async () => {
  ({ world, interviewer, candidate } = await door.openRoom());
});

const sql = () => door.database().$client;
type Numbered = { seq: number };
const pulsesOf = ({ heard }: Client) => heard.filter(({ event }) => event === "pulse").length;

describe("G7: silent loss is found", () => {
  test("a fact that was never told shows in the next pulse", async () => {
    const screen = follow(candidate);
    const lost = { ...newAsk(world), interviewId: world.interviewId, seatId: world.interviewerSeatId };
    await appendAsked(door.database(), lost);
    expect(await candidate.listen()).toEqual([]);
    const pulsed = () =>
      candidate.heard.some((one) => one.event === "pulse" && (one.payload as Numbered).seq === 1);
    await vi.waitUntil(pulsed, { timeout: 4 * pulseEveryMs });
    await screen.catchUp();
    expect(onScreen(screen.view)?.askedQuestionId).toBe(lost.opId);
  });

  test(`a removed seat and an ended sign-in are dropped by the next pulse`, async () => {
    await sql()`update seats set removed_at = now() where id = ${world.candidateSeatId}`;
    await sql()`delete from sign_ins where person_id = ${world.interviewer.personId}`;
    const before = [candidate, interviewer].map(pulsesOf);
    const observer = await door.account(world.interviewId, await door.join(world.interviewId, "observer"));
    expect(await candidate.gone).toBe("io server disconnect");
    expect(await interviewer.gone).toBe("io server disconnect");
    // One may have looked before they fell.
    for (const [index, client] of [candidate, interviewer].entries())
      expect(pulsesOf(client) - (before[index] ?? 0)).toBeLessThanOrEqual(1);
    expect(observer.socket.connected).toBe(true);
    await expect(door.guest(world.interviewId, world.candidate)).rejects.toMatchObject({
      data: { code: "not_found" },
    });
  });

  test("who is told is dropped at once, in every tab of that browser, and nobody else", async () => {
    const { personId } = world.interviewer;
    const tab = await door.account(world.interviewId, world.interviewer);
    const phone = await insertSignIn(door.database(), { personId, browser: "Safari on an iPhone" });
    const elsewhere = await door.account(world.interviewId, { personId, ...phone });
    tellSignedOut([world.interviewer.signInId]);
    await Promise.all([interviewer.gone, tab.gone]);
    expect(elsewhere.socket.connected).toBe(true);
    expect(candidate.socket.connected).toBe(true);
    tellSeatRemoved(world.candidateSeatId);
    expect(await candidate.gone).toBe("io server disconnect");
  });
});

test("a cancelled interview is left by everybody at once, and who comes back is told why", async () => {
  await sql()`update interviews set status = 'cancelled' where id = ${world.interviewId}`;
  tellInterviewChanged(world.interviewId);
  expect(await Promise.all([candidate.gone, interviewer.gone])).toEqual(
    Array(2).fill("io server disconnect"),
  );
  await expect(door.guest(world.interviewId, world.candidate)).rejects.toMatchObject({
    data: { code: "forbidden", message: "This interview was cancelled." },
  });
});

test("planned anew, everybody in its room comes back at once and learns what changed", async () => {
  await sql()`update interviews set title = 'Second round', call_url = 'https://meet.example.org/b' where id = ${world.interviewId}`;
  tellInterviewChanged(world.interviewId);
  expect(await Promise.all([candidate.gone, interviewer.gone])).toEqual(
    Array(2).fill("io server disconnect"),
  );
  const back = await door.guest(world.interviewId, world.candidate);
  expect(await back.send("room:catch-up", nothingKnown)).toMatchObject({
    data: { interview: { heading: "Second round", callUrl: "https://meet.example.org/b" } },
  });
});

describe("the end", () => {
  let askedQuestionId: string;
  beforeEach(async () => {
    const input = newAsk(world);
    askedQuestionId = input.opId;
    await interviewer.send("question:ask", input);
    await interviewer.send("interview:end", { opId: randomUUID() });
  });
  const say = (from: Client, body: string, baseRevision = 0) =>
    from.send("answer:save", { opId: randomUUID(), askedQuestionId, body, baseRevision });
  const endedAgo = (ago: string) =>
    sql()`update interviews set ended_at = now() - ${ago}::interval where id = ${world.interviewId}`;
  const shut = { data: { code: "forbidden", message: "The interview has ended." } };

  test("a candidate’s last words are taken on a line that never dropped, and on one that comes back, for a minute", async () => {
    expect(await say(candidate, "last words")).toMatchObject({ ok: true });
    candidate.socket.disconnect();
    await endedAgo("55 seconds");
    const back = await door.guest(world.interviewId, world.candidate);
    expect(await say(back, "the very last", 1)).toMatchObject({ ok: true });

    await endedAgo("1 minute");
    expect(await say(back, "too late", 2)).toMatchObject({ ok: false, error: { code: "conflict" } });
    expect(await back.gone).toBe("io server disconnect");
    await expect(door.guest(world.interviewId, world.candidate)).rejects.toMatchObject(shut);
    expect(interviewer.socket.connected).toBe(true);
  });

  test("who doesn’t drop stays past a pulse, until the minute is over", async () => {
    await candidate.hears("pulse");
    await candidate.hears("pulse");
    expect(await say(candidate, "last words")).toMatchObject({ ok: true });
    await endedAgo("1 minute");
    expect(await candidate.gone).toBe("io server disconnect");
  });

  test.each(["that never dropped", "that comes back"])(
    "on a line %s nothing else is taken or read",
    async (line) => {
      const back =
        line === "that comes back" ? await door.guest(world.interviewId, world.candidate) : candidate;
      await say(back, "last words");
      expect(await back.send("room:catch-up", nothingKnown)).toMatchObject({
        ok: true,
        data: { room: { seq: 2, status: "ended", asked: [], messages: [] }, facts: [], answers: [] },
      });
      expect(await back.send("question:shown", { askedQuestionId })).toMatchObject({
        error: { code: "forbidden" },
      });
      await interviewer.listen();
      await back.send("answer:typing", { askedQuestionId, body: "and another thing" });
      expect(await interviewer.listen()).toEqual([]);
    },
  );

  test("the panel’s notes and ratings are taken on", async () => {
    await endedAgo("2 minutes");
    const note = { opId: randomUUID(), askedQuestionId, body: "Knew it.", baseRevision: 0 };
    expect(await interviewer.send("note:save", note)).toMatchObject({ ok: true });
  });
});

const refusal = (code: string, words: string) =>
  expect.objectContaining({ data: { code, message: expect.stringContaining(words) } });

/** A page that stood open, once its person or its seat isn’t this browser’s any more. */
test("signed out elsewhere, here, and a seat that went to another browser: each says what is so", async () => {
  const { interviewId } = world;
  const account = await accountCookie(world.interviewer);
  const guest = await guestCookie(interviewId, world.candidate);
  const panel = { interviewId, door: "account", pageOf: world.interviewer.personId };
  const seat = { interviewId, door: "candidate", pageOf: world.candidate.personId };
  await bumpTokenVersion(door.database(), { personId: world.candidate.personId });
  const moved = refusal("unauthenticated", "This seat was opened in another browser.");
  expect(await door.knock({ interviewId, auth: seat, cookie: guest })).toEqual(moved);
  // An account beside it that has a seat of its own in the room.
  expect(await door.knock({ interviewId, auth: seat, cookie: `${guest}; ${account}` })).toEqual(moved);
  await endSignIns(door.database(), world.interviewer);
  expect(await door.knock({ interviewId, auth: panel, cookie: account })).toEqual(
    refusal("unauthenticated", "Your sign-in in this browser has ended"),
  );
  const here = refusal("unauthenticated", "You aren’t signed in in this browser.");
  // However much junk its neighbours sent: what such a page shows is put away.
  for (let n = 0; n < 25; n++) expect(await door.knock({ interviewId, auth: panel })).toEqual(here);
});

describe("a browser that was a guest’s and is an account’s", () => {
  const knockAs = async (account: World["interviewer"]) => {
    const { interviewId, candidate: guest } = world;
    const cookie = `${await guestCookie(interviewId, guest)}; ${await accountCookie(account)}`;
    return door.knock({ interviewId, door: "candidate", cookie });
  };

  test("has the seat that went from one to the other, and nobody else has", async () => {
    const { interviewId } = world;
    const { code } = await createInvite(door.database(), { interviewId });
    const self = await createPerson(door.database());
    await acceptInvite(door.database(), { code, name: self.name, personId: self.personId });
    expect(await knockAs(self)).toHaveProperty("socket");
    const none = refusal("not_found", "doesn't exist");
    const guest = await guestCookie(interviewId, world.candidate);
    expect(await door.knock({ interviewId, door: "candidate", cookie: guest })).toEqual(none);
    expect(await knockAs(await createPerson(door.database()))).toEqual(none);
  });

  test("is told that the seat was opened elsewhere, though the account has none", async () => {
    await bumpTokenVersion(door.database(), { personId: world.candidate.personId });
    const elsewhere = refusal("unauthenticated", "This seat was opened in another browser.");
    expect(await knockAs(await createPerson(door.database()))).toEqual(elsewhere);
  });
});
