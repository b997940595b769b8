import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { appendClosed } from "../room/facts";
import { endedOrWaits } from "../testing/locks";
import { useLiveRoom } from "../testing/room";
import { listNotes, saveNoteText } from "./notes";
import { listRatings, saveRatingRow } from "./ratings";
import { submitScorecardRow } from "./scorecards";

const { database, seat, ask } = useLiveRoom();
let askedQuestionId: string;
beforeEach(async () => {
  askedQuestionId = randomUUID();
  await ask({ opId: askedQuestionId });
  await rate(askedQuestionId);
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

test("a first rating of what was taken back, and one changed meanwhile, stay out of a scorecard that is submitted", async () => {
  const sql = database().$client;
  const [unrated, halfRated] = [randomUUID(), randomUUID()];
  await sql`update interviews set status = 'live' where id = ${seat().interviewId}`;
  for (const opId of [unrated, halfRated]) {
    await ask({ opId });
    await appendClosed(database(), { ...seat(), opId: randomUUID(), askedQuestionId: opId });
  }
  await sql`update interviews set status = 'ended' where id = ${seat().interviewId}`;
  const heard = { level: null, heardKeyPoints: [0] };
  expect(await rate(halfRated, heard)).toMatchObject({ revision: 1 });
  const { late } = await database().transaction(async (conn) => {
    expect(await submitScorecardRow(conn, submission())).toBeDefined();
    const late = Promise.all([rate(unrated), rate(halfRated, { level: 1, baseRevision: 1 })]);
    await endedOrWaits(database(), late, 2);
    return { late };
  });
  const [first, changed] = await late;
  expect(first).toBeUndefined();
  expect(changed).toMatchObject({ outcome: "conflict", ...heard });
  const levels = (await listRatings(database(), seat())).map(({ level }) => level);
  expect(levels.filter((level) => level !== null)).toEqual([4]);
});

test("submitting and the removal of its author's seat, each in the middle of several notes, don't wait for each other", async () => {
  const { interviewId, seatId } = seat();
  const sql = database().$client;
  // Its index has it first, the log second.
  const later = "00000000-0000-4000-8000-000000000001";
  await sql`update interviews set status = 'live' where id = ${interviewId}`;
  await ask({ opId: later });
  await rate(later);
  await sql`update interviews set status = 'ended' where id = ${interviewId}`;
  for (const about of [later, askedQuestionId]) await saveFirst("Said it.", about);
  const { removed, submitted } = await database().transaction(async (conn) => {
    await conn.execute(`select from notes where asked_question_id = '${later}' for update`);
    const removed = sql`update seats set removed_at = now() where id = ${seatId}`.execute();
    await endedOrWaits(database(), removed);
    const submitted = submitScorecardRow(database(), submission());
    await endedOrWaits(database(), submitted, 2);
    return { removed, submitted };
  });
  await removed;
  expect(await submitted).toBeUndefined();
});

function rate(about: string, given: Partial<Parameters<typeof saveRatingRow>[1]> = {}) {
  const rating = { heardKeyPoints: [], baseRevision: 0, opId: randomUUID(), ...given };
  return saveRatingRow(database(), { ...seat(), level: 4, ...rating, askedQuestionId: about });
}

function saveFirst(body: string, about: string | null) {
  const note = { body, baseRevision: 0, opId: randomUUID(), askedQuestionId: about };
  return saveNoteText(database(), { ...seat(), ...note });
}
