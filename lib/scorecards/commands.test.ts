import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { useDatabase } from "@/db/testing";
import { saveSummary, submitScorecard } from "./commands";
import { listQuestionsToPractise, listScorecards, readScorecard } from "./reads";

const { database } = useDatabase();
type World = Awaited<ReturnType<typeof makeWorld>>;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
});

const viewer = (personId = world.ana.personId) => ({ personId, teamId: world.teamId });
const mine = () => ({ ...viewer(), interviewId: world.interviewId });
const draft = (summary: string, baseRevision = 0) => ({ ...mine(), summary, baseRevision });
const submission = () => ({ ...draft("Calm and clear."), recommendation: "yes" as const });
const rateAll = () => Promise.all(world.asked.map((id, n) => rate(world.ana, id, [4, 0, 2][n] ?? 3)));

describe("who sees a scorecard", () => {
  test("the interviewer sees every answer with their own judgement, and nobody else's", async () => {
    await rate(world.ana, world.asked[0], 4, [0, 2]);
    await rate(world.tom, world.asked[0], 1);
    await note(world.tom, world.asked[0], "canary of a colleague");
    const read = await readScorecard(database(), mine());
    expect(read).toMatchObject({ stage: "open", candidateName: "Samira Osei", minutes: 44 });
    expect(JSON.stringify(read)).not.toContain("canary");
    expect(read).toMatchObject({
      answers: [
        { number: 1, level: 4, heardKeyPoints: [0, 2], onScreenMs: 300_000, hints: ["hint text"] },
        { number: 2, level: null },
        { number: 3, level: null },
      ],
      composite: { value: 400, answersCounted: 1, unrated: 2 },
    });
  });

  test.each([
    ["the candidate", () => ({ personId: world.candidate.personId, teamId: world.teamId })],
    ["an observer", () => ({ personId: world.observer.personId, teamId: world.teamId })],
    ["an admin of the team without a seat", () => ({ personId: world.admin, teamId: world.teamId })],
    [
      "the interviewer as a member of another team",
      () => ({ personId: world.ana.personId, teamId: randomUUID() }),
    ],
    ["a stranger", () => ({ personId: randomUUID(), teamId: world.teamId })],
  ])("%s finds nothing, and can write nothing", async (_who, whoever) => {
    await rateAll();
    const place = { ...whoever(), interviewId: world.interviewId };
    const missing = { code: "not_found" };
    await expect(readScorecard(database(), place)).rejects.toMatchObject(missing);
    await expect(listQuestionsToPractise(database(), { ...place, which: "all" })).rejects.toMatchObject(
      missing,
    );
    const write = { ...place, summary: "x", baseRevision: 0 };
    await expect(saveSummary(database(), write)).rejects.toMatchObject(missing);
    const submit = submitScorecard(database(), { ...write, recommendation: "no" });
    await expect(submit).rejects.toMatchObject(missing);
    expect(await cards()).toEqual([]);
  });

  test("a removed seat finds nothing", async () => {
    await database().$client`update seats set removed_at = now() where id = ${world.ana.seatId}`;
    await expect(readScorecard(database(), mine())).rejects.toMatchObject({ code: "not_found" });
  });

  test.each(["scheduled", "live", "paused", "cancelled"])(
    "one that is %s has a head and no more",
    async (status) => {
      await database().$client`update interviews set status = ${status} where id = ${world.interviewId}`;
      const read = await readScorecard(database(), mine());
      expect(read).not.toHaveProperty("answers");
      await expect(saveSummary(database(), draft("x"))).rejects.toMatchObject({ code: "conflict" });
      await expect(submitScorecard(database(), submission())).rejects.toMatchObject({ code: "conflict" });
    },
  );
});

