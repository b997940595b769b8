// What this code doesn't know, or wrote wrongly, is committed all the same: it is answered and told by its number alone.
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { log } from "@/lib/log";
import { readPanel, readRoom } from "@/lib/room/reads";
import { onScreen } from "@/lib/room/room";
import { takeSeat } from "@/lib/room/seat";
import { type Client, follow, newAsk, nothingKnown, useDoor, type World } from "./testing";

const door = useDoor();
const canary = "canary-of-a-newer-server";
let world: World;
let interviewer: Client;
let candidate: Client;
beforeEach(async () => {
  ({ world, interviewer, candidate } = await door.openRoom());
});

const sql = () => door.database().$client;
const unknown = (seq: number) => ({ seq, type: "unknown", payload: {}, atMs: expect.any(Number) });

/** A fact as a newer server would write it. */
async function writeNewer(stream: "room" | "panel"): Promise<void> {
  await sql()`
    insert into facts (interview_id, stream, seq, op_id, type, payload)
    select ${world.interviewId}, ${stream}, coalesce(max(seq), 0) + 1, gen_random_uuid(), 'moved',
      jsonb_build_object('to', ${canary}::text)
    from facts where interview_id = ${world.interviewId} and stream = ${stream}`;
}

describe("a fact of a type that this server doesn't know", () => {
  test("reaches both sides as a number, and the room goes on", async () => {
    const screen = follow(candidate);
    await interviewer.send("question:ask", newAsk(world));
    await writeNewer("room");
    const next = newAsk(world, undefined, 1);
    expect(await interviewer.send("question:ask", next)).toMatchObject({ ok: true });
    await candidate.listen();
    await screen.catchUp();
    expect(screen.view).toMatchObject({ seq: 3, outdated: true, status: "scheduled" });
    expect(onScreen(screen.view)?.askedQuestionId).toBe(next.opId);
    for (const client of [interviewer, candidate]) {
      const reply = await client.send("room:catch-up", { ...nothingKnown, seq: 1 });
      expect(reply).toMatchObject({ data: { facts: [unknown(2), { seq: 3, type: "asked" }] } });
      expect(client.frames.join("\n")).not.toContain(canary);
    }
  });

  test("in the panel's stream reaches the panel as a number, and stands so in the first render", async () => {
    await writeNewer("panel");
    const planItemId = randomUUID();
    const add = { opId: randomUUID(), planItemId, questionVersionId: world.bank[7]?.versionId };
    expect(await interviewer.send("plan:add", add)).toMatchObject({ data: { fact: { seq: 2 } } });
    const reply = await interviewer.send("room:catch-up", nothingKnown);
    expect(reply).toMatchObject({ data: { panelFacts: [unknown(1), { type: "plan_added" }] } });
    const seat = await takeSeat(door.database(), { ...world, personId: world.interviewer.personId });
    const { panel } = await readPanel(door.database(), seat);
    expect(panel).toMatchObject({ seq: 2, outdated: true });
    expect(panel.plan.at(-1)).toMatchObject({ planItemId });
  });
});

describe("a fact that was committed and doesn't fit its schema", () => {
  test("is answered, told by its number, logged, and shuts nobody's room", async () => {
    const error = vi.spyOn(log, "error");
    await sql()`alter table question_versions drop constraint if exists question_versions_kind`;
    await sql()`alter table question_versions disable trigger question_versions_stay`;
    await sql()`update question_versions set kind = 'riddle' where id = ${world.bank[0]?.versionId ?? ""}`;
    const reply = await interviewer.send("question:ask", newAsk(world));
    expect(reply).toEqual({ ok: true, data: { fact: unknown(1) } });
    expect(await candidate.listen()).toEqual([{ event: "room:fact", payload: unknown(1) }]);
    expect(error).toHaveBeenCalledWith(
      expect.objectContaining({ interviewId: world.interviewId, seq: 1 }),
      expect.any(String),
    );
    const seat = await takeSeat(door.database(), { ...world, personId: world.candidate.personId });
    expect((await readRoom(door.database(), seat)).room).toMatchObject({ seq: 1, outdated: true, asked: [] });
    expect(await interviewer.send("question:ask", newAsk(world, undefined, 1))).toMatchObject({
      data: { fact: { seq: 2, type: "asked" } },
    });
  });
});

describe("a save whose answer doesn't fit its schema", () => {
  const endless = (on: boolean) =>
    sql().unsafe(
      on
        ? `create function endless() returns trigger language plpgsql as $$ begin new.saved_at = 'infinity'; return new; end $$;
           create trigger endless before insert or update on notes for each row execute function endless()`
        : "drop function if exists endless cascade",
    );
  afterEach(() => endless(false));

  test("is as one that was lost: told to nobody, and the same operation finds itself saved", async () => {
    const tab = await door.account(world.interviewId, world.interviewer);
    await endless(true);
    const save = { opId: randomUUID(), askedQuestionId: null, body: "mine", baseRevision: 0 };
    expect(await interviewer.send("note:save", save)).toMatchObject({ error: { code: "unavailable" } });
    expect(await tab.listen()).toEqual([]);
    await endless(false);
    await sql()`update notes set saved_at = now()`;
    expect(await interviewer.send("note:save", save)).toMatchObject({
      data: { outcome: "saved", revision: 1 },
    });
    expect(await sql()`select body, revision from notes where interview_id = ${world.interviewId}`).toEqual([
      { body: "mine", revision: 1 },
    ]);
  });
});
