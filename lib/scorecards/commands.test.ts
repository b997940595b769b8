import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { saveRatingRow } from "@/db/judging/ratings";
import { submitScorecardRow } from "@/db/judging/scorecards";
import { useDatabase } from "@/db/testing/database";
import { createPerson, createSeat, createWorld } from "@/db/testing/factories";
import { createAsked, createFact } from "@/db/testing/log";
import type { Recommendation } from "@/db/vocabulary";
import { takeMembership } from "@/lib/auth/member";
import { createMember } from "@/lib/auth/testing";
import { saveSummary, submitScorecard } from "./commands";
import { takeScorecard } from "./reads";

const { database } = useDatabase();
type World = Awaited<ReturnType<typeof createWorld>> & { asked: string[] };
let world: World;
beforeEach(async () => {
  const made = await createWorld(database(), { status: "ended" });
  world = { ...made, asked: [await ask(made, 1), await ask(made, 2), await ask(made, 3)] };
});

const take = async (personId = world.interviewer.personId) =>
  takeScorecard(await takeMembership(database(), personId), database(), { interviewId: world.interviewId });
const save = async (summary: string, baseRevision = 0) =>
  saveSummary(database(), await take(), { summary, baseRevision });
const submit = async (given: { recommendation?: Recommendation; baseRevision?: number } = {}) =>
  submitScorecard(database(), await take(), {
    summary: "Calm and clear.",
    baseRevision: 0,
    recommendation: "yes",
    ...given,
  });

describe("who may write", () => {
  test.each(["candidate", "observer"] as const)("no %s of the team", async (role) => {
    const { teamId, interviewId } = world;
    const { personId } = await createMember(database(), { teamId, role: "admin" });
    if (role === "observer") await createSeat(database(), { interviewId, personId, role });
    else
      await database().$client`update seats set person_id = ${personId} where id = ${world.candidateSeatId}`;
    await expect(take(personId)).rejects.toMatchObject({ code: "not_found" });
  });

  test("no guest, no admin without a seat, no stranger", async () => {
    await expect(take(world.candidate.personId)).rejects.toMatchObject({ code: "forbidden" });
    const admin = await createMember(database(), { teamId: world.teamId, role: "admin" });
    const stranger = await createMember(database());
    for (const { personId } of [admin, stranger])
      await expect(take(personId)).rejects.toMatchObject({ code: "not_found" });
  });

  test("the interviewer may not as a member of another team, nor from a removed seat", async () => {
    const { teamId } = await createMember(database());
    await database()
      .$client`update memberships set team_id = ${teamId} where person_id = ${world.interviewer.personId}`;
    await expect(take()).rejects.toMatchObject({ code: "not_found" });
    await database()
      .$client`update memberships set team_id = ${world.teamId} where person_id = ${world.interviewer.personId}`;
    await expect(take()).resolves.toMatchObject({ interviewId: world.interviewId });
    await database().$client`update seats set removed_at = now() where id = ${world.interviewerSeatId}`;
    await expect(take()).rejects.toMatchObject({ code: "not_found" });
  });

  test.each(["scheduled", "live", "paused", "cancelled"])("nobody while it is %s", async (status) => {
    await rateAll();
    await database().$client`update interviews set status = ${status} where id = ${world.interviewId}`;
    await expect(save("x")).rejects.toMatchObject({ code: "conflict" });
    await expect(submit()).rejects.toMatchObject({ code: "conflict" });
    expect(await cards()).toEqual([]);
  });
});

describe("the summary", () => {
  const savedAtMs = async () => {
    const [row] = await database().$client`select extract(epoch from saved_at) * 1000 as ms from scorecards`;
    return Math.trunc(Number(row?.ms));
  };
  const ageADay = () => database().$client`update scorecards set saved_at = saved_at - interval '1 day'`;

  test("is saved by revision; another revision is a conflict with both texts; the same text is none", async () => {
    const saved = await save("one");
    expect(saved).toEqual({ outcome: "saved", summary: "one", revision: 1, savedAtMs: await savedAtMs() });
    await ageADay();
    const second = await save("two", 1);
    expect(second).toMatchObject({ outcome: "saved", revision: 2, savedAtMs: await savedAtMs() });
    expect(second.savedAtMs).toBeGreaterThanOrEqual(saved.savedAtMs);
    await ageADay();
    const late = await save("other", 1);
    const standing = { summary: "two", revision: 2, savedAtMs: await savedAtMs() };
    expect(late).toEqual({ outcome: "conflict", ...standing });
    expect(await save("two", 1)).toEqual({ outcome: "saved", ...standing });
  });

  test("two first saves at once: one is kept, the other meets it", async () => {
    const both = [save("a"), save("b")];
    const outcomes = (await Promise.all(both)).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(["conflict", "saved"]);
  });
});

