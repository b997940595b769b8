// The guarantees of the live room, and the test that shows each:
// G1  persist before broadcast       here: a database that refuses, one that waits
// G2  acknowledged means durable     here
// G3  order                          here; db/room/facts.test.ts (fifty asks at once), lib/room/commands.test.ts (a storm, folded)
// G4  once                           here; db/room/facts.test.ts (twenty resends at once), lib/room/saves.test.ts
// G5  no gap on screen               here; lib/room/room.test.ts (lost, doubled and swapped facts)
// G6  replay from the database       here: the server's death; lib/room/commands.test.ts (tail and snapshot)
// G7  silent loss is found           lib/live/pulse.test.ts: a fact that was never told, seats that fell
// G8  notes survive                  in the browser: app/_saving/autosave.test.ts, e2e (reload, crash, sign-in with unsent notes)
// G9  nothing overwritten            here; lib/room/saves.test.ts (200 rounds of two tabs)
// G10 server time only               here; db/room/facts.test.ts
// G11 one bad client hurts nobody    lib/live/hostile.test.ts
// G12 honest states                  lib/live/pulse.test.ts (the end), handshake.test.ts (why one isn't let in); e2e (the screen's words)
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openDatabase } from "@/db/client";
import { appendAsked } from "@/db/room/asked-questions";
import { emptyRoom, onScreen } from "@/lib/room/room";
import type { RoomFact } from "@/lib/room/schema";
import { type Client, follow, newAsk, nothingKnown, useDoor, type World } from "./testing";

const door = useDoor();
let world: World;
let interviewer: Client;
let candidate: Client;
beforeEach(async () => {
  ({ world, interviewer, candidate } = await door.openRoom());
});

const sql = () => door.database().$client;
const log = () => sql()`select seq, op_id from facts where interview_id = ${world.interviewId} order by seq`;
type Told = { ok: boolean; data: { fact: RoomFact } };

