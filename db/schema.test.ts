// Constraints are asserted by trying to break each: a rule that only the code keeps is kept until the next statement.

import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Sql } from "./client";
import { useDatabase } from "./testing/database";
import { createInvite, createPerson, createQuestion, createWorld } from "./testing/factories";
import { createAsked, createFact } from "./testing/log";

const { database } = useDatabase();
let world: Awaited<ReturnType<typeof createWorld>>;
let sql: Sql;
let asked: string;
const taken = randomUUID();
const long = "x".repeat(16_001);

beforeAll(async () => {
  sql = database().$client;
  world = await createWorld(database(), { status: "live" });
  await createInvite(database(), { interviewId: world.interviewId });
  const { interviewId, bank } = world;
  await createFact(database(), { interviewId, type: "started", opId: taken });
  asked = await createAsked(database(), {
    interviewId,
    questionVersionId: bank[0]?.versionId ?? "",
    shownAt: new Date(),
  });
  await note();
  await rating();
  await scorecard("yes");
});

const logged = (stream: string, seq: number, opId: string) => sql`
  insert into facts (interview_id, stream, seq, op_id, type, payload)
  values (${world.interviewId}, ${stream}, ${seq}, ${opId}, 'asked', '{}')`;
const note = (body = "n", on: string | null = null) => sql`
  insert into notes (interview_id, author_seat_id, asked_question_id, body, revision, op_id)
  values (${world.interviewId}, ${world.interviewerSeatId}, ${on}, ${body}, 1, ${randomUUID()})`;
const rating = (level: number | null = 3, seatId = world.interviewerSeatId) => sql`
  insert into ratings (interview_id, asked_question_id, author_seat_id, level, heard_key_points, revision, op_id)
  values (${world.interviewId}, ${asked}, ${seatId}, ${level}, '{}', 1, ${randomUUID()})`;
const scorecard = (recommendation: string | null, seatId = world.interviewerSeatId, summary = "") => sql`
  insert into scorecards (interview_id, author_seat_id, recommendation, summary, submitted_at)
  values (${world.interviewId}, ${seatId}, ${recommendation}, ${summary}, now())`;
const seat = (role: string, personId: string) => sql`
  insert into seats (interview_id, person_id, role) values (${world.interviewId}, ${personId}, ${role})`;
const person = async () => (await createPerson(database())).personId;
const insertPerson = (name: string, email: string | null, isGuest: boolean) =>
  sql`insert into people (name, email, is_guest) values (${name}, ${email}, ${isGuest})`;
/** The checks behind the trigger, which lets no version change at all. */
const version = (change: string) =>
  sql.begin(async (alone) => {
    await alone`set local session_replication_role = replica`;
    await alone.unsafe(`update question_versions set ${change} where id = '${world.bank[1]?.versionId}'`);
  });

describe("what the database itself refuses", () => {
  const broken: [string, string, () => Promise<unknown>][] = [
    ["a number twice in a stream", "facts_interview_id_stream_seq_pk", () => logged("room", 1, randomUUID())],
    ["an operation twice in an interview", "facts_once", () => logged("panel", 1, taken)],
    ["a third stream", "facts_stream", () => logged("gossip", 1, randomUUID())],
    ["an answer that is too long", "answers_length", () => sql`update answers set body = ${long}`],
    ["a second general note of one author", "notes_one_each", () => note("again")],
    ["a note that is too long", "notes_length", () => note(long, asked)],
    ["a second rating of one author", "ratings_asked_question_id_author_seat_id_pk", () => rating()],
    ["a sixth level", "ratings_level", () => rating(6, world.candidateSeatId)],
    ["a level below not observed", "ratings_level", () => rating(-1, world.candidateSeatId)],
    ["a second scorecard of one author", "scorecards_one_each", () => scorecard("no")],
    [
      "a neutral recommendation",
      "scorecards_recommendation",
      () => scorecard("maybe", world.candidateSeatId),
    ],
    [
      "submitting without a recommendation",
      "scorecards_submitted_whole",
      () => scorecard(null, world.candidateSeatId),
    ],
    [
      "a summary that is too long",
      "scorecards_summary_length",
      () => scorecard("no", world.candidateSeatId, long),
    ],
    ["a person's second seat", "seats_once", () => seat("observer", world.interviewer.personId)],
    ["a second candidate", "seats_one_candidate", async () => seat("candidate", await person())],
    ["a role that isn't one", "seats_role", async () => seat("owner", await person())],
    ["a status that isn't one", "interviews_status", () => sql`update interviews set status = 'done'`],
    [
      "one code for two invites",
      "invites_codeHash_unique",
      () => sql`
      insert into invites (interview_id, code_hash, expires_at)
      select interview_id, code_hash, expires_at from invites limit 1`,
    ],
    [
      "one e-mail for two people, whatever its case",
      "people_email_unique",
      () => insertPerson("A", world.interviewer.email.toUpperCase(), false),
    ],
    ["an account without an e-mail", "people_guest_or_account", () => insertPerson("A", null, false)],
    ["a guest with an e-mail", "people_guest_or_account", () => insertPerson("A", "g@rehearse.test", true)],
    ["nobody's name", "people_name_length", () => insertPerson("", null, true)],
    ["a name that is too long", "people_name_length", () => insertPerson("x".repeat(81), null, true)],
    ["a team's role that isn't one", "memberships_role", () => sql`update memberships set role = 'owner'`],
    [
      "a second library",
      "teams_one_library",
      () => sql`insert into teams (name, is_library) values ('L', true)`,
    ],
    [
      "a slug twice in a bank",
      "questions_team_slug",
      () => sql`
      insert into questions (team_id, slug, status, facet_id)
      select team_id, slug, status, facet_id from questions limit 1`,
    ],
    [
      "a question's status that isn't one",
      "questions_status",
      () => sql`update questions set status = 'new'`,
    ],
    ["a kind that isn't one", "question_versions_kind", () => version("kind = 'quiz'")],
    ["a sixth difficulty", "question_versions_difficulty", () => version("difficulty = 6")],
    ["a question of one minute", "question_versions_minutes", () => version("minutes = 1")],
    ["four levels", "question_versions_levels", () => version("levels = levels[1:4]")],
    ["a note about nobody's question", "notes_asked", () => note("n", randomUUID())],
  ];

  test.each(broken)("%s", async (_what, constraint, tryIt) => {
    await expect(tryIt()).rejects.toMatchObject({ constraint_name: constraint });
  });
});

