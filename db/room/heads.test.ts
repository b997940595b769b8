// A second push of a room looks nothing up. What must stop it all the same is done here behind its back, as another server would.
import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { createFact } from "../testing/log";
import { upTo, useLiveRoom } from "../testing/room";
import { forgetHead, headOf } from "./heads";
import { listFacts } from "./log";
import { appendPlanRemoved } from "./plan-items";

const { database, world, by, seat, versionId, ask, send, step, numbers } = useLiveRoom(12);
const planItem = async () =>
  (
    await database().$client<{ id: string; versionId: string }[]>`
      select id, question_version_id as "versionId" from plan_items where interview_id = ${world().interviewId} order by position`
  )[0] ?? { id: "", versionId: "" };

describe("a room whose head is known", () => {
  test("numbers go on: after pushes, hints and a fact that another server wrote", async () => {
    const opId = randomUUID();
    await ask({ opId });
    await send(opId, 0);
    expect(headOf(world().interviewId)).toMatchObject({ seq: 2, number: 1 });
    expect(await ask()).toMatchObject({ seq: 3, payload: { number: 2 } });
    await createFact(database(), { interviewId: world().interviewId, type: "closed" });
    expect(await ask()).toMatchObject({ seq: 5, payload: { number: 3 } });
    expect(await numbers()).toEqual(upTo(5));
  });

  test("what is told is what the log keeps, with the minutes of the plan's entry or of the version", async () => {
    const { id, versionId } = await planItem();
    await database().$client`update plan_items set minutes = 17 where id = ${id}`;
    await ask();
    const told = [await ask({ planItemId: id, questionVersionId: versionId }), await ask()];
    expect(told[0]).toMatchObject({ payload: { panel: { minutes: 17 } } });
    const kept = await listFacts(database(), { ...seat(), stream: "room", afterSeq: 1, limit: 9 });
    expect(told).toEqual(kept.map((fact) => ({ ...fact, fresh: true })));
  });

  test("paused elsewhere: nothing is asked, and nothing is numbered", async () => {
    await ask();
    const { $client: sql } = database();
    await sql`update interviews set status = 'paused', paused_at = now() where id = ${world().interviewId}`;
    await createFact(database(), { interviewId: world().interviewId, type: "paused" });
    expect(await ask()).toBeUndefined();
    expect(await numbers()).toEqual([1, 2]);
    await step("resumed");
    expect(await ask()).toMatchObject({ seq: 4, payload: { number: 2 } });
  });

  test("the seat is gone: nothing is asked", async () => {
    await ask();
    await database().$client`update seats set removed_at = now() where id = ${world().interviewerSeatId}`;
    expect(await ask()).toBeUndefined();
  });

  test("a copy without the newest takes over: its numbers have no gap", async () => {
    await ask();
    await ask();
    const { $client: sql } = database();
    await sql`delete from facts where interview_id = ${world().interviewId} and seq = 2`;
    expect(await ask()).toMatchObject({ seq: 2, payload: { number: 2 } });
  });

  test("a question that is being deleted isn't asked, one that was asked isn't deleted", async () => {
    const { $client: sql } = database();
    await ask({ questionVersionId: versionId(6) });
    let asked: ReturnType<typeof ask> | undefined;
    await sql.begin(async (transaction) => {
      await transaction`delete from question_versions where id = ${versionId(7)}`;
      asked = ask({ questionVersionId: versionId(7) });
      const waiters = () => sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await vi.waitUntil(async () => (await waiters()).length > 0, { timeout: 10_000 });
    });
    expect(await asked).toBeUndefined();
    expect(await numbers()).toEqual([1]);
  });

  test.each([
    ["known", ask],
    ["not known", async () => forgetHead(world().interviewId)],
  ])(
    "head %s: of a plan's entry that is asked and taken away at once, one comes true",
    async (_, prepare) => {
      for (let round = 0; round < 20; round++) {
        await prepare();
        const { id, versionId: questionVersionId } = await planItem();
        if (!id) break;
        const [asked, removed] = await Promise.all([
          ask({ planItemId: id, questionVersionId }),
          appendPlanRemoved(database(), { ...by(), ...seat(), planItemId: id }),
        ]);
        const stays = (await planItem()).id === id;
        expect(stays).toBe(!removed);
        if (!removed) {
          const [row] = await database()
            .$client`select plan_item_id from asked_questions where plan_item_id = ${id}`;
          expect(row).toBeDefined();
          break;
        }
        expect((asked?.payload as { panel?: { planItemId: unknown } })?.panel?.planItemId ?? null).toBeNull();
      }
    },
  );
});