describe("G1: nothing is heard before it is committed", () => {
  const facts = "not_this_one";
  afterEach(() => sql().unsafe(`alter table facts drop constraint if exists ${facts}`));

  test("where the database refuses, nobody hears, nothing is written and the answer is an error", async () => {
    await sql().unsafe(`alter table facts add constraint ${facts} check (type <> 'asked') not valid`);
    const reply = await interviewer.send("question:ask", newAsk(world));
    expect(reply).toMatchObject({
      ok: false,
      error: { code: "internal", message: expect.not.stringContaining("facts") },
    });
    expect(await candidate.listen()).toEqual([]);
    expect(await log()).toHaveLength(0);
    await sql().unsafe(`alter table facts drop constraint ${facts}`);
    expect(await interviewer.send("question:ask", newAsk(world))).toMatchObject({
      data: { fact: { seq: 1 } },
    });
  });

  test("while the commit waits nobody hears; after it everybody does", async () => {
    const other = openDatabase(door.url(), 1);
    const { reply } = await other.$client.begin(async (tx) => {
      await tx`select from question_versions where id = ${world.bank[0]?.versionId ?? ""} for update`;
      const waiting = interviewer.send("question:ask", newAsk(world));
      const waiters = () => sql()`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await vi.waitUntil(async () => (await waiters()).length > 0, { timeout: 10_000 });
      expect(await candidate.listen()).toEqual([]);
      return { reply: () => waiting };
    });
    expect(await reply()).toMatchObject({ ok: true });
    expect(await candidate.listen()).toMatchObject([{ event: "room:fact" }]);
    await other.$client.end();
  });

  test("where the database doesn't answer within its deadline, it is unavailable and nothing is written", async () => {
    const other = openDatabase(door.url(), 1);
    const { reply } = await other.$client.begin(async (tx) => {
      await tx`select from question_versions where id = ${world.bank[0]?.versionId ?? ""} for update`;
      return { reply: await interviewer.send("question:ask", newAsk(world)) };
    });
    expect(reply).toMatchObject({ ok: false, error: { code: "unavailable" } });
    expect(await candidate.listen()).toEqual([]);
    expect(await log()).toHaveLength(0);
    await other.$client.end();
  });
});

describe("G2: acknowledged means durable", () => {
  test("each answer's row stands when the answer comes", async () => {
    for (let n = 0; n < 10; n++) {
      const input = newAsk(world);
      const reply = (await interviewer.send("question:ask", input)) as unknown as Told;
      expect(await sql()`select seq from facts where op_id = ${input.opId}`).toEqual([
        { seq: reply.data.fact.seq },
      ]);
      const askedQuestionId = input.opId;
      const save = { askedQuestionId, baseRevision: 0 };
      await interviewer.send("note:save", { ...save, opId: randomUUID(), body: `${n}` });
      await interviewer.send("rating:save", { ...save, opId: randomUUID(), level: 3, heardKeyPoints: [] });
      await candidate.send("answer:save", { ...save, opId: randomUUID(), body: `${n}` });
      const rows = await sql()`
        select n.body, r.level, a.answer from asked_questions a
        join notes n on n.asked_question_id = a.id join ratings r on r.asked_question_id = a.id
        where a.id = ${askedQuestionId}`;
      expect(rows).toEqual([{ body: `${n}`, level: 3, answer: `${n}` }]);
    }
  });
});

describe("G3, G5: order, and no gap on screen", () => {
  test("two interviewers at once: every screen ends as the log says", async () => {
    const colleague = await door.account(
      world.interviewId,
      await door.join(world.interviewId, "interviewer"),
    );
    const screens = [follow(candidate), follow(colleague), follow(interviewer)];
    await Promise.all(
      [interviewer, colleague].flatMap((client, index) =>
        Array.from({ length: 15 }, async () => {
          const reply = (await client.send("question:ask", newAsk(world))) as unknown as Told;
          screens[index === 0 ? 2 : 1]?.hear(reply.data.fact);
        }),
      ),
    );
    expect((await log()).map((row) => row.seq)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
    for (const screen of screens) {
      await screen.catchUp();
      expect(screen.view.asked.map((one) => one.number)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
      expect(onScreen(screen.view)?.askedQuestionId).toBe(
        onScreen(screens[0]?.view ?? emptyRoom)?.askedQuestionId,
      );
    }
  });
});

describe("G4: once", () => {
  test("a resend gets the first answer, and nobody hears it again", async () => {
    const input = newAsk(world);
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => interviewer.send("question:ask", input)),
    );
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect(await candidate.listen()).toHaveLength(1);
    expect(await log()).toHaveLength(1);
  });
});

describe("G6: replay from the database", () => {
  test("the server dies: whoever comes back to the next one lacks nothing", async () => {
    const screen = follow(candidate);
    await interviewer.send("question:ask", newAsk(world));
    await candidate.listen();
    await door.stop();
    await candidate.gone;
    const away = { ...newAsk(world), interviewId: world.interviewId, seatId: world.interviewerSeatId };
    await appendAsked(door.database(), away);
    await door.start();
    const back = await door.guest(world.interviewId, world.candidate);
    const again = follow(back, screen.view);
    await again.catchUp();
    expect(again.view.seq).toBe(2);
    expect(onScreen(again.view)?.askedQuestionId).toBe(away.opId);
    const fresh = follow(back);
    await fresh.catchUp();
    expect(fresh.view).toEqual(again.view);
  });

  test("far behind: piece after piece, as the candidate may see it", async () => {
    await interviewer.send("question:ask", newAsk(world));
    await sql()`
      insert into facts (interview_id, stream, seq, op_id, type, payload)
      select ${world.interviewId}, 'room', n, gen_random_uuid(), case when n % 2 = 0 then 'paused' else 'resumed' end, '{}'
      from generate_series(2, 301) n`;
    const reply = await candidate.send("room:catch-up", nothingKnown);
    expect(reply).toMatchObject({ data: { more: true, facts: { length: 200, 0: { type: "asked" } } } });
    expect(JSON.stringify(reply)).not.toContain("panel");
    const rest = await candidate.send("room:catch-up", { ...nothingKnown, seq: 200 });
    expect(rest).toMatchObject({ data: { more: false, facts: { length: 101, 100: { seq: 301 } } } });
    const screen = follow(candidate);
    await screen.catchUp();
    await screen.catchUp();
    expect(screen.view).toMatchObject({ seq: 301, asked: [{ number: 1 }] });
  });
});

describe("G9: nothing overwritten", () => {
  test("a save on an old revision gets the text that stands, and the other tab hears what was saved", async () => {
    const tab = await door.account(world.interviewId, world.interviewer);
    const save = { askedQuestionId: null, baseRevision: 0 };
    await interviewer.send("note:save", { ...save, opId: randomUUID(), body: "mine" });
    expect(await tab.hears("own:note")).toMatchObject({ body: "mine", revision: 1 });
    const late = await tab.send("note:save", { ...save, opId: randomUUID(), body: "the other tab's" });
    expect(late).toMatchObject({ ok: true, data: { outcome: "conflict", body: "mine", revision: 1 } });
  });
});

describe("G10: the server's time only", () => {
  test("a client that says when is not believed; pulses carry the server's clock", async () => {
    const reply = (await interviewer.send("question:ask", {
      ...newAsk(world),
      atMs: 1,
      askedAt: 1,
    })) as unknown as Told;
    const [row] =
      await sql()`select (extract(epoch from at) * 1000)::float8 as ms from facts where interview_id = ${world.interviewId}`;
    expect(reply.data.fact.atMs).toBe(row?.ms);
    expect(((await candidate.hears("room:fact")) as RoomFact).atMs).toBe(row?.ms);
    const before = Date.now();
    const pulse = (await candidate.hears("pulse")) as { nowMs: number };
    expect(pulse.nowMs).toBeGreaterThanOrEqual(before);
    expect(pulse.nowMs).toBeLessThanOrEqual(Date.now());
  });
});
