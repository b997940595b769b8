import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Sql } from "./client";
import { withDeadline } from "./deadline";
import { withPatience } from "./patience";
import { createReach } from "./reach";
import { useDatabase } from "./testing/database";

const { url } = useDatabase();
/** What a busy machine keeps: for a connection and an answer, and for a cancel that is answered. */
const deadlineMs = 2_000;
const limits = { deadlineMs, graceMs: 10_000 };
let sql: Sql;
beforeAll(() => {
  sql = withDeadline(postgres(url(), { max: 1, onnotice: () => undefined }), limits);
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

test("whoever asks is told once of a query that is slow, long before its end", async () => {
  const slow = vi.fn();
  const unhurried = withDeadline(postgres(url(), { max: 1 }), { ...limits, deadlineMs: 20_000 });
  await unhurried`select 1`;
  await withPatience(
    20_000,
    async () => {
      const startMs = performance.now();
      await unhurried`select 1`;
      if (performance.now() - startMs < 250) expect(slow).not.toHaveBeenCalled();
      slow.mockClear();
      const asked = unhurried`select pg_sleep(20)`.execute();
      await vi.waitUntil(() => slow.mock.calls.length > 0, { timeout: 10_000 });
      const endless = expect(asked).rejects.toMatchObject(cancelled);
      await sql`select pg_cancel_backend(pid) from pg_stat_activity where query like '%pg_sleep(20)%' and state = 'active'
        and datname = current_database() and pid <> pg_backend_pid()`;
      await endless;
    },
    { onSlow: slow },
  );
  expect(slow).toHaveBeenCalledOnce();
  await unhurried.end();
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
    await wait(0.3 * deadlineMs);
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
  await new Promise((done) => setTimeout(done, 1.5 * deadlineMs));
  expect(await sql`select 3 as three ${piece}`).toEqual([{ three: 3 }]);
});

test("where the database can't be dialled to cancel, nothing is rejected that nobody hears", async () => {
  const unheard: unknown[] = [];
  const note = (error: unknown) => unheard.push(error);
  process.on("unhandledRejection", note);
  const reach = createReach(100);
  const nowhere = { host: ["127.0.0.1"], port: [1] };
  let isGone = false;
  const dial: typeof reach.dial = (at) => reach.dial(isGone ? nowhere : at);
  const gone = withDeadline(postgres(url(), { ...{ socket: dial }, max: 1 }), { deadlineMs, reach });
  await gone`select 1`;
  isGone = true;
  await expect(gone`select pg_sleep(20)`).rejects.toMatchObject({ code: "DEADLINE" });
  await new Promise((done) => setTimeout(done, 300));
  process.off("unhandledRejection", note);
  expect(unheard).toEqual([]);
  await gone.end({ timeout: 0 });
});
