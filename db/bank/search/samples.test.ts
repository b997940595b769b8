// The sample has to say what its questions do, whoever writes them.
import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { deleteQuestions } from "../../imports/writes";
import { useDatabase } from "../../testing/database";
import { createPerson, createQuestion, createTeam } from "../../testing/factories";
import { writeStatus } from "../writes";

const { database } = useDatabase();
const sql = () => database().$client;
const other = { title: "in other words", labels: "", prompt: "", answer: "" };
/** The last three bits of an id choose. */
const idsEndingIn = (ends: string[]) => ends.map((end) => randomUUID().slice(0, -2) + end);
let teamId: string;
let sampled: string[];
let others: string[];
beforeEach(async () => {
  ({ teamId } = await createTeam(database(), { ...(await createPerson(database())), bank: false }));
  [sampled, others] = [idsEndingIn(["00", "08", "f8"]), idsEndingIn(["01", "0c"])];
  for (const questionId of [...sampled, ...others]) await createQuestion(database(), { teamId, questionId });
});

const columns = "id, team_id, slug, facet_id, label_words::text, all_words::text";
const read = (table: string, ids: string[]) =>
  sql().unsafe(`select ${columns} from ${table} where team_id = $1 and id = any($2) order by id`, [
    teamId,
    ids,
  ]);
const kept = () => read("question_samples", [...sampled, ...others]);

test("adding, a new version, a status, deleting: the sample follows", async () => {
  const states = [await kept()];
  const expectKept = async () => {
    const rows = await kept();
    expect(rows).toEqual(await read("questions", sampled));
    expect(states).not.toContainEqual(rows);
    states.push(rows);
  };
  expect(states[0]).toHaveLength(3);
  expect(states[0]).toEqual(await read("questions", sampled));
  for (const questionId of [...sampled, ...others])
    await createQuestion(database(), { teamId, questionId, version: 2, foundBy: other });
  await expectKept();
  await writeStatus(database(), { teamId, questionIds: sampled, status: "retired" });
  await expectKept();
  await deleteQuestions(database(), { teamId, questionIds: sampled.slice(1) });
  await expectKept();
  await sql()`delete from teams where id = ${teamId}`;
  expect(await kept()).toEqual([]);
});

test("when a question was asked is nothing that the sample says", async () => {
  const places = () => sql()`select ctid from question_samples where team_id = ${teamId} order by id`;
  const before = await places();
  await sql()`update questions set last_asked_at = now() where team_id = ${teamId}`;
  expect(await places()).toEqual(before);
});
