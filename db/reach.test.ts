// A database that goes silent, refuses, or loses a connection: every query ends, says what is known of it, and the pool heals.
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Sql } from "./client";
import { withDeadline } from "./deadline";
import { unhurried, withPatience } from "./patience";
import { createReach } from "./reach";
import { useDatabase } from "./testing/database";
import { type Between, startProxy } from "./testing/proxy";

const { url, database } = useDatabase();
const connections = 3;
const deadlineMs = 4_000;
const retryMs = 100;
let proxy: Between;
let sql: Sql;
beforeAll(async () => {
  proxy = await startProxy(url());
  const reach = createReach(retryMs);
  const options = { socket: reach.dial };
  sql = withDeadline(
    postgres(proxy.url, {
      ...options,
      max: connections,
      connect_timeout: 1,
      backoff: () => 0,
      onnotice: () => undefined,
    }),
    { deadlineMs, reach },
  );
  await database().$client`create table written (n int)`;
});
afterAll(async () => {
  await sql.end({ timeout: 1 });
  await proxy.close();
});
beforeEach(async () => {
  proxy.goOn();
  await untilItHeals();
  await atOnce(connections);
});

/** Each waits for all the others: so many connections work. */
async function atOnce(count: number): Promise<void> {
  let begun = 0;
  let meet: () => void = () => undefined;
  const all = new Promise<void>((done) => {
    meet = done;
  });
  const one = () =>
    sql.begin(async (alone) => {
      await alone`select 1`;
      if (++begun === count) meet();
      await all;
    });
  await Promise.all(Array.from({ length: count }, one));
}

async function untilItHeals(): Promise<void> {
  const works = () =>
    sql`select 1`.then(
      () => true,
      () => false,
    );
  while (!(await works())) await new Promise((done) => setTimeout(done, 20));
}
const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    ({ mayHaveChanged }) => (mayHaveChanged ? "may be done" : "not done"),
  );

test("on a silent database everything ends and says what is known of it; it heals with all its connections", async () => {
  proxy.silence();
  const ends = await Promise.all([
    outcomeOf(sql`select 1`),
    outcomeOf(sql`insert into written values (1)`),
    outcomeOf(sql.begin((alone) => alone`insert into written values (2)`)),
  ]);
  expect(ends).toEqual(["not done", "may be done", "not done"]);
  proxy.goOn();
  await untilItHeals();
  await atOnce(connections);
});

test("a commit that isn't answered may be done", async () => {
  const late = sql.begin(async (alone) => {
    await alone`insert into written values (4)`;
    proxy.silence();
  });
  expect(await outcomeOf(late)).toBe("may be done");
});

/** Those that were open notice it; then nothing is sent any more. */
async function refuse(): Promise<void> {
  proxy.refuse();
  await Promise.all(Array.from({ length: connections }, () => outcomeOf(sql`select 1`)));
}

test("while it refuses, one tries and the others are told at once", async () => {
  await refuse();
  const before = proxy.count();
  const startMs = performance.now();
  for (let asked = 0; asked < 60; asked++) {
    expect(await outcomeOf(sql`insert into written values (5)`)).toBe("not done");
    await new Promise((done) => setTimeout(done, 5));
  }
  expect(proxy.count() - before).toBeLessThanOrEqual((performance.now() - startMs) / retryMs + 1);
});

const lock = 7;
/** Kills the connection that waits for the lock while it is held here. */
async function killWhatWaits(begin: () => Promise<unknown>): Promise<unknown> {
  const { $client } = database();
  const holder = await $client.reserve();
  await holder`select pg_advisory_lock(${lock})`;
  const waits = begin();
  const waiting = () => $client`select pid from pg_stat_activity
    where wait_event_type = 'Lock' and wait_event = 'advisory' and datname = current_database()`;
  const found = await vi.waitUntil(async () => (await waiting())[0], { timeout: 10_000 });
  await $client`select pg_terminate_backend(${found.pid})`;
  await holder`select pg_advisory_unlock(${lock})`;
  holder.release();
  return waits;
}

test("what reads is asked again where its connection died, what writes isn't", async () => {
  const read = () => sql`select ${"an answer"} as said from pg_advisory_xact_lock(${lock})`.execute();
  expect(await killWhatWaits(read)).toMatchObject([{ said: "an answer" }]);
  const write = () => outcomeOf(sql`insert into written select 6 from pg_advisory_xact_lock(${lock})`);
  expect(await killWhatWaits(write)).toBe("may be done");
  const transaction = () => outcomeOf(sql.begin((alone) => alone`select pg_advisory_xact_lock(${lock})`));
  expect(await killWhatWaits(transaction)).toBe("not done");
});

test("one request waits so long in all, and what it wrote before isn't forgotten", async () => {
  const slow = () => outcomeOf(sql`select pg_sleep(${(0.55 * deadlineMs) / 1_000})`);
  const ends = await withPatience(deadlineMs, async () => [
    await slow(),
    await slow(),
    await slow(),
    await unhurried(slow),
  ]);
  expect(ends).toEqual(["done", "not done", "not done", "done"]);
  const wrote = await withPatience(deadlineMs, async () => {
    await sql`insert into written values (7)`;
    return [await outcomeOf(sql`select pg_sleep(9)`), await outcomeOf(sql`insert into written values (8)`)];
  });
  expect(wrote).toEqual(["may be done", "may be done"]);
  expect(await sql`select n from written where n = 8`).toHaveLength(0);
});

const changes = {
  "a statement": () => sql`insert into written values (9)`,
  "a transaction": () => sql.begin((alone) => alone`insert into written values (9)`),
  "a statement of what takes its time": () => unhurried(() => sql`insert into written values (9)`.execute()),
};
const failures = {
  "a statement": () => sql`insert into written values (10)`,
  "a transaction": () => sql.begin((alone) => alone`insert into written values (10)`),
  "a part of what takes its time": () => unhurried(() => sql`insert into written values (10)`.execute()),
};
const inOrder = Object.entries(changes).flatMap(([before, change]) =>
  Object.entries(failures).map(([after, failing]) => ({ before, change, after, failing })),
);

test.each(inOrder)(
  "what $before changed isn’t forgotten where $after is refused",
  async ({ change, failing }) => {
    const end = await withPatience(deadlineMs, async () => {
      await change();
      await refuse();
      return outcomeOf(failing());
    });
    expect(end).toBe("may be done");
  },
);

test("nor is what may have been changed; what was only read or rolled back is no change", async () => {
  const next = () => outcomeOf(sql`insert into written values (12)`);
  const given = await withPatience(deadlineMs, async () => {
    await sql.begin((alone) => alone`select 1`);
    const undone = sql.begin(async (alone) => {
      await alone`insert into written values (11)`;
      throw new Error("It was not to be.");
    });
    await expect(undone).rejects.toThrow("not to be");
    await refuse();
    return next();
  });
  expect(given).toBe("not done");
  proxy.goOn();
  await untilItHeals();
  const lost = await withPatience(deadlineMs, async () => {
    await killWhatWaits(() =>
      outcomeOf(sql`insert into written select 6 from pg_advisory_xact_lock(${lock})`),
    );
    await refuse();
    return next();
  });
  expect(lost).toBe("may be done");
});
