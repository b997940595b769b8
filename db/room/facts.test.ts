import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createWorld } from "../testing/factories";
import { upTo, useLiveRoom } from "../testing/room";
import { appendClosed, appendSent, appendStep, type FactRow } from "./facts";
import { listFacts } from "./log";

const { database, world, by, ask, send, step, numbers, newestSeq, open } = useLiveRoom(12);
const times = <T>(count: number, run: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => run(n)));

describe("numbers (G3)", () => {
  test("fifty asks at once take 1 to 50, and one question is on the screen", async () => {
    const rows = await times(50, () => ask());
    expect(rows.map((row) => row?.seq).sort((a, b) => Number(a) - Number(b))).toEqual(upTo(50));
    expect(await numbers()).toEqual(upTo(50));
    expect(await open()).toHaveLength(1);
  });

  test("asks, hints, follow-ups and closes at once leave no gap, whichever are refused", async () => {
    const first = randomUUID();
    await ask({ opId: first });
    const written = (
      await times(60, (n): Promise<FactRow | undefined> => {
        if (n % 4 === 0) return ask();
        if (n % 4 === 1) return send(first, n % 3);
        if (n % 4 === 2) return send(first, n % 3, "follow_up_sent");
        return appendClosed(database(), { ...by(), askedQuestionId: first });
      })
    ).filter((row) => row?.fresh);
    expect(await numbers()).toEqual(upTo(written.length + 1));
    expect(await newestSeq()).toBe(written.length + 1);
  });

  test("what is refused uses up no number", async () => {
    await ask();
    await times(5, () => send(randomUUID(), 0));
    expect(await step("started")).toBeUndefined();
    expect(await ask()).toMatchObject({ seq: 2 });
  });
});

describe("once (G4)", () => {
  const asked = randomUUID();
  const commands: [string, (opId: string) => Promise<FactRow | undefined>][] = [
    ["ask", (opId) => ask({ opId })],
    [
      "hint",
      (opId) => appendSent(database(), { ...by(opId), askedQuestionId: asked, place: 0, type: "hint_given" }),
    ],
    ["close", (opId) => appendClosed(database(), { ...by(opId), askedQuestionId: asked })],
    ["pause", (opId) => appendStep(database(), { ...by(opId), step: "paused" })],
  ];
  test.each(commands)("%s sent twenty times at once is one fact with one number", async (_name, run) => {
    await ask({ opId: asked });
    const opId = randomUUID();
    const rows = await times(20, () => run(opId));
    expect(new Set(rows.map((row) => row?.seq))).toEqual(new Set([2]));
    expect(rows.filter((row) => row?.fresh)).toHaveLength(1);
    expect(await numbers()).toEqual([1, 2]);
    expect(await run(opId)).toMatchObject({ seq: 2, fresh: false });
    await database().$client`delete from facts where interview_id = ${world().interviewId}`;
  });

  test("a resend is answered after the end, too", async () => {
    const operation = by();
    await ask(operation);
    await step("ended");
    expect(await ask(operation)).toMatchObject({ seq: 1, fresh: false });
  });
});

describe("hints and follow-ups", () => {
  test("hints go in order and once, follow-ups once, and nothing that the bank doesn't have", async () => {
    const asked = randomUUID();
    await ask({ opId: asked });
    expect(await send(asked, 1)).toBeUndefined();
    expect(await send(asked, 0)).toMatchObject({ seq: 2, payload: { place: 0 } });
    expect(await send(asked, 0)).toBeUndefined();
    expect(await send(asked, 1)).toMatchObject({ seq: 3 });
    expect(await send(asked, 1, "follow_up_sent")).toMatchObject({ seq: 4 });
    expect(await send(asked, 1, "follow_up_sent")).toBeUndefined();
    expect(await send(asked, 20, "follow_up_sent")).toBeUndefined();
    expect(await newestSeq()).toBe(4);
  });

  test("two interviewers who give the same hint at once give it once, 30 times", async () => {
    for (let round = 0; round < 30; round++) {
      const asked = randomUUID();
      await ask({ opId: asked });
      const rows = await times(4, () => send(asked, 0));
      expect(rows.filter(Boolean)).toHaveLength(1);
    }
  });

  test("a hint for a question that left the screen isn't sent, even when it races with the next ask", async () => {
    for (let round = 0; round < 20; round++) {
      const asked = randomUUID();
      await ask({ opId: asked });
      const [hint, next] = await Promise.all([send(asked, 0), ask()]);
      if (hint) expect(hint.seq).toBeLessThan(next?.seq ?? 0);
    }
  });
});

describe("whose it is", () => {
  test("a removed seat, a seat elsewhere and no seat write nothing", async () => {
    const asked = randomUUID();
    await ask({ opId: asked });
    const other = await createWorld(database(), { status: "live" });
    await database().$client`update seats set removed_at = now() where id = ${world().interviewerSeatId}`;
    for (const seatId of [world().interviewerSeatId, other.interviewerSeatId, randomUUID()]) {
      const elsewhere = { ...by(), seatId };
      expect(await ask(elsewhere)).toBeUndefined();
      expect(await appendClosed(database(), { ...elsewhere, askedQuestionId: asked })).toBeUndefined();
      expect(
        await appendSent(database(), { ...elsewhere, askedQuestionId: asked, place: 0, type: "hint_given" }),
      ).toBeUndefined();
      expect(await appendStep(database(), { ...elsewhere, step: "ended" })).toBeUndefined();
    }
    expect(await newestSeq()).toBe(1);
  });

  test("another interview's question can't be closed or hinted at", async () => {
    const mine = randomUUID();
    await ask({ opId: mine });
    const other = await createWorld(database(), { status: "live" });
    const there = { interviewId: other.interviewId, seatId: other.interviewerSeatId };
    expect(
      await appendClosed(database(), { ...there, opId: randomUUID(), askedQuestionId: mine }),
    ).toBeUndefined();
    const hint = {
      ...there,
      opId: randomUUID(),
      askedQuestionId: mine,
      place: 0,
      type: "hint_given",
    } as const;
    expect(await appendSent(database(), hint)).toBeUndefined();
    expect(await open()).toHaveLength(1);
  });
});

test("times come from the database's clock (G10)", async () => {
  const now = async () =>
    Number((await database().$client`select extract(epoch from now()) * 1000 as ms`)[0]?.ms);
  const before = await now();
  const row = await ask();
  expect(row?.atMs).toBeGreaterThanOrEqual(before - 1);
  expect(row?.atMs).toBeLessThanOrEqual(await now());
});

test("a tail begins after the number and holds no more than asked for", async () => {
  await times(5, () => ask());
  const tail = { interviewId: world().interviewId, stream: "room" as const };
  expect((await listFacts(database(), { ...tail, afterSeq: 2, limit: 2 })).map((fact) => fact.seq)).toEqual([
    3, 4,
  ]);
  expect(await listFacts(database(), { ...tail, afterSeq: 5, limit: 2 })).toEqual([]);
  expect(await listFacts(database(), { ...tail, stream: "panel", afterSeq: 0, limit: 2 })).toEqual([]);
});
