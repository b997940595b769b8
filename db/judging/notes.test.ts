import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { createPerson, createSeat, createWorld } from "../testing/factories";
import { endedOrWaits } from "../testing/locks";
import { useLiveRoom } from "../testing/room";
import { listNotes, saveNoteText } from "./notes";

const { database, world, seat, ask } = useLiveRoom();
let askedQuestionId: string;
beforeEach(async () => {
  askedQuestionId = randomUUID();
  await ask({ opId: askedQuestionId });
});

type Save = Parameters<typeof saveNoteText>[1];
const save = (body: string, baseRevision: number, given: Partial<Save> = {}) =>
  saveNoteText(database(), {
    ...seat(),
    askedQuestionId,
    opId: randomUUID(),
    body,
    baseRevision,
    ...given,
  });

describe("a note", () => {
  test("is saved by revision; a resend finds itself, another base meets the text that stands", async () => {
    const opId = randomUUID();
    expect(await save("one", 0, { opId })).toMatchObject({ outcome: "saved", revision: 1, body: "one" });
    expect(await save("one", 0, { opId })).toMatchObject({ outcome: "saved", revision: 1 });
    expect(await save("other tab", 0)).toMatchObject({ outcome: "conflict", revision: 1, body: "one" });
    expect(await save("two", 1)).toMatchObject({ outcome: "saved", revision: 2, body: "two" });
    expect(await listNotes(database(), seat())).toMatchObject([
      { askedQuestionId, body: "two", revision: 2 },
    ]);
  });

  test("about the whole interview stands beside those about questions, one of it", async () => {
    await save("about the answer", 0);
    await save("about all", 0, { askedQuestionId: null });
    expect(await save("a second", 0, { askedQuestionId: null })).toMatchObject({
      outcome: "conflict",
      body: "about all",
    });
    expect(await listNotes(database(), seat())).toHaveLength(2);
  });

  test("of each author is their own", async () => {
    const { personId } = await createPerson(database());
    const { seatId } = await createSeat(database(), { ...seat(), personId, role: "interviewer" });
    await save("mine", 0);
    expect(await save("hers", 0, { seatId })).toMatchObject({ outcome: "saved", revision: 1 });
    expect(await listNotes(database(), { ...seat(), seatId })).toMatchObject([{ body: "hers" }]);
  });

  test("from a removed seat, a foreign one or about another interview's question isn't written", async () => {
    const other = await createWorld(database(), { status: "live" });
    expect(await save("x", 0, { seatId: other.interviewerSeatId })).toBeUndefined();
    expect(
      await save("x", 0, { interviewId: other.interviewId, seatId: other.interviewerSeatId }),
    ).toBeUndefined();
    expect(await save("x", 0, { askedQuestionId: randomUUID() })).toBeUndefined();
    await database().$client`update seats set removed_at = now() where id = ${world().interviewerSeatId}`;
    expect(await save("x", 0)).toBeUndefined();
    expect(
      await database().$client`select from notes where interview_id = ${world().interviewId}`,
    ).toHaveLength(0);
  });

  test("that is there isn't changed from a removed seat, nor one that was first saved while it was removed", async () => {
    await save("before", 0);
    const { late } = await database().transaction(async (conn) => {
      await conn.execute(`update seats set removed_at = now() where id = '${world().interviewerSeatId}'`);
      const late = save("late", 0, { askedQuestionId: null });
      await endedOrWaits(database(), late);
      return { late };
    });
    expect(await late).toBeUndefined();
    expect(await save("after", 1)).toBeUndefined();
    expect(await listNotes(database(), seat())).toMatchObject([{ body: "before", revision: 1 }]);
  });

  test("is final with its author's scorecard, and nobody else's", async () => {
    await save("before", 0);
    const { personId } = await createPerson(database());
    const { seatId } = await createSeat(database(), { ...seat(), personId, role: "interviewer" });
    await database().$client`
      insert into scorecards (interview_id, author_seat_id, recommendation, submitted_at)
      values (${world().interviewId}, ${world().interviewerSeatId}, 'yes', now())`;
    expect(await save("after", 1)).toBeUndefined();
    expect(await save("new", 0, { askedQuestionId: null })).toBeUndefined();
    expect(await listNotes(database(), seat())).toMatchObject([{ body: "before" }]);
    expect(await save("a colleague", 0, { seatId })).toMatchObject({ outcome: "saved" });
  });
});