test("what was asked can't lose its question while the interview stands", async () => {
  const gone = sql`delete from question_versions where id = ${world.bank[0]?.versionId ?? ""}`;
  await expect(gone).rejects.toMatchObject({ code: "23503" });
});

test("an interview takes all of its own with it", async () => {
  const other = await createWorld(database(), { status: "live" });
  await sql`delete from interviews where id = ${other.interviewId}`;
  expect(await sql`select from seats where interview_id = ${other.interviewId}`).toHaveLength(0);
  expect(await sql`select from plan_items where interview_id = ${other.interviewId}`).toHaveLength(0);
});

test("a version's words never change; its HTML may be made anew", async () => {
  const { versionId } = await createQuestion(database(), { teamId: world.teamId });
  const change = (column: string) =>
    sql.unsafe(`update question_versions set ${column} = 'Other' where id = '${versionId}'`);
  for (const column of ["title", "prompt", "model_answer", "topic", "licence"])
    await expect(change(column)).rejects.toMatchObject({ code: "23001" });
  await change("prompt_html");
});

test("an interview goes with its facts and asked questions, and what was written about them", async () => {
  const other = await createWorld(database(), { status: "live" });
  const { interviewId } = other;
  const questionVersionId = other.bank[0]?.versionId ?? "";
  const id = await createAsked(database(), { interviewId, questionVersionId, shownAt: new Date() });
  await sql`insert into facts (interview_id, stream, seq, op_id, type, payload)
    values (${interviewId}, 'panel', 1, ${randomUUID()}, 'plan_added', '{}')`;
  await sql`insert into ratings (interview_id, asked_question_id, author_seat_id, level, heard_key_points, revision, op_id)
    values (${interviewId}, ${id}, ${other.interviewerSeatId}, 3, '{}', 1, ${randomUUID()})`;
  await sql`delete from interviews where id = ${other.interviewId}`;
  expect(await sql`select from facts where interview_id = ${other.interviewId}`).toHaveLength(0);
  expect(await sql`select from answers where asked_question_id = ${id}`).toHaveLength(0);
  expect(await sql`select from ratings where asked_question_id = ${id}`).toHaveLength(0);
});

test("a fact of an interview that is gone keeps no question from going with its team", async () => {
  const other = await createWorld(database(), { status: "live" });
  const { interviewId } = other;
  await sql`delete from interviews where id = ${interviewId}`;
  await createAsked(database(), { interviewId, questionVersionId: other.bank[0]?.versionId ?? "" });
  await sql`delete from teams where id = ${other.teamId}`;
  expect(await sql`select from teams where id = ${other.teamId}`).toHaveLength(0);
});

test("a team goes with all that it has, its interviews' facts and asked questions too", async () => {
  const other = await createWorld(database(), { status: "live" });
  const questionVersionId = other.bank[0]?.versionId ?? "";
  const asked = { interviewId: other.interviewId, questionVersionId, shownAt: new Date() };
  const id = await createAsked(database(), asked);
  await sql`delete from teams where id = ${other.teamId}`;
  expect(await sql`select from facts where interview_id = ${other.interviewId}`).toHaveLength(0);
  expect(await sql`select from answers where asked_question_id = ${id}`).toHaveLength(0);
});
