import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { useDatabase } from "../testing/database";
import { copyPacks, listGuides, listHits, listTopics } from "./questions";
import { findQuestionIds } from "./search/search";
import { writeStatus } from "./writes";

const { database } = useDatabase();

async function makeTeam(): Promise<string> {
  const [team] = await database().$client<
    { id: string }[]
  >`insert into teams (name) values ('A team') returning id`;
  return team?.id ?? "";
}

const find = async (teamId: string, ...words: string[]) => {
  const query = words.map((beginning) => ({ words: [], beginning }));
  const filters = { statuses: ["approved" as const] };
  const questionIds = await findQuestionIds(database(), {
    teamId,
    query,
    filters,
    sort: "best",
    limit: 1000,
  });
  return listHits(database(), { teamId, personId: randomUUID(), questionIds });
};

async function makeTeamWithBank() {
  const teamId = await makeTeam();
  await copyPacks(database(), { teamId, packs: ["django"] });
  return { teamId, questions: await find(teamId) };
}

test("a team gets its own approved questions, as version 1, with kits of its own questions", async () => {
  const sql = database().$client;
  await sql`update questions set latest_version = 2 where slug = 'django/middleware'`;
  await sql`insert into question_versions (question_id, version, title, kind, topic, competency, difficulty, minutes, tags,
      prompt, prompt_html, model_answer, model_answer_html, key_points, follow_ups, hints, levels, source, licence)
    select question_id, 2, 'Newer', kind, topic, competency, difficulty, minutes, tags, prompt, prompt_html, model_answer,
      model_answer_html, key_points, follow_ups, hints, levels, source, licence
    from question_versions v join questions q on q.id = v.question_id where q.slug = 'django/middleware'`;
  await sql`update questions set status = 'retired' where slug = 'django/url-routing'`;
  const teamId = await makeTeam();
  await copyPacks(database(), { teamId, packs: ["django"] });

  const rows = await sql`select q.slug, q.status, q.latest_version, v.version, v.title, v.team
    from questions q join (select *, 1 as team from question_versions) v on v.question_id = q.id where q.team_id = ${teamId}`;
  const [library] =
    await sql`select count(*)::int as n from questions q join teams t on t.id = q.team_id and t.is_library
    where q.status = 'approved' and q.slug like 'django/%'`;
  expect(rows).toHaveLength(library?.n);
  expect(
    rows.every((row) => row.version === 1 && row.latest_version === 1 && row.status === "approved"),
  ).toBe(true);
  expect(rows.find((row) => row.slug === "django/middleware")?.title).toBe("Newer");
  expect(rows.some((row) => row.slug === "django/url-routing")).toBe(false);
  const items = await sql`select q.team_id from kits k join kit_items i on i.kit_id = k.id
    join questions q on q.id = i.question_id where k.team_id = ${teamId}`;
  expect(items.length).toBeGreaterThan(15);
  expect(items.every((item) => item.team_id === teamId)).toBe(true);
  await sql`update questions set status = 'approved' where slug = 'django/url-routing'`;
});

test("copying again changes nothing, also where the team has changed its own", async () => {
  const { teamId } = await makeTeamWithBank();
  const sql = database().$client;
  await sql`update questions set status = 'retired' where team_id = ${teamId} and slug = 'django/middleware'`;
  const count = () => sql`select
    (select count(*)::int from questions where team_id = ${teamId} and status = 'approved') as questions,
    (select count(*)::int from question_versions v join questions q on q.id = v.question_id where q.team_id = ${teamId}) as versions,
    (select count(*)::int from kit_items i join kits k on k.id = i.kit_id where k.team_id = ${teamId}) as items`;
  const before = [...(await count())];
  await copyPacks(database(), { teamId, packs: ["django"] });
  expect([...(await count())]).toEqual(before);
});

test("copying belongs to the caller's transaction", async () => {
  const teamId = await makeTeam();
  const failing = database().transaction(async (tx) => {
    await copyPacks(tx, { teamId, packs: ["django"] });
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  expect(await find(teamId)).toEqual([]);
});

test("search, list, topics and guides never leave the team", async () => {
  const { teamId, questions } = await makeTeamWithBank();
  const stranger = await makeTeam();
  const questionVersionIds = questions.map(({ versionId }) => versionId);
  expect(await find(teamId, "orm")).not.toHaveLength(0);
  expect(await listGuides(database(), { teamId, questionVersionIds })).toHaveLength(questions.length);
  expect(await find(stranger, "orm")).toEqual([]);
  expect(await find(stranger)).toEqual([]);
  expect(await listGuides(database(), { teamId: stranger, questionVersionIds })).toEqual([]);
  expect(await listTopics(database(), stranger)).toEqual([]);
});

test("drafts and retired questions are neither found nor counted", async () => {
  const { teamId } = await makeTeamWithBank();
  const of = (topics: { topic: string; questions: number }[]) =>
    topics.find(({ topic }) => topic === "Django caching")?.questions;
  expect(of(await listTopics(database(), teamId))).toBe(2);
  const [cached] = await find(teamId, "what", "cache", "drop");
  await writeStatus(database(), { teamId, questionIds: [cached?.questionId ?? ""], status: "draft" });
  expect(of(await listTopics(database(), teamId))).toBe(1);
  const found = await find(teamId, "cache");
  expect(found.map(({ title }) => title)).not.toContain("What to cache, and how to drop it");
});
