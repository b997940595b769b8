import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createSeat, createWorld } from "@/db/testing/factories";
import { createAsked, createFact } from "@/db/testing/log";
import { type Member, takeMembership } from "@/lib/auth/member";
import { createMember } from "@/lib/auth/testing";
import { submitScorecard } from "./commands";
import { listQuestionsToPractise, listScorecards, readScorecard, takeScorecard } from "./reads";

const { database } = useDatabase();
type World = Awaited<ReturnType<typeof makeWorld>>;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
});

const take = async (member = world.interviewer) =>
  takeScorecard(member, database(), { interviewId: world.interviewId });

describe("one scorecard", () => {
  test("shows its author every answer with their own judgement, and nobody else's", async () => {
    await rate(world.interviewerSeatId, world.asked[0], 4, [0, 2]);
    await rate(world.colleague.seatId, world.asked[0], 1);
    await note(world.colleague.seatId, world.asked[0], "canary of a colleague");
    await note(world.colleague.seatId, null, "canary in general");
    await note(world.interviewerSeatId, null, "my own");
    const read = await readScorecard(database(), await take());
    expect(JSON.stringify(read)).not.toContain("canary");
    expect(read).toMatchObject({
      stage: "open",
      candidateName: "Samira Osei",
      author: world.interviewer.name,
      minutes: 44,
      generalNote: "my own",
      answers: [
        { number: 1, level: 4, heardKeyPoints: [0, 2], onScreenMs: 300_000, hints: ["hint text"] },
        { number: 2, level: null, onScreenMs: 300_000, hints: [] },
        { number: 3, level: null, onScreenMs: 120_000 },
      ],
      composite: { value: 400, answersCounted: 1, unrated: 2 },
    });
  });

  test("a pause is no time on the screen", async () => {
    const [asked] = await database().$client<{ atMs: number }[]>`
      select (extract(epoch from coalesce(shown_at, asked_at)) * 1000)::float8 as "atMs" from asked_questions where id = ${world.asked[0] ?? ""}`;
    const fact = (type: string, afterMs: number) =>
      createFact(database(), {
        interviewId: world.interviewId,
        type,
        at: new Date((asked?.atMs ?? 0) + afterMs),
      });
    await fact("paused", 60_000);
    await fact("resumed", 90_000);
    expect(await readScorecard(database(), await take())).toMatchObject({
      answers: [{ onScreenMs: 270_000 }, { onScreenMs: 300_000 }, { onScreenMs: 120_000 }],
    });
  });

  test.each(["scheduled", "live", "paused", "cancelled"])(
    "while it is %s it is a head and no more",
    async (status) => {
      await database().$client`update interviews set status = ${status} where id = ${world.interviewId}`;
      expect(await readScorecard(database(), await take())).not.toHaveProperty("answers");
    },
  );

  test("questions to practise: all, or those rated 1 or 2", async () => {
    await rateAll();
    expect(await listQuestionsToPractise(database(), await take(), { which: "all" })).toHaveLength(3);
    const weak = await listQuestionsToPractise(database(), await take(), { which: "weak" });
    expect(weak).toEqual([world.bank[3]?.questionId]);
  });
});

