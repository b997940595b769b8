import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { createWorld } from "../testing/factories";
import { useLiveRoom } from "../testing/room";
import { listRatings, saveRatingRow } from "./ratings";

const { database, world, seat, ask } = useLiveRoom();
let askedQuestionId: string;
beforeEach(async () => {
  askedQuestionId = randomUUID();
  await ask({ opId: askedQuestionId });
});

type Save = Parameters<typeof saveRatingRow>[1];
const save = (level: Save["level"], baseRevision: number, given: Partial<Save> = {}) =>
  saveRatingRow(database(), {
    ...seat(),
    askedQuestionId,
    opId: randomUUID(),
    level,
    heardKeyPoints: [],
    baseRevision,
    ...given,
  });

describe("a rating", () => {
  test("keeps none, not observed and a level apart, and the key points heard", async () => {
    expect(await save(null, 0, { heardKeyPoints: [0, 2] })).toMatchObject({
      level: null,
      heardKeyPoints: [0, 2],
    });
    expect(await save(0, 1)).toMatchObject({ level: 0, heardKeyPoints: [] });
    expect(await save(5, 2)).toMatchObject({ level: 5, revision: 3 });
    expect(await listRatings(database(), seat())).toMatchObject([{ level: 5, revision: 3 }]);
  });

  test("is saved by revision; a resend finds itself, another base meets what stands", async () => {
    const opId = randomUUID();
    expect(await save(4, 0, { opId })).toMatchObject({ outcome: "saved", revision: 1 });
    expect(await save(4, 0, { opId })).toMatchObject({ outcome: "saved", revision: 1 });
    expect(await save(2, 0)).toMatchObject({ outcome: "conflict", revision: 1, level: 4 });
  });

  test("from a removed seat, a foreign one or for another interview's question isn't written", async () => {
    const other = await createWorld(database(), { status: "live" });
    expect(await save(3, 0, { seatId: other.interviewerSeatId })).toBeUndefined();
    expect(
      await save(3, 0, { interviewId: other.interviewId, seatId: other.interviewerSeatId }),
    ).toBeUndefined();
    expect(await save(3, 0, { askedQuestionId: randomUUID() })).toBeUndefined();
    await database().$client`update seats set removed_at = now() where id = ${world().interviewerSeatId}`;
    expect(await save(3, 0)).toBeUndefined();
    expect(
      await database().$client`select from ratings where asked_question_id = ${askedQuestionId}`,
    ).toHaveLength(0);
  });

  test("is final with its author's scorecard", async () => {
    await save(4, 0);
    await database().$client`
      insert into scorecards (interview_id, author_seat_id, recommendation, submitted_at)
      values (${world().interviewId}, ${world().interviewerSeatId}, 'yes', now())`;
    expect(await save(1, 1)).toBeUndefined();
    expect(await listRatings(database(), seat())).toMatchObject([{ level: 4 }]);
  });
});
