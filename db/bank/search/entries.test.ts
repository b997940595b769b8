// An entry has to say what its question does, whoever writes it, and lie in the part that its id chooses.
import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { deleteQuestions } from "../../imports/writes";
import { useDatabase } from "../../testing/database";
import { createPerson, createQuestion, createTeam } from "../../testing/factories";
import { writeStatus } from "../writes";

const { database } = useDatabase();
const sql = () => database().$client;
const other = { title: "in other words", labels: "", prompt: "", answer: "" };
let teamId: string;
let ids: string[];
beforeEach(async () => {
  ({ teamId } = await createTeam(database(), { ...(await createPerson(database())), bank: false }));
  ids = ["0", "1", "3", "4", "f"].map((first) => first + randomUUID().slice(1));
  for (const questionId of ids) await createQuestion(database(), { teamId, questionId });
});

const ofQuestions = () =>
  sql()`select q.id, q.team_id, slug, facet_id, q.status, f.difficulty, last_asked_at
    from questions q join facets f on f.id = q.facet_id where q.team_id = ${teamId} order by q.id`;
const ofEntries = () =>
  sql()`select question_id as id, team_id, slug, facet_id, status, difficulty, last_asked_at from search_entries
    where team_id = ${teamId} order by 1`;
const words = () =>
  sql()`select words::text from search_entries where team_id = ${teamId} order by question_id`;

test("adding, a new version, a status, an interview’s end, deleting: the entries follow", async () => {
  const states = [await ofEntries()];
  expect(states[0]).toHaveLength(5);
  expect(states[0]).toEqual(await ofQuestions());
  const expectFollowed = async () => {
    const rows = await ofEntries();
    expect(rows).toEqual(await ofQuestions());
    expect(states).not.toContainEqual(rows);
    states.push(rows);
  };
  const before = await words();
  for (const questionId of ids)
    await createQuestion(database(), { teamId, questionId, version: 2, difficulty: 5, foundBy: other });
  await expectFollowed();
  expect(await words()).not.toEqual(before);
  await writeStatus(database(), { teamId, questionIds: ids, status: "retired" });
  await expectFollowed();
  await sql()`update questions set last_asked_at = now() where team_id = ${teamId}`;
  await expectFollowed();
  await deleteQuestions(database(), { teamId, questionIds: ids.slice(1) });
  await expectFollowed();
  await sql()`delete from teams where id = ${teamId}`;
  expect(await ofEntries()).toEqual([]);
});

test("a sixteenth and three of them come first, the rest last", async () => {
  const rows = await sql()`select tableoid::regclass::text as part, left(question_id::text, 1) as first
    from search_entries where team_id = ${teamId} order by question_id`;
  expect(rows.map(({ part, first }) => `${first}: ${part}`)).toEqual([
    "0: search_entries_1",
    "1: search_entries_2",
    "3: search_entries_2",
    "4: search_entries_3",
    "f: search_entries_3",
  ]);
});

test("the planner isn’t told how frequent a word is, in any part of the table", async () => {
  const known = await sql()`
    select a.attstattarget as target from pg_index i join pg_attribute a on a.attrelid = i.indexrelid
    where i.indrelid in (select relid from pg_partition_tree('search_entries') where isleaf)
      and pg_get_indexdef(i.indexrelid) like '%team_words%'`;
  expect(known.map(({ target }) => target)).toEqual(Array(12).fill(0));
});