describe("submitting", () => {
  test("needs a rating or “not observed” for everything that was asked", async () => {
    await rate(world.asked[0], 4);
    await rate(world.asked[1], null);
    await expect(submit()).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("Questions 2 and 3 have no saved rating yet"),
    });
    expect(await cards()).toEqual([]);
    expect(await ratingRevisions()).toEqual([1, 1]);
  });

  test("a rating that was cleared is a missing one", async () => {
    await rateAll();
    await database()
      .$client`update ratings set level = null where asked_question_id = ${world.asked[1] ?? null}`;
    await expect(submit()).rejects.toMatchObject({
      message: expect.stringContaining("Question 2 has no saved rating yet"),
    });
  });

  test("a question that was taken back wants no rating", async () => {
    // the last one: those before it were off the screen by then
    const payload = { askedQuestionId: world.asked[2] };
    await createFact(database(), { interviewId: world.interviewId, type: "closed", payload });
    for (const index of [0, 1]) await rate(world.asked[index], 4);
    expect(await submit()).toMatchObject({ outcome: "submitted" });
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
    await expect(submit()).rejects.toMatchObject({ code: "invalid" });
  });

  test("keeps summary, recommendation and time, once and for all", async () => {
    await rateAll();
    expect(await submit()).toMatchObject({ outcome: "submitted" });
    await expect(submit({ recommendation: "strong_no", baseRevision: 1 })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(save("changed", 1)).rejects.toMatchObject({ code: "conflict" });
    expect(await cards()).toMatchObject([{ summary: "Calm and clear.", recommendation: "yes" }]);
    expect(await ratingRevisions(), "a save on the old revision meets a conflict").toEqual([2, 2, 2]);
  });

  test("twice at once: one is submitted, the other refused", async () => {
    await rateAll();
    const both = [submit(), submit()];
    const settled = await Promise.allSettled(both);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("a summary that another tab changed comes back instead, and nothing moved", async () => {
    await rateAll();
    await save("from the other tab");
    const submitted = await submit();
    expect(submitted).toMatchObject({ outcome: "conflict", summary: "from the other tab", revision: 1 });
    expect(await cards()).toMatchObject([{ recommendation: null, submitted_at: null }]);
    expect(await ratingRevisions()).toEqual([1, 1, 1]);
  });

  test("ratings stay as submitted, even against a save that was under way", async () => {
    await rateAll();
    const change = { level: 1 as const, heardKeyPoints: [], baseRevision: 1, opId: randomUUID() };
    const scope = { interviewId: world.interviewId, seatId: world.interviewerSeatId };
    const submitted = submit();
    const saves = world.asked.map((id) =>
      saveRatingRow(database(), { ...scope, ...change, askedQuestionId: id }),
    );
    await Promise.allSettled([submitted, ...saves]);
    const late = await saveRatingRow(database(), {
      ...scope,
      ...change,
      askedQuestionId: world.asked[0] ?? "",
    });
    expect(late).toBeUndefined();
    expect((await ratingRevisions()).every((revision) => revision >= 2)).toBe(true);
  });

  test("nothing asked is nothing to judge", async () => {
    await database().$client`delete from facts where interview_id = ${world.interviewId}`;
    await expect(submit()).rejects.toMatchObject({ code: "invalid" });
  });
});

async function withSeat(role: "interviewer" | "observer"): Promise<string> {
  const { personId } = await createPerson(database());
  await createSeat(database(), { interviewId: world.interviewId, personId, role });
  return personId;
}

const endedAgo = (ago: string) =>
  database()
    .$client`update interviews set ended_at = now() - ${ago}::interval where id = ${world.interviewId}`;

test("is submitted once last words can't arrive any more, by the database's clock, and says when that is", async () => {
  for (const askedQuestionId of world.asked) await rate(askedQuestionId, 4);
  await endedAgo("20 seconds");
  await expect(submit()).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/Submit the scorecard in (39|40) seconds; what you wrote is kept\./),
  });
  await expect(save("Meanwhile.")).resolves.toMatchObject({ outcome: "saved" });
  await endedAgo("1 minute");
  await expect(submit({ baseRevision: 1 })).resolves.toMatchObject({ outcome: "submitted" });
});

async function ask(made: Awaited<ReturnType<typeof createWorld>>, number: number): Promise<string> {
  const questionVersionId = made.bank[number]?.versionId ?? "";
  return createAsked(database(), { interviewId: made.interviewId, questionVersionId });
}

async function rate(askedId: string | undefined, level: number | null, seatId = world.interviewerSeatId) {
  await database()
    .$client`insert into ratings (interview_id, asked_question_id, author_seat_id, level, heard_key_points, revision, op_id)
    values (${world.interviewId}, ${askedId ?? null}, ${seatId}, ${level}, '{}', 1, ${randomUUID()})`;
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
