import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { copyPacks } from "@/db/bank/questions";
import { useDatabase } from "@/db/testing/database";
import { createQuestion } from "@/db/testing/factories";
import { createMember } from "@/lib/auth/testing";
import { asBankWriter, type BankWriter } from "./policy";
import { findGuides, listTopics, readBank, searchQuestions } from "./reads";
import { listQuerySchema } from "./schema";

const { database } = useDatabase();
const createWriter = async () => asBankWriter(await createMember(database()));
let teamId = "";
let reader: BankWriter;

beforeAll(async () => {
  reader = await createWriter();
  ({ teamId } = reader);
  await copyPacks(database(), { teamId, packs: ["django"] });
});

const find = (text: string, limit = 20) =>
  searchQuestions(database(), { teamId, personId: randomUUID(), text, filters: {}, sort: "best", limit });
const search = async (text: string, limit = 20) => (await find(text, limit)).hits.map(({ title }) => title);

test.each([
  ["a title", "queryset really", "When a queryset really runs"],
  ["the beginning of a word", "midd", "Middleware, and what you have written"],
  ["a tag", "deployment", "From runserver to production"],
  ["a topic with a word of the title", "caching drop", "What to cache, and how to drop it"],
  ["words of the prompt", "my orders stranger", "The cache that served the wrong page"],
  ["something only in the answer", "select_related", "What the ORM does for you, and when it hurts"],
  ["a package named in the answer", "guardian", "Who may see this one row"],
  ["capitals", "MTV", "Where the controller went (MVC, and Django’s model–template–view)"],
  ["a typing mistake", "querset", "When a queryset really runs"],
  ["turned letters", "migratoin", "What a migration is"],
  ["a letter too few", "permision", "Permissions that hold"],
  ["letters turned round in a short word", "csfr token", "A form’s round trip"],
  ["two misspelt words", "serialiser performnce", "A serializer that trusts too much"],
  ["another form of a word", "deploying", "From runserver to production"],
  ["the other spelling", "authorize", "Permissions that hold"],
])("finds by %s", async (_, text, title) => {
  expect(await search(text)).toContain(title);
});

test("a list says what each question would be better with", async () => {
  const member = await createWriter();
  const bare = {
    modelAnswer: "",
    keyPoints: ["One"],
    followUps: [],
    hints: ["a", "b"],
    levels: ["a", "", "", "", ""],
  };
  await createQuestion(database(), { teamId: member.teamId, title: "Bare", ...bare });
  const { rows } = await readBank(database(), member, listQuerySchema.parse({}));
  expect(rows.map(({ title, missing }) => [title, missing])).toEqual([
    ["Bare", ["model answer", "more key points", "follow-ups", "more levels"]],
  ]);
  const { rows: whole } = await readBank(database(), reader, listQuerySchema.parse({}));
  expect(whole.flatMap(({ missing }) => missing)).toEqual([]);
});

test("what is in the title comes before what is only in the text", async () => {
  expect((await search("orm")).slice(0, 2).sort()).toEqual([
    "What an ORM does",
    "What the ORM does for you, and when it hurts",
  ]);
});

test.each([["auth token"], ["sub query"], ["middle request"], ["valid form"]])(
  "the beginnings of words find as well where whole words find little: %s",
  async (text) => {
    expect((await search(text)).length).toBeGreaterThan(1);
  },
);

test("a longer list begins as the shorter one did", async () => {
  for (const text of ["use", "name", "what", "django", ""]) {
    const [page, more] = [await search(text, 50), await search(text, 100)];
    expect(more.slice(0, page.length)).toEqual(page);
  }
});

test("what another team writes changes nothing of what is found", async () => {
  const own = await createWriter();
  const other = await createWriter();
  const found = (title: string) => ({ title, labels: "", prompt: "", answer: "" });
  await createQuestion(database(), { teamId: own.teamId, foundBy: found("zebrafishxq planning") });
  const look = async () =>
    (
      await searchQuestions(database(), {
        teamId: own.teamId,
        personId: randomUUID(),
        text: "zebrafish planning",
        filters: {},
        sort: "best",
        limit: 5,
      })
    ).hits.length;
  expect(await look()).toBe(1);
  await createQuestion(database(), { teamId: other.teamId, foundBy: found("zebrafish") });
  expect(await look()).toBe(1);
});

test("every word must be found", async () => {
  expect(await search("orm zebra")).toEqual([]);
});

test("no text gives all by topic and difficulty, as many as asked for", async () => {
  const { hits } = await find("  ", 1000);
  expect(hits.length).toBeGreaterThanOrEqual(30);
  for (const [index, hit] of hits.slice(1).entries()) {
    const before = hits[index];
    if (before?.topic === hit.topic) expect(before.difficulty).toBeLessThanOrEqual(hit.difficulty);
  }
  expect(await search("", 5)).toHaveLength(5);
  expect(await search("a", 5)).toHaveLength(5);
});

test.each(["%", "'", "\\", "(", "[a", "a|b*", "\\m", "'; drop table questions; --", "é", "日本", "_", "\0"])(
  "%j is only text",
  async (text) => {
    await expect(search(text)).resolves.toBeInstanceOf(Array);
  },
);

test("guides come in the order asked for, with all that the interviewer sees", async () => {
  const { hits } = await find("", 3);
  const ids = hits.map(({ versionId }) => versionId).reverse();
  const guides = await findGuides(database(), { teamId, questionVersionIds: ids });
  expect(guides.map(({ questionVersionId }) => questionVersionId)).toEqual(ids);
  expect(guides[0]?.levels).toHaveLength(5);
  expect(guides[0]?.modelAnswerHtml).toContain("<p>");
  expect(await findGuides(database(), { teamId, questionVersionIds: [] })).toEqual([]);
});