describe("the summary", () => {
  test("is saved by revision; another revision is a conflict with both texts; the same text is none", async () => {
    expect(await saveSummary(database(), draft("one"))).toEqual({
      outcome: "saved",
      summary: "one",
      revision: 1,
    });
    expect(await saveSummary(database(), draft("two", 1))).toMatchObject({ outcome: "saved", revision: 2 });
    const late = await saveSummary(database(), draft("other", 1));
    expect(late).toEqual({ outcome: "conflict", summary: "two", revision: 2 });
    expect(await saveSummary(database(), draft("two", 1))).toMatchObject({ outcome: "saved", revision: 2 });
  });

  test("two first saves at once: one is kept, the other meets it", async () => {
    const outcomes = await Promise.all([
      saveSummary(database(), draft("a")),
      saveSummary(database(), draft("b")),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["conflict", "saved"]);
  });
});

describe("submitting", () => {
  test("needs a rating or “not observed” for everything that was asked", async () => {
    await rate(world.ana, world.asked[0], 4);
    await rate(world.ana, world.asked[1], null);
    await expect(submitScorecard(database(), submission())).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("Questions 2 and 3 have no rating yet"),
    });
    expect(await cards()).toEqual([]);
    expect(await ratingRevisions()).toEqual([1, 1]);
  });

  test("a colleague's ratings don't count as one's own", async () => {
    await Promise.all(world.asked.map((id) => rate(world.tom, id, 5)));
    await expect(submitScorecard(database(), submission())).rejects.toMatchObject({ code: "invalid" });
  });

  test("keeps summary, recommendation and time, once and for all", async () => {
    await rateAll();
    expect(await submitScorecard(database(), submission())).toMatchObject({ outcome: "submitted" });
    const again = { ...submission(), recommendation: "strong_no" as const, baseRevision: 1 };
    await expect(submitScorecard(database(), again)).rejects.toMatchObject({ code: "conflict" });
    await expect(saveSummary(database(), draft("changed", 1))).rejects.toMatchObject({ code: "conflict" });
    expect(await cards()).toMatchObject([{ summary: "Calm and clear.", recommendation: "yes" }]);
  });

  test("twice at once: one is submitted, the other refused", async () => {
    await rateAll();
    const both = [submitScorecard(database(), submission()), submitScorecard(database(), submission())];
    const settled = await Promise.allSettled(both);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("a summary that another tab changed comes back instead", async () => {
    await rateAll();
    await saveSummary(database(), draft("from the other tab"));
    const submitted = await submitScorecard(database(), submission());
    expect(submitted).toEqual({ outcome: "conflict", summary: "from the other tab", revision: 1 });
    expect(await cards()).toMatchObject([{ recommendation: null, submitted_at: null }]);
    expect(await ratingRevisions()).toEqual([1, 1, 1]);
  });

  test("a rating in flight from another tab meets the submission's revision", async () => {
    await rateAll();
    await submitScorecard(database(), submission());
    expect(await ratingRevisions()).toEqual([2, 2, 2]);
  });

  test("nothing asked is nothing to judge", async () => {
    await database().$client`delete from asked_questions where interview_id = ${world.interviewId}`;
    await expect(submitScorecard(database(), submission())).rejects.toMatchObject({ code: "invalid" });
  });
});

test("questions to practise: all, or those rated 1 or 2", async () => {
  await rateAll();
  expect(await listQuestionsToPractise(database(), { ...mine(), which: "all" })).toHaveLength(3);
  const weak = await listQuestionsToPractise(database(), { ...mine(), which: "weak" });
  expect(weak).toEqual([world.questionIds[2]]);
});

describe("the list", () => {
  const rowsOf = async (personId: string, role: "admin" | "interviewer") =>
    (await listScorecards(database(), { ...viewer(personId), role })).rows;

  test("an interviewer sees what they interviewed in; an admin all of the team, without scores that aren't theirs", async () => {
    await rateAll();
    await submitScorecard(database(), submission());
    expect(await rowsOf(world.ana.personId, "interviewer")).toMatchObject([
      { own: { asked: 3, rated: 3, judged: { composite: 300, recommendation: "yes" } } },
    ]);
    expect(await rowsOf(world.observer.personId, "interviewer")).toEqual([]);
    expect(await rowsOf(world.admin, "admin")).toMatchObject([{ interviewId: world.interviewId, own: null }]);
    expect(await rowsOf(world.tom.personId, "interviewer")).toMatchObject([
      { own: { rated: 0, judged: null } },
    ]);
  });

  test("a draft shows progress and no score", async () => {
    await rate(world.ana, world.asked[0], 5);
    const [row] = await rowsOf(world.ana.personId, "interviewer");
    expect(row?.own).toEqual({ asked: 3, rated: 1, judged: null });
  });

  test("another team's interviews are in no list, and its id is no place to go on from", async () => {
    const other = await makeWorld();
    const rows = await rowsOf(world.admin, "admin");
    expect(rows.map(({ interviewId }) => interviewId)).toEqual([world.interviewId]);
    const page = await listScorecards(database(), {
      ...viewer(world.admin),
      role: "admin",
      older: other.interviewId,
    });
    expect(page.rows).toEqual([]);
  });

  test("pages of thirty meet without gap or double, through equal times", async () => {
    await database().$client`
      insert into interviews (team_id, title, candidate_name, planned_minutes, time_zone, status, ended_at)
      select ${world.teamId}, 'n' || n, 'c', 30, 'UTC', 'ended', date_trunc('day', now()) - (n / 4) * interval '1 microsecond'
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

type Person = { personId: string; seatId: string };

/** An ended interview: two interviewers, an observer, a candidate; three questions asked, the last two of one competency. */
async function makeWorld() {
  const sql = database().$client;
  const [teamId, interviewId] = [randomUUID(), randomUUID()];
  await sql`insert into teams (id, name) values (${teamId}, 'Team')`;
  await sql`insert into interviews (id, team_id, title, candidate_name, planned_minutes, time_zone, status,
    started_at, ended_at) values (${interviewId}, ${teamId}, 'Backend', 'Samira Osei', 45, 'Europe/Oslo', 'ended',
    '2026-11-12 13:00Z', '2026-11-12 13:44Z')`;
  const ana = await seat({ teamId, interviewId, role: "interviewer" });
  const tom = await seat({ teamId, interviewId, role: "interviewer" });
  const observer = await seat({ teamId, interviewId, role: "observer" });
  const candidate = await seat({ teamId, interviewId, role: "candidate" });
  const admin = await person(teamId);
  const made = [
    await ask(teamId, interviewId, 1),
    await ask(teamId, interviewId, 2),
    await ask(teamId, interviewId, 3),
  ];
  const [asked, questionIds] = [made.map((each) => each.askedId), made.map((each) => each.questionId)];
  await sql`insert into events (interview_id, stream, seq, op_id, type, payload) values (${interviewId}, 'room', 1,
    ${randomUUID()}, 'hint_given', ${JSON.stringify({ askedQuestionId: asked[0], place: 0, text: "hint text" })}::text::jsonb)`;
  return { teamId, interviewId, ana, tom, observer, candidate, admin, asked, questionIds };
}

async function person(teamId: string): Promise<string> {
  const id = randomUUID();
  await database().$client`insert into people (id, name, email) values (${id}, 'P', ${`${id}@example.com`})`;
  await database()
    .$client`insert into memberships (team_id, person_id, role) values (${teamId}, ${id}, 'interviewer')`;
  return id;
}

async function seat(args: { teamId: string; interviewId: string; role: string }): Promise<Person> {
  const [personId, seatId] = [await person(args.teamId), randomUUID()];
  await database().$client`insert into seats (id, interview_id, person_id, role)
    values (${seatId}, ${args.interviewId}, ${personId}, ${args.role})`;
  return { personId, seatId };
}

async function ask(teamId: string, interviewId: string, number: number) {
  const sql = database().$client;
  const [questionId, versionId, askedId] = [randomUUID(), randomUUID(), randomUUID()];
  await sql`insert into questions (id, team_id, slug, status) values (${questionId}, ${teamId}, ${questionId}, 'approved')`;
  await sql`insert into question_versions (id, question_id, version, title, kind, topic, competency, difficulty, minutes,
    tags, prompt, prompt_html, model_answer, model_answer_html, key_points, follow_ups, hints, levels, source, licence)
    values (${versionId}, ${questionId}, 1, ${`Q${number}`}, 'spoken', 'ORM', ${number === 1 ? "Framework" : "Data"}, 2, 5,
    '{}', 'p', '<p>p</p>', 'm', '<p>m</p>', '{a,b,c}', '{f}', '{h}', '{1,2,3,4,5}', 's', 'MIT')`;
  await sql`insert into asked_questions (id, interview_id, question_version_id, number, prompt, prompt_html, asked_at, closed_at)
    values (${askedId}, ${interviewId}, ${versionId}, ${number}, 'p', '<p>p</p>', '2026-11-12 13:00Z', '2026-11-12 13:05Z')`;
  return { askedId, questionId };
}

async function rate(
  { seatId }: Person,
  askedId: string | undefined,
  level: number | null,
  heard: number[] = [],
) {
  await database()
    .$client`insert into ratings (asked_question_id, author_seat_id, level, heard_key_points, revision, op_id)
    values (${askedId ?? null}, ${seatId}, ${level}, ${heard}, 1, ${randomUUID()})`;
}

async function note({ seatId }: Person, askedId: string | undefined, body: string) {
  await database()
    .$client`insert into notes (interview_id, author_seat_id, asked_question_id, body, revision, op_id)
    values (${world.interviewId}, ${seatId}, ${askedId ?? null}, ${body}, 1, ${randomUUID()})`;
}

const cards = () => database().$client`
  select summary, recommendation, submitted_at from scorecards where interview_id = ${world.interviewId}`;

async function ratingRevisions(): Promise<number[]> {
  const rows = await database().$client<{ revision: number }[]>`
    select revision from ratings where author_seat_id = ${world.ana.seatId}`;
  return rows.map(({ revision }) => revision);
}
