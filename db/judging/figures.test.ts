import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { Member } from "@/lib/auth/member";
import { createMember } from "@/lib/auth/testing";
import { readUsage } from "@/lib/versions/reads";
import { useDatabase } from "../testing/database";
import { createQuestion, createSeat } from "../testing/factories";
import { createJudged, rate, submit } from "../testing/judged";

const { database } = useDatabase();
const sql = () => database().$client;
let team: Awaited<ReturnType<typeof makeTeam>>;
beforeEach(async () => {
  team = await makeTeam();
});

const read = (as = team.member) => readUsage(database(), as, { questionId: team.questionId });
const joinTeam = () => createMember(database(), { teamId: team.teamId });

test("nothing below five uses; from five on, by hand-computed numbers; levels once five were observed", async () => {
  const cases = [
    { level: 5, shown: 10, left: 130 },
    { level: 3, shown: null, left: 300 },
    { level: 0, shown: 0, left: 60 },
    { level: 2, shown: 60, left: 660 },
  ];
  for (const { level, ...times } of cases) await ask({ level, ...times });
  await ask({ status: "live" });
  expect(await read()).toMatchObject({ asked: 5, uses: 4, scored: null });
  // Its next question takes its place after 240 s.
  await ask({ level: 3, shown: 60, left: null, next: 240, hints: 2 });
  const usage = await read();
  // 120, 300, 60, 600 and 180 s on screen.
  expect(usage).toMatchObject({ asked: 6, uses: 5, hinted: 1, medianMs: 180_000 });
  expect(usage.scored).toMatchObject({ ratings: 0, mean: null, levels: [0, 0, 0, 0, 0, 0] });
  for (const level of [0, 4, 1, 5, 2]) await ask({ level });
  expect((await read()).scored).toEqual({
    ratings: 8,
    notObserved: 2,
    mean: 313,
    middleHalf: { from: 2, to: 4 },
    levels: [2, 1, 2, 2, 1, 2],
  });
});

test("a pause is no time on the screen", async () => {
  for (let n = 0; n < 4; n++) await ask({ level: 3, left: 300, paused: [60, 180] });
  await ask({ level: 3, left: 200 });
  expect(await read()).toMatchObject({ uses: 5, medianMs: 180_000 });
});

test("counts no rating whose scorecard isn’t submitted, the viewer’s own neither", async () => {
  const made = [];
  for (let n = 0; n < 5; n++) made.push(await ask({ level: 4, submitted: n < 2 }));
  const viewers = [team.member, await joinTeam()];
  for (const { interviewId, interviewerSeatId } of made.slice(2)) {
    for (const member of viewers)
      expect((await read(member)).scored).toMatchObject({ ratings: 0, mean: null });
    await submit(database(), { interviewId, seatId: interviewerSeatId });
  }
  for (const member of viewers) expect((await read(member)).scored).toMatchObject({ ratings: 5, mean: 400 });
});

test("shows a panel’s member no colleague’s rating before their own is submitted", async () => {
  for (let n = 0; n < 4; n++) await ask({ level: 2 });
  const colleague = await joinTeam();
  const { interviewId } = await ask({ level: 5 });
  const { seatId } = await createSeat(database(), {
    interviewId,
    personId: colleague.personId,
    role: "interviewer",
  });
  const meanOf = async (member?: Member) => (await read(member)).scored?.mean;
  expect([await meanOf(colleague), await meanOf()]).toEqual([null, null]);
  await endedDaysAgo(29);
  expect([await meanOf(colleague), await meanOf()]).toEqual([null, null]);
  // Whoever is that late keeps nobody waiting but themselves, and changes no figure any more.
  await endedDaysAgo(31);
  expect([await meanOf(colleague), await meanOf()]).toEqual([null, 260]);
  await rate(database(), { interviewId, seatId, level: 1 });
  await submit(database(), { interviewId, seatId });
  expect([await meanOf(colleague), await meanOf()]).toEqual([260, 260]);
});

test("shows whoever was the candidate nothing of how they did, before or after it is submitted", async () => {
  for (let n = 0; n < 4; n++) await ask({ level: 4 });
  const candidate = await joinTeam();
  const { interviewId, interviewerSeatId } = await ask({ level: 1, submitted: false, hints: 2, left: 600 });
  const sat = await createSeat(database(), {
    interviewId,
    personId: candidate.personId,
    role: "candidate",
  });
  for (let n = 0; n < 5; n++) await ask({ level: 4 });
  const before = await read(candidate);
  expect(before).toMatchObject({ asked: 10, unnamed: 1, uses: 9, hinted: 0, medianMs: 60_000 });
  expect(before.scored).toMatchObject({ ratings: 5, mean: 400 });
  await submit(database(), { interviewId, seatId: interviewerSeatId });
  expect(await read(candidate)).toEqual(before);
  await sql()`update seats set removed_at = now() where id = ${sat.seatId}`;
  expect(await read(candidate)).toEqual(before);
  expect((await read()).scored).toMatchObject({ ratings: 10, mean: 370 });
});

