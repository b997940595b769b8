import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createQuestion, listBank } from "@/db/testing/factories";
import { useImports } from "./testing";
import { undoImport } from "./undo";

const { database, createWriter, writer, stage, accept, bank, read } = useImports();
const stageOf = async (importId: string) => (await read(importId)).stage;

test("what is chosen is in the bank, found by its words; what is skipped or has problems isn't", async () => {
  const importId = await stage([
    { title: "Which headers matter" },
    { title: "Skipped", choice: "skip" },
    { title: "Wrong", problems: [{ field: "title", message: "No." }] },
    { title: "Which headers matter" },
    { title: "From a pack", slug: "web/headers" },
  ]);
  expect(await accept(importId)).toEqual({ added: 3, versions: 0, kits: 0, drafts: 3 });
  expect((await bank()).map(({ slug }) => slug)).toEqual([
    "web/headers",
    "which-headers-matter",
    "which-headers-matter-2",
  ]);
  const [row] = await database().$client`
    select v.title, v.prompt_html, v.created_by, q.status, f.topic, (select words from search_entries where question_id = q.id) @@ to_tsquery('simple', 'headers') as found
    from questions q join question_versions v on v.question_id = q.id join facets f on f.id = q.facet_id
    where q.team_id = ${writer().teamId} and q.slug = 'which-headers-matter'`;
  expect(row).toEqual({
    title: "Which headers matter",
    prompt_html: "<p>Imported</p>",
    created_by: writer().personId,
    status: "draft",
    topic: "Caching",
    found: true,
  });
  expect(await stageOf(importId)).toBe("accepted");
  const made = await database().$client`
    select position, made_version from import_items where import_id = ${importId} and made_id is not null order by 1`;
  expect(made.map(({ position }) => position)).toEqual([1, 4, 5]);
});

test("approve all: what is new and the drafts that get a version can be asked at once, what is retired stays so", async () => {
  const make = (title: string, status: "draft" | "retired") =>
    createQuestion(database(), { teamId: writer().teamId, slug: title, title, status });
  const [draft, retired] = [await make("a-draft", "draft"), await make("b-retired", "retired")];
  const version = (likeId: string) => ({ choice: "version", basedOn: 1, likeId }) as const;
  const importId = await stage([
    { title: "New" },
    { title: "Draft, anew", ...version(draft.questionId) },
    { title: "Retired, anew", ...version(retired.questionId) },
  ]);
  expect(await accept(importId, writer(), true)).toMatchObject({ added: 1, versions: 2, drafts: 0 });
  const statuses = async () =>
    (
      await database()
        .$client`select q.slug, q.status, f.status as facet from questions q join facets f on f.id = q.facet_id
        where q.team_id = ${writer().teamId} order by 1`
    ).map((row) => [row.slug, row.status, row.facet]);
  expect(await statuses()).toEqual([
    ["a-draft", "approved", "approved"],
    ["b-retired", "retired", "retired"],
    ["new", "approved", "approved"],
  ]);
  await undoImport(database(), writer(), { importId });
  expect(await statuses()).toEqual([
    ["a-draft", "draft", "draft"],
    ["b-retired", "retired", "retired"],
  ]);
});

test("a slug that is taken in the bank gives way", async () => {
  await createQuestion(database(), { teamId: writer().teamId, slug: "web/headers" });
  await accept(await stage([{ title: "New", slug: "web/headers" }]));
  expect((await bank()).map(({ slug }) => slug)).toEqual(["web/headers", "web/headers-2"]);
});

test("a new version takes what was given, keeps the rest, the status and who liked it", async () => {
  const { questionId } = await createQuestion(database(), {
    teamId: writer().teamId,
    slug: "old",
    title: "Old",
    prompt: "Old?",
    modelAnswer: "An old answer.",
    modelAnswerHtml: "<p>An old answer.</p>",
    keyPoints: ["a", "b", "c"],
    followUps: ["a", "b"],
    hints: ["a", "b"],
  });
  const sql = database().$client;
  await sql`insert into favourites (person_id, question_id) values (${writer().personId}, ${questionId})`;
  const importId = await stage([{ title: "New words", choice: "version", likeId: questionId, basedOn: 1 }]);
  expect(await accept(importId)).toEqual({ added: 0, versions: 1, kits: 0, drafts: 0 });
  const [row] = await sql`
    select q.slug, q.status, q.latest_version, v.title, v.prompt, v.prompt_html, v.model_answer_html, v.key_points,
      (select count(*)::int from favourites where question_id = q.id) as favourites
    from questions q join question_versions v on v.question_id = q.id and v.version = 2 where q.id = ${questionId}`;
  expect(row).toEqual({
    slug: "old",
    status: "approved",
    latest_version: 2,
    title: "Old",
    prompt: "New words?",
    prompt_html: "<p>Imported</p>",
    model_answer_html: "<p>An old answer.</p>",
    key_points: ["a", "b", "c"],
    favourites: 1,
  });
});