describe("the list", () => {
  const rowsOf = async (member: Member) => (await listScorecards(database(), member, {})).rows;

  test("an interviewer sees what they interviewed in; an admin all, without scores that aren't theirs", async () => {
    await rateAll();
    const given = { summary: "", baseRevision: 0, recommendation: "yes" } as const;
    await submitScorecard(database(), await take(), given);
    const own = { asked: 3, rated: 3, judged: { composite: 300, recommendation: "yes" } };
    expect(await rowsOf(world.interviewer)).toMatchObject([{ own }]);
    expect(await rowsOf(world.colleague.member)).toMatchObject([{ own: { rated: 0, judged: null } }]);
    expect(await rowsOf(world.admin)).toMatchObject([{ interviewId: world.interviewId, own: null }]);
    expect(await rowsOf(await createMember(database(), { teamId: world.teamId }))).toEqual([]);
  });

  test("one that isn’t submitted shows progress and no score", async () => {
    await rate(world.interviewerSeatId, world.asked[0], 5);
    const [row] = await rowsOf(world.interviewer);
    expect(row?.own).toEqual({ asked: 3, rated: 1, judged: null });
  });

  test("another team's interviews are in no list, and their ids no cursor to go on from", async () => {
    const other = await makeWorld();
    const rows = await rowsOf(world.admin);
    expect(rows.map(({ interviewId }) => interviewId)).toEqual([world.interviewId]);
    const cursor = { older: other.interviewId };
    expect((await listScorecards(database(), world.admin, cursor)).rows).toEqual([]);
  });

  test("pages of thirty meet without gap or double, through equal times", async () => {
    await database().$client`
      insert into interviews (team_id, title, candidate_name, planned_minutes, time_zone, status, ended_at)
      select ${world.teamId}, 'n' || n, 'c', 30, 'UTC', 'ended', now() - (n / 4) * interval '1 microsecond'
      from generate_series(1, 64) n`;
    const seen: string[] = [];
    for (let older: string | undefined, page = 0; page < 3; page++) {
      const { rows, next } = await listScorecards(database(), world.admin, { older });
      seen.push(...rows.map(({ interviewId }) => interviewId));
      expect(rows.length).toBe([30, 30, 5][page]);
      older = next ?? undefined;
      expect(older === undefined).toBe(page === 2);
    }
    expect(new Set(seen).size).toBe(65);
  });
});

/** An ended interview with three answers, a second interviewer, and an admin who wasn't there. */
async function makeWorld() {
  const sql = database().$client;
  const made = await createWorld(database(), { status: "ended" });
  const { interviewId } = made;
  await sql`update interviews set started_at = now() - interval '54 minutes', ended_at = now() - interval '10 minutes' where id = ${interviewId}`;
  const { teamId } = made;
  const colleague = await createMember(database(), { teamId });
  const seat = await createSeat(database(), {
    interviewId,
    personId: colleague.personId,
    role: "interviewer",
  });
  const begunMs = Date.now() - 44 * 60_000;
  const minutesIn = (minutes: number) => new Date(begunMs + minutes * 60_000);
  const asked: string[] = [];
  for (const n of [0, 1, 2]) {
    const questionVersionId = made.bank[n + 1]?.versionId ?? "";
    asked.push(await createAsked(database(), { interviewId, questionVersionId, askedAt: minutesIn(n * 5) }));
  }
  const payload = { askedQuestionId: asked[0], place: 0, text: "hint text" };
  await createFact(database(), { interviewId, type: "hint_given", payload });
  await createFact(database(), { interviewId, type: "ended", at: minutesIn(12) });
  return {
    ...made,
    asked,
    interviewer: await takeMembership(database(), made.interviewer.personId),
    colleague: { member: colleague, ...seat },
    admin: await createMember(database(), { teamId, role: "admin" }),
  };
}

async function rate(seatId: string, askedId: string | undefined, level: number, heard: number[] = []) {
  await database()
    .$client`insert into ratings (interview_id, asked_question_id, author_seat_id, level, heard_key_points, revision, op_id)
    values (${world.interviewId}, ${askedId ?? null}, ${seatId}, ${level}, ${heard}, 1, ${randomUUID()})`;
}

async function rateAll() {
  for (const [n, id] of world.asked.entries()) await rate(world.interviewerSeatId, id, [4, 0, 2][n] ?? 3);
}

async function note(seatId: string, askedId: string | null | undefined, body: string) {
  await database()
    .$client`insert into notes (interview_id, author_seat_id, asked_question_id, body, revision, op_id)
    values (${world.interviewId}, ${seatId}, ${askedId ?? null}, ${body}, 1, ${randomUUID()})`;
}
