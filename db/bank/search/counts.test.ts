// What is kept of the counts has to be what there is, whoever writes, and however many at once.
import { beforeEach, expect, test } from "vitest";
import { deleteQuestions } from "../../imports/writes";
import { useDatabase } from "../../testing/database";
import { createPerson, createQuestion, createTeam } from "../../testing/factories";
import { writeStatus } from "../writes";

const { database } = useDatabase();
const sql = () => database().$client;
let teamId: string;
beforeEach(async () => {
  ({ teamId } = await createTeam(database(), { ...(await createPerson(database())), bank: false }));
});

const kept = () => sql()`
  select f.status, sum(c.n)::int as n from facet_counts c join facets f on f.id = c.facet_id
  where c.team_id = ${teamId} group by 1 order by 1`;
const wrong = () => sql()`
  select facet_id, sum(n) from (
    select facet_id, n from facet_counts union all select facet_id, -1 from questions) n group by 1 having sum(n) <> 0`;

test("adding, copying, a new version, a status, deleting: each is counted", async () => {
  const { questionId } = await createQuestion(database(), { teamId });
  const other = await createQuestion(database(), { teamId });
  expect(await kept()).toEqual([{ status: "approved", n: 2 }]);
  await createQuestion(database(), { teamId, questionId, version: 2, difficulty: 5 });
  expect(await kept()).toEqual([{ status: "approved", n: 2 }]);
  await writeStatus(database(), { teamId, questionIds: [questionId], status: "retired" });
  expect(await kept()).toEqual([
    { status: "approved", n: 1 },
    { status: "retired", n: 1 },
  ]);
  await deleteQuestions(database(), { teamId, questionIds: [other.questionId] });
  expect(await kept()).toEqual([{ status: "retired", n: 1 }]);
  await createTeam(database(), await createPerson(database()));
  expect(await wrong()).toEqual([]);
  await sql()`delete from teams where id = ${teamId}`;
  expect(await kept()).toEqual([]);
});

test("nobody waits for a writer who isn’t done, and both are counted", async () => {
  await createQuestion(database(), { teamId });
  await database().transaction(async (slow) => {
    await createQuestion(slow, { teamId });
    await Promise.all([1, 2, 3].map(() => createQuestion(database(), { teamId })));
    expect(await kept()).toEqual([{ status: "approved", n: 4 }]);
  });
  await createQuestion(database(), { teamId });
  expect(await kept()).toEqual([{ status: "approved", n: 6 }]);
  expect(await sql()`select n from facet_counts where team_id = ${teamId}`).toEqual([{ n: 6 }]);
});
