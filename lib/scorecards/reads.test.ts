import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createPerson, createSeat, createWorld } from "@/db/testing/factories";
import { submitScorecard } from "./commands";
import { listQuestionsToPractise, listScorecards, readScorecard } from "./reads";

const { database } = useDatabase();
type World = Awaited<ReturnType<typeof makeWorld>>;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
});

const viewer = (personId = world.interviewer.personId) => ({ personId, teamId: world.teamId });
const mine = () => ({ ...viewer(), interviewId: world.interviewId });

describe("one scorecard", () => {
  test("shows its author every answer with their own judgement, and nobody else's", async () => {
    await rate(world.interviewerSeatId, world.asked[0], 4, [0, 2]);
    await rate(world.colleague.seatId, world.asked[0], 1);
    await note(world.colleague.seatId, world.asked[0], "canary of a colleague");
    await note(world.colleague.seatId, null, "canary in general");
    await note(world.interviewerSeatId, null, "my own");
    const read = await readScorecard(database(), mine());
    expect(JSON.stringify(read)).not.toContain("canary");
    expect(read).toMatchObject({
      stage: "open",
      candidateName: "Samira Osei",
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

  test.each([
    ["the candidate", async () => viewer(world.candidate.personId)],
    ["an admin of the team without a seat", async () => viewer(world.admin)],
    ["the interviewer as a member of another team", async () => ({ ...viewer(), teamId: randomUUID() })],
    ["a stranger", async () => viewer(randomUUID())],
  ])("%s finds nothing", async (_who, whoever) => {
    const place = { ...(await whoever()), interviewId: world.interviewId };
    const missing = { code: "not_found" };
    await expect(readScorecard(database(), place)).rejects.toMatchObject(missing);
    const practise = listQuestionsToPractise(database(), { ...place, which: "all" });
    await expect(practise).rejects.toMatchObject(missing);
  });

  test.each(["scheduled", "live", "paused", "cancelled"])(
    "while it is %s it is a head and no more",
    async (status) => {
      await database().$client`update interviews set status = ${status} where id = ${world.interviewId}`;
      expect(await readScorecard(database(), mine())).not.toHaveProperty("answers");
    },
  );

  test("questions to practise: all, or those rated 1 or 2", async () => {
    await rateAll();
    expect(await listQuestionsToPractise(database(), { ...mine(), which: "all" })).toHaveLength(3);
    const weak = await listQuestionsToPractise(database(), { ...mine(), which: "weak" });
    expect(weak).toEqual([world.bank[3]?.questionId]);
  });
});

describe("the list", () => {
  const rowsOf = async (personId: string, role: "admin" | "interviewer") =>
    (await listScorecards(database(), { ...viewer(personId), role })).rows;

  test("an interviewer sees what they interviewed in; an admin all, without scores that aren't theirs", async () => {
    await rateAll();
    await submitScorecard(database(), { ...mine(), summary: "", baseRevision: 0, recommendation: "yes" });
    const own = { asked: 3, rated: 3, judged: { composite: 300, recommendation: "yes" } };
    expect(await rowsOf(world.interviewer.personId, "interviewer")).toMatchObject([{ own }]);
    expect(await rowsOf(world.colleague.personId, "interviewer")).toMatchObject([
      { own: { rated: 0, judged: null } },
    ]);
    expect(await rowsOf(world.admin, "admin")).toMatchObject([{ interviewId: world.interviewId, own: null }]);
    expect(await rowsOf(world.admin, "interviewer")).toEqual([]);
    expect(await rowsOf(world.candidate.personId, "interviewer")).toEqual([]);
  });

  test("a draft shows progress and no score", async () => {
    await rate(world.interviewerSeatId, world.asked[0], 5);
    const [row] = await rowsOf(world.interviewer.personId, "interviewer");
    expect(row?.own).toEqual({ asked: 3, rated: 1, judged: null });
  });

  test("another team's interviews are in no list, and their ids no place to go on from", async () => {
    const other = await makeWorld();
    const rows = await rowsOf(world.admin, "admin");
    expect(rows.map(({ interviewId }) => interviewId)).toEqual([world.interviewId]);
    const place = { ...viewer(world.admin), role: "admin" as const, older: other.interviewId };
    expect((await listScorecards(database(), place)).rows).toEqual([]);
  });

  test("pages of thirty meet without gap or double, through equal times", async () => {
    await database().$client`
      insert into interviews (team_id, title, candidate_name, planned_minutes, time_zone, status, ended_at)
      select ${world.teamId}, 'n' || n, 'c', 30, 'UTC', 'ended', now() - (n / 4) * interval '1 microsecond'
      from generate_series(1, 64) n`;
    const seen: string[] = [];
    for (let older: string | undefined, page = 0; page < 3; page++) {
      const { rows, next } = await listScorecards(database(), {
        ...viewer(world.admin),
        role: "admin",
        older,
      });
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
  await sql`update interviews set started_at = now() - interval '44 minutes', ended_at = now() where id = ${interviewId}`;
  const [colleague, admin] = [await createPerson(database()), await createPerson(database())];
  const seat = await createSeat(database(), {
    interviewId,
    personId: colleague.personId,
    role: "interviewer",
  });
  const asked = [randomUUID(), randomUUID(), randomUUID()];
  for (const [n, id] of asked.entries()) {
    await sql`insert into asked_questions (id, interview_id, question_version_id, number, prompt, prompt_html, asked_at, closed_at)
      select ${id}, id, ${made.bank[n + 1]?.versionId ?? null}, ${n + 1}, 'p', '<p>p</p>',
        started_at + ${n} * interval '5 minutes', case when ${n} = 2 then started_at + interval '12 minutes' end
      from interviews where id = ${interviewId}`;
  }
  const payload = JSON.stringify({ askedQuestionId: asked[0], place: 0, text: "hint text" });
  await sql`insert into events (interview_id, stream, seq, op_id, type, payload)
    values (${interviewId}, 'room', 1, ${randomUUID()}, 'hint_given', ${payload}::text::jsonb)`;
  return { ...made, asked, colleague: { personId: colleague.personId, ...seat }, admin: admin.personId };
}

async function rate(seatId: string, askedId: string | undefined, level: number, heard: number[] = []) {
  await database()
    .$client`insert into ratings (asked_question_id, author_seat_id, level, heard_key_points, revision, op_id)
    values (${askedId ?? null}, ${seatId}, ${level}, ${heard}, 1, ${randomUUID()})`;
}

async function rateAll() {
  for (const [n, id] of world.asked.entries()) await rate(world.interviewerSeatId, id, [4, 0, 2][n] ?? 3);
}

async function note(seatId: string, askedId: string | null | undefined, body: string) {
  await database()
    .$client`insert into notes (interview_id, author_seat_id, asked_question_id, body, revision, op_id)
    values (${world.interviewId}, ${seatId}, ${askedId ?? null}, ${body}, 1, ${randomUUID()})`;
}
