// What the pages of practice read stays small, however much somebody has practised.
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "../testing/database";
import { createPerson, createQuestion, createTeam } from "../testing/factories";
import { findOpenAttempt } from "./attempts";
import { listPracticeTopics } from "./due";
import { countByConfidence, findAttempt, listAttempts, listEarlierAnswers } from "./history";

const { database } = useDatabase(1);
const now = new Date();
const at = { now, dayDue: now };
const attempts = 100_000;
const questions = 100;
let owner: { personId: string; teamId: string };
let rare: { questionId: string; attemptId: string };
let frequent: { questionId: string; attemptId: string };

beforeAll(async () => {
  const { personId } = await createPerson(database());
  owner = { personId, ...(await createTeam(database(), { personId, bank: false })) };
  const made = [];
  for (let n = 0; n < questions; n += 1) made.push(await createQuestion(database(), owner));
  const sql = await database().$client.reserve(); // this may take longer than a query's deadline
  await sql`set session_replication_role = replica`; // and a hundred thousand looks at foreign keys longer still
  const [someId, rareId] = [made[1], made[0]].map((one) => one?.versionId ?? "");
  const versionIds = made.slice(1).map(({ versionId }) => versionId);
  await sql`insert into practice_attempts (id, person_id, question_version_id, answer, confidence, hints_taken, took_ms, grade, revealed_at)
    select gen_random_uuid(), ${personId}, (${versionIds}::uuid[])[1 + n % ${questions - 1}], 'x', n % 101, 0, 1, 1 + n % 4,
      now() - n * interval '1 minute' from generate_series(1, ${attempts}) n`;
  await sql`insert into practice_attempts (id, person_id, question_version_id, answer, confidence, hints_taken, took_ms, grade, revealed_at)
    select gen_random_uuid(), ${personId}, ${rareId ?? ""}, 'x', 50, 0, 1, 3, now() - interval '1 year' * n from generate_series(1, 3) n`;
  await sql`insert into practice_cards (person_id, question_id, due, stability, difficulty, elapsed_days, scheduled_days,
      learning_steps, reps, lapses, state, last_review, last_grade)
    select ${personId}, id, now(), 1, 5, 0, 1, 0, 1, 0, 2, now(), 2 from questions where team_id = ${owner.teamId}`;
  await sql.unsafe("analyze practice_attempts, practice_cards, questions, question_versions");
  const newestOf = async (versionId = "") =>
    (
      await sql`select id from practice_attempts where question_version_id = ${versionId} order by revealed_at desc limit 1`
    )[0]?.id;
  rare = { questionId: made[0]?.questionId ?? "", attemptId: await newestOf(rareId) };
  frequent = { questionId: made[1]?.questionId ?? "", attemptId: await newestOf(someId) };
  await sql`reset session_replication_role`;
  sql.release();
}, 120_000);

/** Rows of attempts that the statement looked at. */
async function read(run: () => Promise<unknown>): Promise<number> {
  const counted = async () => {
    await database().$client`select pg_stat_force_next_flush()`;
    const [row] = await database().$client<{ n: number }[]>`
      select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as n from pg_stat_user_tables where relname = 'practice_attempts'`;
    return row?.n ?? 0;
  };
  const before = await counted();
  await run();
  return (await counted()) - before;
}

const page = { limit: 31 };
test.each([
  ["topics", 0, () => listPracticeTopics(database(), { ...owner, ...at })],
  ["the newest attempts", 60, () => listAttempts(database(), { ...owner, ...page })],
  ["a page far down", 60, () => listAttempts(database(), { ...owner, ...page, older: rare.attemptId })],
  [
    "one question's",
    1_100,
    () => listAttempts(database(), { ...owner, ...page, questionId: frequent.questionId }),
  ],
  [
    "those of a question long ago",
    10,
    () => listAttempts(database(), { ...owner, ...page, questionId: rare.questionId }),
  ],
  ["one attempt", 5, () => findAttempt(database(), { ...owner, ...at, attemptId: rare.attemptId })],
  ["earlier answers", 1_100, () => listEarlierAnswers(database(), { ...owner, ...frequent, limit: 5 })],
  ["earlier answers of long ago", 10, () => listEarlierAnswers(database(), { ...owner, ...rare, limit: 5 })],
  ["calibration", 250, () => countByConfidence(database(), { ...owner, limit: 200 })],
  [
    "an open attempt",
    70,
    () => findOpenAttempt(database(), { ...owner, ...rare, since: new Date(now.getTime() - 3_600_000) }),
  ],
  ["none of a stranger's", 5, () => listAttempts(database(), { ...owner, ...page, personId: randomUUID() })],
])("%s: at most %i of 100,000 attempts are read", async (_what, most, run) => {
  expect(await read(run)).toBeLessThanOrEqual(most);
});