test("topics say how much there is to practise", async () => {
  const topics = await listTopics(database(), reader);
  const orm = topics.find(({ topic }) => topic === "Django ORM");
  expect(orm).toMatchObject({ competency: "Data" });
  expect(orm?.minutes).toBeGreaterThan(orm?.questions ?? 0);
});

const read = (address: object, as = reader) => readBank(database(), as, listQuerySchema.parse(address));

test("a list shows approved ones unless told otherwise, with the prompt's first line", async () => {
  const { rows, counts, loosen, isEmpty } = await read({ q: "queryset really" });
  expect(rows[0]).toMatchObject({
    title: "When a queryset really runs",
    status: "approved",
    isFavourite: false,
  });
  expect(rows[0]?.firstLine).not.toMatch(/\n|```/);
  expect(rows).toHaveLength(counts.total);
  expect({ loosen, isEmpty }).toEqual({ loosen: [], isEmpty: false });
  expect((await read({ status: "draft" })).rows).toEqual([]);
});

test("where nothing is left it says how many there would be without each filter", async () => {
  const own = await createWriter();
  const make = (given: object) => createQuestion(database(), { teamId: own.teamId, ...given });
  const found = { title: "squirrel", labels: "", prompt: "", answer: "" };
  await make({ topic: "Nuts", difficulty: 1, foundBy: found });
  await make({ topic: "Trees", difficulty: 5, kind: "code" });
  await make({ topic: "Trees", difficulty: 5, kind: "code", status: "draft" });
  const loosen = async (address: object) => (await read(address, own)).loosen;
  expect(await loosen({ topic: "Nuts", kind: "code" })).toEqual([
    { filter: "topic", total: 1 },
    { filter: "kind", total: 1 },
  ]);
  expect(await loosen({ q: "squirrel", topic: "Trees" })).toEqual([
    { filter: "q", total: 1 },
    { filter: "topic", total: 1 },
  ]);
  expect(await loosen({ topic: "Nuts", from: "2" })).toEqual([
    { filter: "topic", total: 1 },
    { filter: "difficulty", total: 1 },
  ]);
  expect(await loosen({ topic: "Nuts", minutes: "4" })).toEqual([{ filter: "minutes", total: 1 }]);
  expect(await loosen({ status: "retired" })).toEqual([{ filter: "status", total: 3 }]);
  expect(await loosen({ favourites: "1", kind: "code" })).toEqual([{ filter: "favourites", total: 1 }]);
  expect(await loosen({ topic: "Nuts", kind: "code", from: "2", to: "4" })).toEqual([]);
});

test("where nothing is found it says which words no question has, and what the others would find", async () => {
  const read = (given: object) => readBank(database(), reader, listQuerySchema.parse(given));
  const { total } = (await read({ q: "queryset lazy" })).counts;
  expect(total).toBeGreaterThan(0);
  expect(await read({ q: "queryset Xylophonics lazy" })).toMatchObject({
    counts: { total: 0 },
    lacking: { words: ["Xylophonics"], rest: "queryset lazy", total },
  });
  const filtered = await read({ q: "queryset xylophonics", kind: "behavioural" });
  expect(filtered.lacking).toMatchObject({ words: ["xylophonics"], total: 0 });
  expect((await read({ q: "xylophonics" })).lacking).toMatchObject({ words: ["xylophonics"], rest: "" });
  expect((await read({ q: "queryset", kind: "behavioural" })).lacking.words).toEqual([]);
  expect((await read({ q: "what is xylophonics" })).lacking).toMatchObject({
    words: ["xylophonics"],
    rest: "",
  });
});

test("it says where more are found than are weighed", async () => {
  const { teamId, ...writer } = await createWriter();
  const foundBy = { title: "striped", labels: "", prompt: "", answer: "zebra" };
  const add = (many: number) =>
    Promise.all(Array.from({ length: many }, () => createQuestion(database(), { teamId, foundBy })));
  const read = async (given: object = {}) => {
    const query = listQuerySchema.parse({ q: "zebra", ...given });
    return (await readBank(database(), { ...writer, teamId }, query)).mayMissBest;
  };
  await add(100);
  expect(await read()).toBe(false);
  await add(1);
  expect(await read()).toBe(true);
  expect(await read({ sort: "difficulty" })).toBe(false);
  expect(await read({ q: "" })).toBe(false);
});

test("a bank without any question is told from one whose filters leave nothing", async () => {
  expect(await read({ q: "orm" }, await createWriter())).toMatchObject({ rows: [], isEmpty: true });
  expect(await read({ q: "zebra" })).toMatchObject({ rows: [], isEmpty: false });
});

test("candidates' names are those of the team's own interviews that took place", async () => {
  const sql = database().$client;
  const [other] = await sql<{ id: string }[]>`insert into teams (name) values ('Other') returning id`;
  const interview = (team: string, name: string, started: boolean, ended: boolean) => sql`
    insert into interviews (team_id, title, candidate_name, planned_minutes, time_zone, started_at, ended_at)
    values (${team}, 'T', ${name}, 45, 'UTC', ${started ? sql`now()` : null}, ${ended ? sql`now()` : null})`;
  await interview(teamId, "Samira Osei", true, true);
  await interview(teamId, "Samira Osei", true, false);
  await interview(teamId, "Jonas Weber", true, false);
  await interview(teamId, "Not yet", false, false);
  await interview(other?.id ?? "", "A stranger", true, true);
  expect((await read({})).candidateNames).toEqual(["Jonas Weber", "Samira Osei"]);
});
