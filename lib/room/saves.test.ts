import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { listNotes } from "@/db/judging/notes";
import { listRatings } from "@/db/judging/ratings";
import { useDatabase } from "@/db/testing/database";
import { createPerson, createSeat, createWorld } from "@/db/testing/factories";
import { type Level, levels } from "@/db/vocabulary";
import { askQuestion } from "./commands";
import { saveAnswer, saveNote, saveRating } from "./saves";
import { type Seat, takeSeat } from "./seat";

const { database, url } = useDatabase();
let wide: Database;
let seat: Seat;
let candidate: Seat;
let askedQuestionId: string;
beforeAll(() => {
  wide = openDatabase(url(), 8);
});
afterAll(() => wide.$client.end());
beforeEach(async () => {
  const world = await createWorld(database(), { status: "live" });
  seat = await takeSeat(wide, { ...world, personId: world.interviewer.personId });
  candidate = await takeSeat(wide, { ...world, personId: world.candidate.personId });
  askedQuestionId = randomUUID();
  const questionVersionId = world.bank[0]?.versionId ?? "";
  await askQuestion(wide, seat, { opId: askedQuestionId, questionVersionId, planItemId: null });
});

const scope = () => ({ interviewId: seat.interviewId, seatId: seat.seatId });
const op = () => randomUUID();

describe("two tabs that save at once (G9)", () => {
  type Outcome = { outcome: string; revision: number; body: string };
  const saves: [string, (body: string, baseRevision: number) => Promise<Outcome>][] = [
    [
      "a note",
      (body, baseRevision) => saveNote(wide, seat, { opId: op(), askedQuestionId, body, baseRevision }),
    ],
    [
      "an answer",
      (body, baseRevision) =>
        saveAnswer(wide, candidate, { opId: op(), askedQuestionId, body, baseRevision }),
    ],
    [
      "a rating",
      async (body, baseRevision) => {
        const level = levels[Number(body) % 6] ?? null;
        const saved = await saveRating(wide, seat, {
          opId: op(),
          askedQuestionId,
          level,
          heardKeyPoints: [],
          baseRevision,
        });
        return { ...saved, body: saved.outcome === "saved" ? body : String(saved.level) };
      },
    ],
  ];

  test.each(saves)("%s: in 200 rounds one is saved and the other gets what stands", async (_what, save) => {
    for (let round = 0; round < 200; round++) {
      const both = await Promise.all([save(`${round * 2}`, round), save(`${round * 2 + 1}`, round)]);
      const saved = both.filter((one) => one.outcome === "saved");
      const conflict = both.find((one) => one.outcome === "conflict");
      expect(saved).toMatchObject([{ revision: round + 1 }]);
      expect(conflict?.revision).toBe(round + 1);
      const stands = saved[0]?.body ?? "";
      expect([stands, String(Number(stands) % 6)]).toContain(conflict?.body);
    }
  });

  test("the first note and the first rating are no exception, 40 times", async () => {
    for (let round = 0; round < 40; round++) {
      await wide.$client`delete from notes where interview_id = ${seat.interviewId}`;
      await wide.$client`delete from ratings where asked_question_id = ${askedQuestionId}`;
      const note = (body: string) =>
        saveNote(wide, seat, { opId: op(), askedQuestionId, body, baseRevision: 0 });
      const rating = { askedQuestionId, heardKeyPoints: [], baseRevision: 0 };
      const rate = (level: Level) => saveRating(wide, seat, { ...rating, opId: op(), level });
      const [a, b, c, d] = await Promise.all([note("a"), note("b"), rate(1), rate(5)]);
      expect([a.outcome, b.outcome].sort()).toEqual(["conflict", "saved"]);
      expect(a.body).toBe(b.body);
      expect([c.outcome, d.outcome].sort()).toEqual(["conflict", "saved"]);
      expect(c.level).toBe(d.level);
    }
  });

  test("one save sent three times at once is saved once, and each sending learns it", async () => {
    for (let round = 0; round < 30; round++) {
      const input = { opId: op(), askedQuestionId, body: `${round}`, baseRevision: round };
      const all = await Promise.all([1, 2, 3].map(() => saveNote(wide, seat, input)));
      expect(all.map(({ outcome, revision }) => [outcome, revision])).toEqual(
        Array(3).fill(["saved", round + 1]),
      );
    }
  });
});

describe("who may judge", () => {
  const note = (by: Seat) =>
    saveNote(wide, by, { opId: op(), askedQuestionId: null, body: "x", baseRevision: 0 });
  const rate = (by: Seat) =>
    saveRating(wide, by, { opId: op(), askedQuestionId, level: 3, heardKeyPoints: [], baseRevision: 0 });

  test("neither the candidate nor an observer", async () => {
    const { personId } = await createPerson(database());
    await createSeat(database(), { interviewId: seat.interviewId, personId, role: "observer" });
    const observer = await takeSeat(wide, { interviewId: seat.interviewId, personId });
    for (const by of [candidate, observer]) {
      await expect(note(by)).rejects.toMatchObject({ code: "forbidden" });
      await expect(rate(by)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await wide.$client`select from notes where interview_id = ${seat.interviewId}`).toHaveLength(0);
  });

  test("nobody whose seat was removed, and nobody after submitting", async () => {
    await wide.$client`
      insert into scorecards (interview_id, author_seat_id, recommendation, submitted_at)
      values (${seat.interviewId}, ${seat.seatId}, 'yes', now())`;
    await expect(note(seat)).rejects.toMatchObject({ code: "conflict" });
    await expect(rate(seat)).rejects.toMatchObject({ code: "conflict" });
    await wide.$client`delete from scorecards where author_seat_id = ${seat.seatId}`;
    await wide.$client`update seats set removed_at = now() where id = ${seat.seatId}`;
    await expect(note(seat)).rejects.toMatchObject({ code: "conflict" });
    await expect(rate(seat)).rejects.toMatchObject({ code: "conflict" });
    expect(await listNotes(wide, scope())).toEqual([]);
    expect(await listRatings(wide, scope())).toEqual([]);
  });
});

test("key points are kept once each, in their order", async () => {
  const input = { opId: op(), askedQuestionId, level: null, heardKeyPoints: [3, 0, 3, 1], baseRevision: 0 };
  expect(await saveRating(wide, seat, input)).toMatchObject({ heardKeyPoints: [0, 1, 3] });
});

test("a key point that the question hasn't is refused in words, and nothing is written", async () => {
  const [question] = await wide.$client<{ count: number }[]>`
    select cardinality(key_points) as count from question_versions v
    join asked_questions a on a.question_version_id = v.id where a.id = ${askedQuestionId}`;
  const count = question?.count ?? 0;
  const rate = (heardKeyPoints: number[]) =>
    saveRating(wide, seat, { opId: op(), askedQuestionId, level: 3, heardKeyPoints, baseRevision: 0 });
  for (const heard of [[count], [0, 19, 20]])
    await expect(rate(heard)).rejects.toThrow(
      "the question isn't part of this interview or has fewer key points",
    );
  expect(await listRatings(wide, scope())).toEqual([]);
  expect(await rate([0, count - 1])).toMatchObject({ outcome: "saved", heardKeyPoints: [0, count - 1] });
});

test("a text comes back as it was written, whatever it holds", async () => {
  const body = "“ünïcode” 😀 \\ \" \n\t\r $1 '; drop table notes; -- \u2028 ‮";
  await saveNote(wide, seat, { opId: op(), askedQuestionId: null, body, baseRevision: 0 });
  expect(await listNotes(wide, scope())).toMatchObject([{ body }]);
});
