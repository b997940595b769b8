import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sql } from "./client";
import { withDeadline } from "./deadline";
import { useDatabase } from "./testing/database";

const { url } = useDatabase();
let sql: Sql;
beforeAll(() => {
  sql = withDeadline(postgres(url(), { max: 1, onnotice: () => undefined }), { deadlineMs: 300 });
});
afterAll(() => sql.end());

const cancelled = { code: "57014" };

test("a query that takes too long is ended on the server, and its connection serves the next", async () => {
  await expect(sql`select pg_sleep(20)`).rejects.toMatchObject(cancelled);
  expect(
    await sql`select count(*)::int as n from pg_stat_activity where query like '%pg_sleep(20)%'
    and datname = current_database() and state = 'active' and pid <> pg_backend_pid()`,
  ).toEqual([{ n: 0 }]);
  await expect(sql.unsafe("select pg_sleep(20)", [], { prepare: true })).rejects.toMatchObject(cancelled);
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
});

test("one that waits too long for a connection is ended too", async () => {
  let letGo: () => void = () => undefined;
  const holds = sql.begin(() => new Promise<void>((done) => (letGo = done)));
  await expect(sql`select 2 as two`).rejects.toMatchObject(cancelled);
  letGo();
  await holds;
});

test("those that wait behind a slow one get their own answers or none", async () => {
  const ask = (name: string) =>
    sql.unsafe<{ name: string }[]>(`select '${name}' as name`, [], { prepare: true }).then(
      ([row]) => row?.name,
      (error: { code: string }) => error.code,
    );
  const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
  const slow = expect(sql`select pg_sleep(20)`).rejects.toMatchObject(cancelled);
  const names = ["alice", "bob", "carol", "dora"];
  const answers = [];
  for (const name of names) {
    await wait(90);
    answers.push(ask(name));
  }
  await slow;
  for (const [index, answer] of (await Promise.all(answers)).entries())
    expect(["57014", names[index]]).toContain(answer);
  expect(await ask("erin")).toBe("erin");
});

test("inside a transaction, which is rolled back", async () => {
  const slow = sql.begin(async (transaction) => {
    await transaction`create temporary table left_behind (n int)`;
    await transaction.savepoint((inner) => inner`select pg_sleep(20)`);
  });
  await expect(slow).rejects.toMatchObject(cancelled);
  expect(await sql`select to_regclass('left_behind') as found`).toEqual([{ found: null }]);
});

test("a piece of another query is no query: it may lie about for as long as it wants", async () => {
  const piece = sql`where 1 = 1`;
  await new Promise((done) => setTimeout(done, 900));
  expect(await sql`select 3 as three ${piece}`).toEqual([{ three: 3 }]);
});