test("where the bank moved on, all of it is refused and nothing is written", async () => {
  const { questionId } = await createQuestion(database(), { teamId: writer().teamId, title: "Old" });
  await createQuestion(database(), { teamId: writer().teamId, questionId, version: 2, title: "Newer" });
  const importId = await stage([
    { title: "Fine" },
    { title: "Late", choice: "version", likeId: questionId, basedOn: 1 },
  ]);
  await expect(accept(importId)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/Question 2 /),
  });
  expect((await bank()).map(({ title }) => title)).toEqual(["Newer"]);
  expect(await stageOf(importId)).toBe("review");
});

test("two new versions of one question are refused as a whole", async () => {
  const { questionId } = await createQuestion(database(), { teamId: writer().teamId, title: "Old" });
  const version = { choice: "version", likeId: questionId, basedOn: 1 } as const;
  const importId = await stage([
    { title: "One", ...version },
    { title: "Two", ...version },
  ]);
  await expect(accept(importId)).rejects.toThrow(/Questions 1, 2 would each/);
  expect(await stageOf(importId)).toBe("review");
});

test("another team's question gets no version, whatever the row says", async () => {
  const other = await createWriter();
  const { questionId } = await createQuestion(database(), { teamId: other.teamId, title: "Theirs" });
  const importId = await stage([{ title: "Mine", choice: "version", likeId: questionId, basedOn: 1 }]);
  await expect(accept(importId)).rejects.toMatchObject({ code: "conflict" });
  expect((await listBank(database(), other.teamId)).map(({ title }) => title)).toEqual(["Theirs"]);
});

test("nothing chosen is nothing accepted", async () => {
  const importId = await stage([{ title: "Skipped", choice: "skip" }]);
  await expect(accept(importId)).rejects.toMatchObject({ code: "invalid" });
  expect(await stageOf(importId)).toBe("review");
});

test("twice at once makes it once", async () => {
  const importId = await stage(Array.from({ length: 150 }, (_, index) => ({ title: `Number ${index}` })));
  const made = { added: 150, versions: 0, kits: 0, drafts: 150 };
  expect(await Promise.all([accept(importId), accept(importId), accept(importId)])).toEqual([
    made,
    made,
    made,
  ]);
  expect(await bank()).toHaveLength(150);
});

test("kits come with their questions: new, or in the bank already; without one of them they don't", async () => {
  await createQuestion(database(), { teamId: writer().teamId, slug: "web/there", title: "There" });
  const kit = (slug: string, ...questions: string[]) => ({
    slug,
    title: `Kit ${slug}`,
    summary: "Of them",
    minutes: 45,
    items: questions.map((each) => ({ question: each, minutes: 5 })),
  });
  const kits = [kit("whole", "web/new", "web/there"), kit("half", "web/new", "web/nowhere")];
  const importId = await stage([{ title: "New", slug: "web/new" }], kits);
  expect(await accept(importId)).toEqual({ added: 1, versions: 0, kits: 1, drafts: 1 });
  const rows = await database().$client`
    select k.slug, k.created_by, i.position, q.slug as question
    from kits k join kit_items i on i.kit_id = k.id join questions q on q.id = i.question_id
    where k.team_id = ${writer().teamId} order by i.position`;
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { slug: "whole", created_by: writer().personId, position: 1, question: "web/new" },
    { slug: "whole", created_by: writer().personId, position: 2, question: "web/there" },
  ]);
});

test("strangers find nothing", async () => {
  const importId = await stage([{ title: "Mine" }]);
  await expect(accept(importId, await createWriter())).rejects.toMatchObject({ code: "not_found" });
  await expect(accept(randomUUID())).rejects.toMatchObject({ code: "not_found" });
  expect(await stageOf(importId)).toBe("review");
});

test("its facets are there before it holds anything, so that nobody has to wait for it to make the same", async () => {
  const importId = await stage([{ title: "Wanted" }, { title: "Skipped", choice: "skip" }]);
  const sql = database().$client;
  const holder = await sql.reserve();
  await holder`begin`;
  await holder`select from imports where id = ${importId} for update`;
  const accepted = accept(importId);
  const facets = () => sql`select topic, competency, status from facets where team_id = ${writer().teamId}`;
  await expect
    .poll(facets, { timeout: 10_000 })
    .toEqual([{ topic: "Caching", competency: "Web", status: "draft" }]);
  expect(await bank()).toEqual([]);
  await holder`commit`;
  holder.release();
  expect(await accepted).toMatchObject({ added: 1 });
});
