import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { createWorld } from "../testing/factories";
import { useLiveRoom } from "../testing/room";
import { listAnswers, markShown, saveAnswerText } from "./answers";

const { database, world, ask, step } = useLiveRoom();

describe("the candidate's answer", () => {
  type Save = Parameters<typeof saveAnswerText>[1];
  let askedQuestionId: string;
  beforeEach(async () => {
    askedQuestionId = randomUUID();
    await ask({ opId: askedQuestionId });
  });
  const save = (body: string, baseRevision: number, given: Partial<Save> = {}) =>
    saveAnswerText(database(), {
      interviewId: world().interviewId,
      seatId: world().candidateSeatId,
      askedQuestionId,
      opId: randomUUID(),
      body,
      baseRevision,
      graceMs: 60_000,
      ...given,
    });

  test("is saved by revision; a resend finds itself, another base meets the text that stands", async () => {
    const opId = randomUUID();
    expect(await save("one", 0, { opId })).toMatchObject({ outcome: "saved", revision: 1, body: "one" });
    expect(await save("one", 0, { opId })).toMatchObject({ outcome: "saved", revision: 1 });
    expect(await save("two", 0)).toMatchObject({ outcome: "conflict", revision: 1, body: "one" });
    expect(await save("two", 1)).toMatchObject({ outcome: "saved", revision: 2 });
    expect(await save("ahead", 7)).toMatchObject({ outcome: "conflict", revision: 2, body: "two" });
    expect(await listAnswers(database(), world().interviewId)).toMatchObject([{ body: "two", revision: 2 }]);
  });

  test.each(["live", "paused"])("is taken while %s", async (status) => {
    await database().$client`update interviews set status = ${status} where id = ${world().interviewId}`;
    expect(await save("x", 0)).toMatchObject({ outcome: "saved" });
  });

  test.each([
    ["59 seconds", true],
    ["61 seconds", false],
  ])("%s after the end: %s", async (ago, taken) => {
    await step("ended");
    await database().$client`
      update interviews set ended_at = now() - ${ago}::interval where id = ${world().interviewId}`;
    expect((await save("last words", 0)) !== undefined).toBe(taken);
  });

  test("from another interview, a removed seat or for no question: nothing", async () => {
    const other = await createWorld(database(), { status: "live" });
    const there = { interviewId: other.interviewId, seatId: other.candidateSeatId };
    expect(await save("x", 0, there)).toBeUndefined();
    expect(await save("x", 0, { seatId: other.candidateSeatId })).toBeUndefined();
    expect(await save("x", 0, { askedQuestionId: randomUUID() })).toBeUndefined();
    await database().$client`update seats set removed_at = now() where id = ${world().candidateSeatId}`;
    expect(await save("x", 0)).toBeUndefined();
    expect(await listAnswers(database(), world().interviewId)).toMatchObject([{ body: "", revision: 0 }]);
  });

  test("the receipt keeps the first time, and belongs to its interview", async () => {
    const first = await markShown(database(), { interviewId: world().interviewId, askedQuestionId });
    expect(await markShown(database(), { interviewId: world().interviewId, askedQuestionId })).toBe(first);
    expect(await markShown(database(), { interviewId: randomUUID(), askedQuestionId })).toBeUndefined();
    expect(await listAnswers(database(), world().interviewId)).toMatchObject([{ shownAtMs: first }]);
  });
});
