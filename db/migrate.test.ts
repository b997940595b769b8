import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate } from "./migrate";
import { type Embedded, startEmbedded } from "./server/embedded";

let folder: string;
let running: Embedded;
let admin: postgres.Sql;
let url: string;
let made = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rehearse-migrate-"));
  running = await startEmbedded(folder);
  admin = postgres(running.url, { max: 1 });
});
afterAll(async () => {
  await admin.end();
  await running.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  const name = `fresh_${++made}`;
  await admin.unsafe(`create database ${name}`);
  url = running.url.replace(/[^/]*$/, name);
});

async function ask(query: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1 });
  return await sql.unsafe(query).finally(() => sql.end());
}

/** Migrations as drizzle-kit writes them, the first slow enough for two runs to meet. */
async function writeMigrations(statements: string[]): Promise<string> {
  const migrations = join(folder, `migrations-${made}`);
  await mkdir(join(migrations, "meta"), { recursive: true });
  const entries = statements.map((_, idx) => ({
    idx,
    version: "7",
    when: 1_000 + idx,
    tag: `000${idx}_step`,
    breakpoints: true,
  }));
  await writeFile(
    join(migrations, "meta", "_journal.json"),
    JSON.stringify({ version: "7", dialect: "postgresql", entries }),
  );
  for (const [idx, statement] of statements.entries())
    await writeFile(join(migrations, `000${idx}_step.sql`), statement);
  return migrations;
}

const applied = "select count(*)::int as n from drizzle.__drizzle_migrations";

test("the repository's migrations apply to an empty database, and a second time changes nothing", async () => {
  await migrate(url);
  const first = await ask("select * from drizzle.__drizzle_migrations order by id");
  expect(first.length).toBeGreaterThan(0);
  await migrate(url);
  expect(await ask("select * from drizzle.__drizzle_migrations order by id")).toEqual(first);
});

/** As far as the release before `tag`. */
async function migrateUpTo(tag: string): Promise<void> {
  const before = join(folder, `before-${tag}`);
  await cp("drizzle", before, { recursive: true });
  const file = join(before, "meta", "_journal.json");
  const journal: { entries: { tag: string }[] } = JSON.parse(await readFile(file, "utf8"));
  const entries = journal.entries.filter((entry) => entry.tag < tag);
  await writeFile(file, JSON.stringify({ ...journal, entries }));
  await migrate(url, before);
}

test("a database from before the log's rows were called facts keeps them, and what guards them", async () => {
  await migrateUpTo("0009");
  const row = `(gen_random_uuid(), 'room', 1, gen_random_uuid(), 'started', '{}')`;
  await ask(`insert into events (interview_id, stream, seq, op_id, type, payload) values ${row}`);
  await migrate(url);
  expect(await ask("select seq, type from facts")).toEqual([{ seq: 1, type: "started" }]);
  const again = "insert into facts select interview_id, stream, 2, op_id, type, payload from facts";
  await expect(ask(again)).rejects.toMatchObject({ constraint_name: "facts_once" });
  expect(await ask("select to_regclass('events') as old")).toEqual([{ old: null }]);
});

test("a database from before the log said what was asked keeps all that was asked, answered, noted and rated", async () => {
  await migrateUpTo("0011");
  await ask(await readFile(new URL("testing/asked-before-0011.sql", import.meta.url), "utf8"));
  await migrate(url);
  const asked =
    await ask(`select title, number, plan_item_id is not null as planned, closed_at is not null as closed,
    shown_at is not null as shown, answer, answer_revision as revision
    from asked_questions a join question_versions v on v.id = a.question_version_id order by number`);
  expect(asked).toEqual([
    { title: "first", number: 1, planned: true, closed: true, shown: true, answer: "hello", revision: 2 },
    { title: "second", number: 2, planned: false, closed: true, shown: false, answer: "", revision: 0 },
    { title: "first", number: 3, planned: false, closed: false, shown: true, answer: "", revision: 0 },
  ]);
  expect(
    await ask(`select n.body, a.number from notes n
    left join asked_questions a on a.interview_id = n.interview_id and a.id = n.asked_question_id order by number`),
  ).toEqual([
    { body: "of the first", number: 1 },
    { body: "of all", number: null },
  ]);
  expect(
    await ask(`select r.level, a.number from ratings r
    join asked_questions a on a.interview_id = r.interview_id and a.id = r.asked_question_id`),
  ).toEqual([{ level: 4, number: 1 }]);
});

