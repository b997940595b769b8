import { expect, test } from "vitest";
import type { Report } from "@/db/schema/import-columns";
import { createInterview, createQuestion } from "@/db/testing/factories";
import { createAsked } from "@/db/testing/log";
import { useImports } from "./testing";
import { undoImport } from "./undo";

const { database, createWriter, writer, stage, accept, bank, read } = useImports();

/** An accepted import of these titles; with `likeId` the first is a new version of that question. */
async function bringIn(titles: string[], given: { likeId?: string; kits?: Report["kits"] } = {}) {
  const { likeId, kits } = given;
  const version = likeId && ({ likeId, choice: "version", basedOn: 1 } as const);
  const items = titles.map((title, index) => ({
    title,
    slug: `pack/${index}`,
    given: ["prompt" as const, "keyPoints" as const],
    ...(version && index === 0 ? version : {}),
  }));
  const importId = await stage(items, kits);
  await accept(importId);
  return importId;
}

const undo = (importId: string, by = writer()) => undoImport(database(), by, { importId });
const titles = async () => (await bank()).map(({ title }) => title);
const idOf = async (title: string) => {
  const found = (await bank()).find((each) => each.title === title);
  if (!found) throw new Error(`There is no ${title}`);
  return found;
};
const nothing = { restored: 0, kits: 0, kept: [], keptCount: 0, keptKits: [] };

test("what nobody uses goes, favourites and all; the rest of the bank stays", async () => {
  await createQuestion(database(), { teamId: writer().teamId, title: "Old" });
  const importId = await bringIn(["A", "B"]);
  const { questionId } = await idOf("A");
  await database()
    .$client`insert into favourites (person_id, question_id) values (${writer().personId}, ${questionId})`;
  expect(await undo(importId)).toEqual({ ...nothing, removed: 2 });
  expect(await titles()).toEqual(["Old"]);
  const { report, ...found } = await read(importId);
  expect([found.stage, report.undone?.removed]).toEqual(["undone", 2]);
});

type Use = (question: { questionId: string; versionId: string }) => Promise<unknown>;
const sql = () => database().$client;
const uses: [string, RegExp, Use][] = [
  [
    "a plan",
    /interview/,
    async ({ versionId }) => {
      const { interviewId } = await createInterview(database(), { ...writer(), planned: 0 });
      await sql()`insert into plan_items (interview_id, position, question_version_id, minutes)
        values (${interviewId}, 1, ${versionId}, 5)`;
    },
  ],
  [
    "an interview",
    /interview/,
    async ({ versionId }) => {
      const { interviewId } = await createInterview(database(), { ...writer(), planned: 0 });
      await createAsked(database(), { interviewId, questionVersionId: versionId });
    },
  ],
  [
    "a kit",
    /kit/,
    async ({ questionId }) => {
      await sql()`with k as (insert into kits (team_id, slug, title, summary, minutes)
        values (${writer().teamId}, 'k', 'K', '', 45) returning id)
        insert into kit_items (kit_id, position, question_id, minutes) select id, 1, ${questionId}, 5 from k`;
    },
  ],
  [
    "a practice card",
    /practises/,
    ({ questionId }) => sql()`insert into practice_cards (person_id, question_id, due, stability, difficulty,
        elapsed_days, scheduled_days, learning_steps, reps, lapses, state)
      values (${writer().personId}, ${questionId}, now(), 1, 1, 0, 0, 0, 0, 0, 0)`,
  ],
  [
    "an attempt",
    /practises/,
    ({
      versionId,
    }) => sql()`insert into practice_attempts (id, person_id, question_version_id, answer, confidence,
      hints_taken, took_ms) values (gen_random_uuid(), ${writer().personId}, ${versionId}, '', 50, 0, 1)`,
  ],
  [
    "a newer version",
    /changed/,
    ({ questionId }) =>
      createQuestion(database(), { teamId: writer().teamId, questionId, version: 2, title: "Used" }),
  ],
  [
    "somebody's unsaved change",
    /changing/,
    ({ questionId }) => sql()`insert into question_drafts (person_id, question_id, team_id, based_on, body)
      values (${writer().personId}, ${questionId}, ${writer().teamId}, 1, '{}')`,
  ],
];