test("tells nobody one rating by the difference between two looks: five interviews count together", async () => {
  for (let n = 0; n < 5; n++) await ask({ level: 4 });
  for (let n = 0; n < 4; n++) {
    await ask({ level: 1 });
    expect(await read()).toMatchObject({ uses: 6 + n, scored: { ratings: 5, mean: 400 } });
  }
  const { interviewId } = await ask({ level: 1 });
  expect(await read()).toMatchObject({ uses: 10, scored: { ratings: 10, mean: 250 } });
  // What ended first is counted first: a later look at it, or a fifth time in one interview, makes no five of others.
  await sql()`update scorecards set submitted_at = null where interview_id = ${interviewId}`;
  expect((await read()).scored).toMatchObject({ ratings: 5, mean: 400 });
});

test("four that weren’t observed don’t show the fifth’s level, nor do those that come after", async () => {
  for (const level of [0, 0, 0, 0, 1]) await ask({ level });
  expect((await read()).scored).toMatchObject({ ratings: 0, notObserved: 0, mean: null });
  for (let n = 0; n < 5; n++) await ask({ level: 4 });
  // The ten together would show it: they are five and one.
  expect((await read()).scored).toMatchObject({ ratings: 5, notObserved: 0, mean: 400 });
});

test("from one look to the next, and from one person to another, five levels or none are added", {
  timeout: 120_000,
}, async () => {
  const level = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 }));
  const given = fc.array(fc.record({ level, isOwn: fc.nat(9).map((n) => n === 0), late: fc.nat(9) }), {
    minLength: 9,
    maxLength: 21,
  });
  // Chance may make none that shows a figure.
  const telling = Array.from({ length: 9 }, (_, nth) => ({ level: 3, isOwn: nth === 8, late: nth }));
  const shown: number[] = [];
  await fc.assert(
    fc.asyncProperty(given, async (interviews) => {
      team = await makeTeam();
      const candidate = await joinTeam();
      const made = [];
      for (const { level, isOwn, late } of interviews) {
        const { interviewId, interviewerSeatId: seatId } = await ask({ level, submitted: false });
        if (isOwn)
          await createSeat(database(), { interviewId, personId: candidate.personId, role: "candidate" });
        made.push({ interviewId, seatId, late });
      }
      const looks = [await looksOf(candidate)];
      for (const seat of made.toSorted((one, other) => one.late - other.late)) {
        await submit(database(), seat);
        looks.push(await looksOf(candidate));
      }
      for (const [at, { all, less }] of looks.entries()) {
        for (const [fewer, more] of [
          [less, all],
          [looks[at - 1]?.all, all],
          [looks[at - 1]?.less, less],
        ])
          if (fewer && more && String(fewer) !== String(more))
            expect(observedBetween(fewer, more)).toBeGreaterThanOrEqual(5);
      }
      shown.push(looks.filter(({ less }) => less.some(Boolean)).length);
    }),
    { numRuns: 15, endOnFailure: true, examples: [[telling]] },
  );
  expect(shown[0], "looks at a figure of the first").toBeGreaterThan(0);
});

test("another team’s uses of a question with the same words don’t count", async () => {
  const before = team;
  for (let n = 0; n < 5; n++) await ask({ level: 1 });
  team = await makeTeam();
  await ask({ level: 5 });
  expect(await read()).toMatchObject({ asked: 1, uses: 1 });
  team = before;
  expect((await read()).scored?.mean).toBe(100);
});

/** An interviewer’s team with one question. */
async function makeTeam() {
  const member = await createMember(database(), { name: "Ines Duarte" });
  const { personId, teamId } = member;
  return { member, personId, teamId, ...(await createQuestion(database(), { teamId })) };
}

const ask = (given: Parameters<typeof createJudged>[2]) => createJudged(database(), team, given);

/** All of the team’s, with what was submitted then. */
const endedDaysAgo = async (days: number) => {
  const past = sql()`now() - ${days} * interval '1 day'`;
  await sql()`update interviews set ended_at = ${past} where team_id = ${team.teamId}`;
  await sql()`update scorecards s set submitted_at = ${past} from interviews i
    where i.id = s.interview_id and i.team_id = ${team.teamId} and s.submitted_at is not null`;
};

const looksOf = async (candidate: Member) => ({
  all: (await read()).scored?.levels ?? [],
  less: (await read(candidate)).scored?.levels ?? [],
});

const observedBetween = (fewer: number[], more: number[]) =>
  more.slice(1).reduce((sum, count, at) => sum + count - (fewer[at + 1] ?? 0), 0);