test("a database from before the search had a table of its own finds its questions by the same words", async () => {
  await migrateUpTo("0011");
  await ask(await readFile(new URL("testing/asked-before-0011.sql", import.meta.url), "utf8"));
  await ask("update questions set last_asked_at = '2026-01-01' where slug = 'first'");
  await migrate(url);
  expect(
    await ask(`select e.slug, e.status, e.difficulty, e.last_asked_at is not null as asked, words::text, e.facet_id = q.facet_id as same
      from search_entries e join questions q on q.id = e.question_id and q.team_id = e.team_id order by e.slug`),
  ).toEqual([
    {
      slug: "first",
      status: "approved",
      difficulty: 1,
      asked: true,
      words: "'first':1A 'told':2A",
      same: true,
    },
    {
      slug: "second",
      status: "approved",
      difficulty: 1,
      asked: false,
      words: "'second':1A 'told':2A",
      same: true,
    },
  ]);
});

test("a database from before notes closed by themselves has those closed whose author is done", async () => {
  await migrateUpTo("0011");
  await ask(await readFile(new URL("testing/asked-before-0011.sql", import.meta.url), "utf8"));
  await migrateUpTo("0013");
  await ask(`insert into notes (interview_id, author_seat_id, body, revision, op_id)
    select interview_id, id, 'a colleague', 1, gen_random_uuid() from seats where role = 'candidate'`);
  await ask(`insert into scorecards (interview_id, author_seat_id, recommendation, submitted_at)
    select interview_id, id, 'yes', now() from seats where role = 'interviewer'`);
  await migrate(url);
  expect(await ask("select body, is_open from notes order by body")).toEqual([
    { body: "a colleague", is_open: true },
    { body: "of all", is_open: false },
    { body: "of the first", is_open: false },
  ]);
  await ask("update seats set removed_at = now()");
  expect(await ask("select from notes where is_open")).toEqual([]);
});

test("a database from before words were of a team has the library's once, and of each team what the library lacks", async () => {
  await migrateUpTo("0020");
  await ask(`
    insert into teams (name, is_library) values ('Library', true), ('One', false), ('Other', false);
    insert into facets (team_id, topic, competency, kind, difficulty, minutes, status) select id, 't', 'c', 'spoken', 1, 5, 'approved' from teams;
    insert into questions (team_id, slug, status, facet_id) select team_id, 's', 'approved', id from facets;
    insert into search_entries (question_id, team_id, slug, facet_id, status, difficulty, words)
      select q.id, t.id, 's', q.facet_id, 'approved', 1, to_tsvector('simple', 'shared of ' || t.name || ' ' || repeat('x', 2040))
      from questions q join teams t on t.id = q.team_id`);
  await migrate(url);
  expect(
    await ask("select t.name, word from search_words w join teams t on t.id = w.team_id order by 1, 2"),
  ).toEqual([
    { name: "Library", word: "library" },
    { name: "Library", word: "shared" },
    { name: "One", word: "one" },
    { name: "Other", word: "other" },
  ]);
});

test("the second time is one read: it works where nothing may be written", async () => {
  await migrate(url);
  await ask(`alter database ${url.split("/").at(-1)} set default_transaction_read_only = on`);
  await migrate(url);
});

test("four at once apply each migration once", async () => {
  const migrations = await writeMigrations([
    "create table a (x int); select pg_sleep(0.3);",
    "insert into a values (1);",
  ]);
  await Promise.all([
    migrate(url, migrations),
    migrate(url, migrations),
    migrate(url, migrations),
    migrate(url, migrations),
  ]);
  expect(await ask(applied)).toEqual([{ n: 2 }]);
  expect(await ask("select x from a")).toEqual([{ x: 1 }]);
});

test("a later migration is applied on top; a failing one leaves everything as it was and says why", async () => {
  const migrations = await writeMigrations(["create table a (x int);"]);
  await migrate(url, migrations);
  const later = await writeMigrations([
    "create table a (x int);",
    "create table b (x int);",
    "select * from nowhere;",
  ]);
  await expect(migrate(url, later)).rejects.toMatchObject({
    name: "StartProblem",
    message: `The database couldn't be brought to this version, and was left as it was: relation "nowhere" does not exist.`,
  });
  expect(await ask(applied)).toEqual([{ n: 1 }]);
  expect(await ask("select to_regclass('b') as b")).toEqual([{ b: null }]);
});

test("a database that is newer than the folder is left alone", async () => {
  const migrations = await writeMigrations(["create table a (x int);", "create table b (x int);"]);
  await migrate(url, migrations);
  const older = join(folder, "older");
  await cp(migrations, older, { recursive: true });
  await writeFile(
    join(older, "meta", "_journal.json"),
    JSON.stringify({ entries: [{ idx: 0, when: 1_000, tag: "0000_step", breakpoints: true }] }),
  );
  await migrate(url, older);
  expect(await ask(applied)).toEqual([{ n: 2 }]);
});
