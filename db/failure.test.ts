// Whatever fails, nothing that somebody wrote is in what is thrown: it goes to a log, or a library prints it.
import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import { beforeAll, expect, test, vi } from "vitest";
import type { Database } from "./client";
import { useDatabase } from "./testing/database";

const canary = "canary9f3c2b7a5d1e8046aa";
const { database } = useDatabase();
const things = pgTable("things", { name: text(), mark: text() });

beforeAll(async () => {
  await database().$client.unsafe(`create table things (name text constraint things_once unique,
    mark varchar(30) constraint things_mark check (mark not like 'bad%'))`);
  await database().$client.unsafe(
    "create table later (name text constraint later_once unique deferrable initially deferred)",
  );
  await database().$client.unsafe(`create function says_all(said text) returns void language plpgsql as $$ begin
    raise exception using message = said, detail = said, hint = said, errcode = 'P0001'; end $$`);
  await database().insert(things).values({ name: canary });
});

type Failing = (database: Database) => Promise<unknown>;
const terminate = (pid: number) => database().$client`select pg_terminate_backend(${pid})`;

async function deadlock({ $client: client }: Database): Promise<unknown> {
  await client`insert into things (name) values ('one'), ('two') on conflict do nothing`;
  let meet: () => void = () => undefined;
  const both = new Promise<void>((done) => {
    meet = done;
  });
  let held = 0;
  const cross = (first: string, second: string) =>
    client.begin(async (alone) => {
      await alone`update things set mark = ${canary} where name = ${first}`;
      if (++held === 2) meet();
      await both;
      await alone`update things set mark = ${canary} where name = ${second}`;
    });
  const ends = await Promise.allSettled([cross("one", "two"), cross("two", "one")]);
  const lost = ends.find((end) => end.status === "rejected");
  throw lost?.reason ?? new Error("no deadlock");
}

const failures: [string, Failing, object][] = [
  [
    "a key that is taken",
    ({ $client }) => $client`insert into things (name) values (${canary})`,
    { code: "23505", constraint_name: "things_once", table_name: "things" },
  ],
  [
    "the same through drizzle",
    (all) => all.insert(things).values({ name: canary }),
    { cause: { code: "23505", constraint_name: "things_once" } },
  ],
  [
    "the same in a transaction",
    (all) => all.transaction((conn) => conn.insert(things).values({ name: canary })),
    { cause: { code: "23505" } },
  ],
  [
    "the same at the commit",
    ({ $client }) => $client.begin((alone) => alone`insert into later values (${canary}), (${canary})`),
    { code: "23505", constraint_name: "later_once" },
  ],
  [
    "a check",
    (all) => all.insert(things).values({ mark: `bad ${canary}` }),
    { cause: { code: "23514", constraint_name: "things_mark" } },
  ],
  [
    "too long",
    ({ $client }) => $client`insert into things (mark) values (${canary.repeat(2)})`,
    { code: "22001" },
  ],
  [
    "no such kind of value",
    ({ $client }) => $client.unsafe("select $1::text::uuid", [canary]),
    { code: "22P02" },
  ],
  ["a wrong statement", (all) => all.execute(sql.raw(`select "${canary}"`)), { cause: { code: "42703" } }],
  ["one that isn't SQL", ({ $client }) => $client.unsafe(`${canary} '${canary}'`), { code: "42601" }],
  ["what a function says", ({ $client }) => $client`select says_all(${canary})`, { code: "P0001" }],
  ["too slow", ({ $client }) => $client`select pg_sleep(20), ${canary}`, {}],
  ["a deadlock", deadlock, { code: "40P01" }],
  [
    "a connection that dies",
    async ({ $client }) => {
      const slow = $client`insert into things (mark) select ${canary} from pg_sleep(30)`.execute();
      const sleeping = () =>
        $client<
          { pid: number }[]
        >`select pid from pg_stat_activity where query like '%pg_sleep(30)%' and state = 'active' and pid <> pg_backend_pid() and datname = current_database()`;
      const kill = async () => {
        const at = await vi.waitUntil(async () => (await sleeping())[0], { timeout: 10_000 });
        await terminate(at.pid);
      };
      // It may end before the killing's own answer comes.
      return Promise.all([slow, kill()]);
    },
    { code: "CONNECTION_CLOSED" },
  ],
];

test.each(failures)("%s", async (_, fail, known) => {
  const error: unknown = await fail(database()).then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toMatchObject(known);
  const said = [inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error), String(error)];
  for (let at = error; at instanceof Error; at = at.cause) said.push(at.message, at.stack ?? "");
  expect(said.join("\n").toLowerCase()).not.toContain("canary");
  expect(said.join("\n"), "where it was thrown").toMatch(/\n\s+at /);
});