test.each(uses)("what is used by %s stays and is named; the rest goes", async (_, why, use) => {
  const importId = await bringIn(["Used", "Unused"]);
  await use(await idOf("Used"));
  const undone = await undo(importId);
  expect(undone).toMatchObject({ removed: 1, keptCount: 1, kept: [{ position: 1, title: "Used" }] });
  expect(undone.kept[0]?.why).toMatch(why);
  expect(await titles()).toEqual(["Used"]);
});

async function createOld() {
  const complete = { keyPoints: ["a", "b", "c"], followUps: ["a", "b"], hints: ["a", "b"] };
  const old = {
    teamId: writer().teamId,
    title: "Old",
    prompt: "Old?",
    promptHtml: "<p>Old?</p>",
    ...complete,
  };
  return (await createQuestion(database(), old)).questionId;
}
const readOld = async (questionId: string) =>
  (
    await sql()`select q.status, q.latest_version, v.prompt, v.prompt_html, v.key_points,
      (select words from search_entries where question_id = q.id) @@ to_tsquery('simple', 'old') as found
      from questions q join question_versions v on v.question_id = q.id and v.version = q.latest_version
      where q.id = ${questionId}`
  )[0];

test("a question that got a new version has its earlier text again, as the next version, and its status", async () => {
  const likeId = await createOld();
  const importId = await bringIn(["New"], { likeId });
  expect(await readOld(likeId)).toMatchObject({
    status: "approved",
    latest_version: 2,
    prompt: "New?",
    key_points: [],
  });
  expect(await undo(importId)).toEqual({ ...nothing, removed: 0, restored: 1 });
  expect(await readOld(likeId)).toEqual({
    status: "approved",
    latest_version: 3,
    prompt: "Old?",
    prompt_html: "<p>Old?</p>",
    found: true,
    key_points: ["a", "b", "c"],
  });
  expect(await sql()`select from question_versions where question_id = ${likeId}`).toHaveLength(3);
});

test("one that was changed again since stays as it is, and is named", async () => {
  const likeId = await createOld();
  const importId = await bringIn(["New", "B"], { likeId });
  await createQuestion(database(), {
    teamId: writer().teamId,
    questionId: likeId,
    version: 3,
    prompt: "Newest?",
  });
  expect(await undo(importId)).toMatchObject({
    removed: 1,
    restored: 0,
    keptCount: 1,
    kept: [{ title: "New" }],
  });
  expect(await readOld(likeId)).toMatchObject({ latest_version: 3, prompt: "Newest?" });
});

const kits = [
  { slug: "mid", title: "Mid level", summary: "", minutes: 45, items: [{ question: "pack/0", minutes: 5 }] },
];

test("its kits go with their questions", async () => {
  const importId = await bringIn(["A"], { kits });
  expect(await undo(importId)).toEqual({ ...nothing, removed: 1, kits: 1 });
  expect(await sql()`select from kits where team_id = ${writer().teamId}`).toHaveLength(0);
});

test("a kit that somebody changed stays with its questions", async () => {
  const importId = await bringIn(["A", "B"], { kits });
  await sql()`update kits set revision = 2 where team_id = ${writer().teamId}`;
  expect(await undo(importId)).toMatchObject({ removed: 1, kits: 0, keptKits: ["Mid level"], keptCount: 1 });
  expect(await titles()).toEqual(["A"]);
});

test("twice at once is once; before it is accepted, by a stranger it isn't", async () => {
  const importId = await bringIn(["A", "B", "C"]);
  await expect(undo(importId, await createWriter())).rejects.toMatchObject({
    code: "not_found",
  });
  const undone = { ...nothing, removed: 3 };
  expect(await Promise.all([undo(importId), undo(importId)])).toEqual([undone, undone]);
  await sql()`update imports set stage = 'review', report = '{}' where id = ${importId}`;
  await expect(undo(importId)).rejects.toMatchObject({ code: "conflict" });
});
