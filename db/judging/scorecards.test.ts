import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { endedOrWaits } from "../testing/locks";
import { useLiveRoom } from "../testing/room";
import { listNotes, saveNoteText } from "./notes";
import { saveRatingRow } from "./ratings";
import { submitScorecardRow } from "./scorecards";

const { database, seat, ask } = useLiveRoom();
let askedQuestionId: string;
beforeEach(async () => {
  askedQuestionId = randomUUID();
  await ask({ opId: askedQuestionId });
  const rated = { level: 4, heardKeyPoints: [], baseRevision: 0, opId: randomUUID() };
  await saveRatingRow(database(), { ...seat(), ...rated, askedQuestionId });
  await database().$client`update interviews set status = 'ended' where id = ${seat().interviewId}`;
});

const submission = () => ({ ...seat(), summary: "", baseRevision: 0, recommendation: "yes" as const });

test("submitting waits for a first note that is under way, and takes it in", async () => {
  const { interviewId, seatId } = seat();
  const { submitted } = await database().transaction(async (conn) => {
    await conn.execute(`insert into notes (interview_id, author_seat_id, body, revision, op_id)
      values ('${interviewId}', '${seatId}', 'Calm.', 1, gen_random_uuid())`);
    const submitted = submitScorecardRow(database(), submission());
    await endedOrWaits(database(), submitted);
    return { submitted };
  });
  expect(await submitted).toBeDefined();
  expect(await listNotes(database(), seat()), "a save on its revision meets a conflict").toContainEqual(
    expect.objectContaining({ askedQuestionId: null, body: "Calm.", revision: 2 }),
  );
});

test("a first note that comes while a scorecard is submitted stays out", async () => {
  const { saves } = await database().transaction(async (conn) => {
    await submitScorecardRow(conn, submission());
    const saves = [askedQuestionId, null].map((about) => saveFirst("Late.", about));
    await Promise.all(saves.map((save) => endedOrWaits(database(), save)));
    return { saves };
  });
  expect(await Promise.all(saves)).toEqual([undefined, undefined]);
  expect((await listNotes(database(), seat())).map(({ body }) => body)).not.toContain("Late.");
});

function saveFirst(body: string, about: string | null) {
  const note = { body, baseRevision: 0, opId: randomUUID(), askedQuestionId: about };
  return saveNoteText(database(), { ...seat(), ...note });
}
