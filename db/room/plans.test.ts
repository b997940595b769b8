// The room's hot statements go by their keys at every size: those whose plans were made while the tables were empty, too.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { saveNoteText } from "../judging/notes";
import { saveRatingRow } from "../judging/ratings";
import { useLiveRoom } from "../testing/room";
import { listAnswers, markShown, saveAnswerText } from "./answers";
import { forgetHead } from "./heads";
import { listFacts, listNewestNumbers } from "./log";

// One connection: its statements stay prepared from the first round to the last.
const { database, world, seat, versionId, ask, send } = useLiveRoom(1);
const tables = ["facts", "interviews", "seats", "answers", "notes", "ratings", "scorecards", "plan_items"];
const scans = async () => {
  const { $client: sql } = database();
  await sql`select pg_stat_force_next_flush()`;
  const rows = await sql<{ name: string; scans: number }[]>`
    select relname as name, seq_scan::int as scans from pg_stat_user_tables where relname = any(${tables}) order by relname`;
  return Object.fromEntries(rows.map(({ name, scans }) => [name, scans]));
};

/** Each hot statement once, except that a push is done with its head known and without. */
async function useAll(): Promise<void> {
  const { interviewId } = world();
  const of = () => ({ ...seat(), opId: randomUUID() });
  forgetHead(world().interviewId);
  const asked = { askedQuestionId: randomUUID() };
  await ask();
  await ask({ opId: asked.askedQuestionId });
  await send(asked.askedQuestionId, 0);
  await markShown(database(), { interviewId, ...asked });
  const text = { body: "words", graceMs: 0 };
  for (const baseRevision of [0, 1]) {
    await saveNoteText(database(), { ...of(), ...asked, ...text, baseRevision });
    await saveRatingRow(database(), { ...of(), ...asked, level: 3, heardKeyPoints: [], baseRevision });
    await saveAnswerText(database(), {
      ...of(),
      ...asked,
      ...text,
      seatId: world().candidateSeatId,
      baseRevision,
    });
  }
  await listFacts(database(), { interviewId, stream: "room", afterSeq: 3, limit: 200 });
  await listNewestNumbers(database(), [interviewId]);
  await listAnswers(database(), interviewId);
}

async function grow(): Promise<void> {
  const sql = await database().$client.reserve(); // these may take longer than a query's deadline
  await sql`insert into interviews (team_id, title, candidate_name, planned_minutes, time_zone, status)
    select ${world().teamId}, 'i' || n, 'c', 30, 'UTC', 'live' from generate_series(1, 2000) n`;
  await sql`insert into seats (interview_id, person_id, role)
    select id, ${world().interviewer.personId}, 'interviewer' from interviews on conflict do nothing`;
  await sql`insert into facts (interview_id, stream, seq, op_id, type, payload)
    select i.id, 'room', n, gen_random_uuid(), 'asked', jsonb_build_object('number', n, 'questionVersionId', gen_random_uuid())
    from interviews i, generate_series(1, 10) n where i.title like 'i%' and not exists (select from facts where interview_id = i.id)`;
  await sql`insert into answers (interview_id, asked_question_id) select interview_id, op_id from facts
    where type = 'asked' on conflict do nothing`;
  await sql`insert into notes (interview_id, author_seat_id, body, revision, op_id)
    select interview_id, id, 'n', 1, gen_random_uuid() from seats on conflict do nothing`;
  await sql`insert into ratings (interview_id, asked_question_id, author_seat_id, heard_key_points, revision, op_id)
    select f.interview_id, f.op_id, s.id, '{}', 1, gen_random_uuid() from facts f
    join seats s on s.interview_id = f.interview_id and s.role = 'interviewer' where f.type = 'asked' on conflict do nothing`;
  await sql`insert into scorecards (interview_id, author_seat_id) select interview_id, id from seats on conflict do nothing`;
  await sql`insert into plan_items (interview_id, position, question_version_id, minutes)
    select id, n, ${versionId()}, 5 from interviews, generate_series(1, 5) n`;
  for (const table of tables) await sql.unsafe(`analyze ${table}`);
  sql.release();
}

test("no table is read through, however large it has grown since the plan was made", async () => {
  for (let round = 0; round < 8; round++) await useAll();
  await grow();
  await useAll();
  const before = await scans();
  for (let round = 0; round < 8; round++) await useAll();
  expect(await scans()).toEqual(before);
}, 60_000);
