import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { saveRatingRow } from "@/db/judging/ratings";
import { submitScorecardRow } from "@/db/judging/scorecards";
import { useDatabase } from "@/db/testing/database";
import { createPerson, createSeat, createWorld } from "@/db/testing/factories";
import { saveSummary, submitScorecard } from "./commands";

const { database } = useDatabase();
type World = Awaited<ReturnType<typeof createWorld>> & { asked: string[] };
let world: World;
beforeEach(async () => {
  const made = await createWorld(database(), { status: "ended" });
  world = { ...made, asked: [await ask(made, 1), await ask(made, 2), await ask(made, 3)] };
});

const mine = () => ({
  interviewId: world.interviewId,
  personId: world.interviewer.personId,
  teamId: world.teamId,
});
const draft = (summary: string, baseRevision = 0) => ({ ...mine(), summary, baseRevision });
const submission = () => ({ ...draft("Calm and clear."), recommendation: "yes" as const });

describe("who may write", () => {
  test.each([
    ["the candidate", async () => world.candidate.personId],
    ["an observer", () => withSeat("observer")],
    ["a stranger", async () => randomUUID()],
  ])("%s may not", async (_who, whoever) => {
    await rateAll();
    const write = { ...draft("x"), personId: await whoever() };
    const missing = { code: "not_found" };
    await expect(saveSummary(database(), write)).rejects.toMatchObject(missing);
    const submitted = submitScorecard(database(), { ...write, recommendation: "no" });
    await expect(submitted).rejects.toMatchObject(missing);
    expect(await cards()).toEqual([]);
  });

  test("the interviewer may not as a member of another team, nor from a removed seat", async () => {
    const elsewhere = { ...draft("x"), teamId: randomUUID() };
    await expect(saveSummary(database(), elsewhere)).rejects.toMatchObject({ code: "not_found" });
    await database().$client`update seats set removed_at = now() where id = ${world.interviewerSeatId}`;
    await expect(saveSummary(database(), draft("x"))).rejects.toMatchObject({ code: "not_found" });
  });

  test.each(["scheduled", "live", "paused", "cancelled"])("nobody while it is %s", async (status) => {
    await rateAll();
    await database().$client`update interviews set status = ${status} where id = ${world.interviewId}`;
    await expect(saveSummary(database(), draft("x"))).rejects.toMatchObject({ code: "conflict" });
    await expect(submitScorecard(database(), submission())).rejects.toMatchObject({ code: "conflict" });
    expect(await cards()).toEqual([]);
  });
});

describe("the summary", () => {
  test("is saved by revision; another revision is a conflict with both texts; the same text is none", async () => {
    const saved = await saveSummary(database(), draft("one"));
    expect(saved).toEqual({ outcome: "saved", summary: "one", revision: 1 });
    expect(await saveSummary(database(), draft("two", 1))).toMatchObject({ outcome: "saved", revision: 2 });
    const late = await saveSummary(database(), draft("other", 1));
    expect(late).toEqual({ outcome: "conflict", summary: "two", revision: 2 });
    expect(await saveSummary(database(), draft("two", 1))).toMatchObject({ outcome: "saved", revision: 2 });
  });

  test("two first saves at once: one is kept, the other meets it", async () => {
    const both = [saveSummary(database(), draft("a")), saveSummary(database(), draft("b"))];
    const outcomes = (await Promise.all(both)).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(["conflict", "saved"]);
  });
});

describe("submitting", () => {
  test("needs a rating or “not observed” for everything that was asked", async () => {
    await rate(world.asked[0], 4);
    await rate(world.asked[1], null);
    await expect(submitScorecard(database(), submission())).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("Questions 2 and 3 have no rating yet"),
    });
    expect(await cards()).toEqual([]);
    expect(await ratingRevisions()).toEqual([1, 1]);
  });

  test("a rating that was cleared is a missing one", async () => {
    await rateAll();
    await database()
      .$client`update ratings set level = null where asked_question_id = ${world.asked[1] ?? null}`;
    await expect(submitScorecard(database(), submission())).rejects.toMatchObject({
      message: expect.stringContaining("Question 2 has no rating yet"),
    });
  });

  test.each([
    ["the interview isn't over", "update interviews set status = 'live'"],
    ["the seat is an observer's", "update seats set role = 'observer' where role = 'interviewer'"],
    ["the seat was removed", "update seats set removed_at = now()"],
  ])("the statement itself refuses where %s", async (_what, change) => {
    await rateAll();
    const { interviewId, interviewerSeatId: seatId } = world;
    const args = { interviewId, seatId, summary: "", baseRevision: 0, recommendation: "yes" as const };
    const rolledBack = database().transaction(async (conn) => {
      await conn.execute(change);
      expect(await submitScorecardRow(conn, args)).toBeUndefined();
      throw new Error("roll back");
    });
    await expect(rolledBack).rejects.toThrow("roll back");
  });

  test("a colleague's ratings don't count as one's own", async () => {
    const colleague = await withSeat("interviewer");
    const [seat] = await database().$client<
      { id: string }[]
    >`select id from seats where person_id = ${colleague}`;
    for (const id of world.asked) await rate(id, 5, seat?.id);
    await expect(submitScorecard(database(), submission())).rejects.toMatchObject({ code: "invalid" });
  });

  test("keeps summary, recommendation and time, once and for all", async () => {
    await rateAll();
    expect(await submitScorecard(database(), submission())).toMatchObject({ outcome: "submitted" });
    const again = { ...submission(), recommendation: "strong_no" as const, baseRevision: 1 };
    await expect(submitScorecard(database(), again)).rejects.toMatchObject({ code: "conflict" });
    await expect(saveSummary(database(), draft("changed", 1))).rejects.toMatchObject({ code: "conflict" });
    expect(await cards()).toMatchObject([{ summary: "Calm and clear.", recommendation: "yes" }]);
    expect(await ratingRevisions(), "a save on the old revision meets a conflict").toEqual([2, 2, 2]);
  });

  test("twice at once: one is submitted, the other refused", async () => {
    await rateAll();
    const both = [submitScorecard(database(), submission()), submitScorecard(database(), submission())];
    const settled = await Promise.allSettled(both);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("a summary that another tab changed comes back instead, and nothing moved", async () => {
    await rateAll();
    await saveSummary(database(), draft("from the other tab"));
    const submitted = await submitScorecard(database(), submission());
    expect(submitted).toEqual({ outcome: "conflict", summary: "from the other tab", revision: 1 });
    expect(await cards()).toMatchObject([{ recommendation: null, submitted_at: null }]);
    expect(await ratingRevisions()).toEqual([1, 1, 1]);
  });

  test("ratings stay as submitted, even against a save that was under way", async () => {
    await rateAll();
    const change = { level: 1, heardKeyPoints: [], baseRevision: 1, opId: randomUUID() };
    const place = { interviewId: world.interviewId, seatId: world.interviewerSeatId };
    const submitted = submitScorecard(database(), submission());
    const saves = world.asked.map((id) =>
      saveRatingRow(database(), { ...place, ...change, askedQuestionId: id }),
    );
    await Promise.allSettled([submitted, ...saves]);
    const late = await saveRatingRow(database(), {
      ...place,
      ...change,
      askedQuestionId: world.asked[0] ?? "",
    });
    expect(late).toBeUndefined();
    expect((await ratingRevisions()).every((revision) => revision >= 2)).toBe(true);
  });

  test("nothing asked is nothing to judge", async () => {
    await database().$client`delete from asked_questions where interview_id = ${world.interviewId}`;
    await expect(submitScorecard(database(), submission())).rejects.toMatchObject({ code: "invalid" });
  });
});

async function withSeat(role: "interviewer" | "observer"): Promise<string> {
  const { personId } = await createPerson(database());
  await createSeat(database(), { interviewId: world.interviewId, personId, role });
  return personId;
}

async function ask(made: Awaited<ReturnType<typeof createWorld>>, number: number): Promise<string> {
  const id = randomUUID();
  await database()
    .$client`insert into asked_questions (id, interview_id, question_version_id, number, prompt, prompt_html,
    closed_at) values (${id}, ${made.interviewId}, ${made.bank[number]?.versionId ?? null}, ${number}, 'p', '<p>p</p>', now())`;
  return id;
}

async function rate(askedId: string | undefined, level: number | null, seatId = world.interviewerSeatId) {
  await database()
    .$client`insert into ratings (asked_question_id, author_seat_id, level, heard_key_points, revision, op_id)
    values (${askedId ?? null}, ${seatId}, ${level}, '{}', 1, ${randomUUID()})`;
}

async function rateAll() {
  for (const [n, id] of world.asked.entries()) await rate(id, [4, 0, 2][n] ?? 3);
}

const cards = () => database().$client`
  select summary, recommendation, submitted_at from scorecards where interview_id = ${world.interviewId}`;

async function ratingRevisions(): Promise<number[]> {
  const rows = await database().$client<{ revision: number }[]>`
    select revision from ratings where author_seat_id = ${world.interviewerSeatId}`;
  return rows.map(({ revision }) => revision);
}
