import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../migrate";
import { type Embedded, startEmbedded } from "./embedded";
import { openForProduct } from "./least-rights";

let folder: string;
let running: Embedded;
let owner: postgres.Sql;
let product: postgres.Sql;
let productUrl: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rehearse-rights-"));
  running = await startEmbedded(folder);
  owner = postgres(running.url, { max: 1, onnotice: () => undefined });
  await migrate(running.url);
  productUrl = await openForProduct(running.url);
  product = postgres(productUrl, { max: 1, onnotice: () => undefined });
}, 120_000);
afterAll(async () => {
  await Promise.all([owner?.end(), product?.end()]);
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
});

test("the product reads and writes the rows of every table, and takes every sequence's numbers", async () => {
  const tables = await product`
    select relname as name, relkind as kind from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'S')`;
  expect(tables.length).toBeGreaterThan(15);
  const missing = await product`
    select relname, wanted from pg_class, unnest(array['select', 'insert', 'update', 'delete']) as wanted
    where relnamespace = 'public'::regnamespace
      and case relkind when 'S' then not has_sequence_privilege(oid, 'usage')
        when 'r' then not has_table_privilege(oid, wanted) when 'v' then not has_table_privilege(oid, 'select') else false end`;
  expect(missing).toEqual([]);
  const [team] = await product`insert into teams (name) values ('Ours') returning id`;
  await product`update teams set name = 'Still ours' where id = ${team?.id}`;
  expect(await product`delete from teams where id = ${team?.id} returning name`).toEqual([
    { name: "Still ours" },
  ]);
});

test.each([
  "create table mine (id int)",
  "create temporary table mine (id int)",
  "create schema mine",
  "create function mine() returns int language sql as 'select 1'",
  "create extension dblink",
  "create role mine",
  "alter role rehearse_product superuser",
  "set role rehearse",
  "alter table people add column mine int",
  "alter table people disable trigger all",
  "drop table people",
  "truncate people cascade",
  "copy people to program 'cat'",
  "copy people from program 'true'",
  "copy people to '/tmp/people'",
  "select pg_read_file('PG_VERSION')",
  "select pg_ls_dir('.')",
  "select lo_import('/etc/passwd')",
  "select * from pg_authid",
  "select * from drizzle.__drizzle_migrations",
  "alter system set fsync = off",
  "set session_replication_role = replica",
])("the product may not: %s", async (statement) => {
  await expect(product.unsafe(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^42501$/) });
});

test("nor look into the other databases", async () => {
  for (const name of ["postgres", "template1"]) {
    const other = postgres(productUrl.replace(/\/rehearse$/, `/${name}`), { max: 1 });
    await expect(other`select 1`).rejects.toMatchObject({ code: "42501" });
    await other.end();
  }
});

test("a table that came meanwhile, and a right that was lost, are there after the next start", async () => {
  await owner`create table newer (id int generated always as identity)`;
  await owner`revoke all on people from rehearse_product`;
  await expect(product`select from people`).rejects.toMatchObject({ code: "42501" });
  expect(await openForProduct(running.url)).toBe(productUrl);
  expect(await product`select from people`).toEqual([]);
  expect(await product`insert into newer default values returning id`).toEqual([{ id: 1 }]);
});

/** As docs/security.md says. */
test("a database of one's own is as well served by a smaller user", async () => {
  const paper = await readFile(new URL("../../docs/security.md", import.meta.url), "utf8");
  const [, words = ""] = /```sql\n([^`]+)```/.exec(paper) ?? [];
  const at = (user: string, name: string) =>
    Object.assign(new URL(running.url), { username: user, password: "a", pathname: `/${name}` }).href;
  await owner`create role rehearse_owner login password 'a'`;
  await owner`create database own owner rehearse_owner`;
  await migrate(at("rehearse_owner", "own"));
  const admin = postgres(Object.assign(new URL(running.url), { pathname: "/own" }).href, { max: 1 });
  await admin.unsafe(words.replaceAll("database rehearse ", "database own ").replace("…", "a")).simple();
  const small = postgres(at("rehearse_app", "own"), { max: 1, onnotice: () => undefined });
  try {
    await migrate(at("rehearse_app", "own")); // nothing is due
    expect(await small`insert into teams (name) values ('Ours') returning name`).toEqual([{ name: "Ours" }]);
    for (const statement of [
      "create table mine (id int)",
      "create temporary table mine (id int)",
      "drop table people",
      "truncate people cascade",
      "alter table people disable trigger all",
      "delete from drizzle.__drizzle_migrations",
      "copy people to program 'cat'",
    ])
      await expect(small.unsafe(statement), statement).rejects.toMatchObject({ code: "42501" });
    await admin`set role rehearse_owner`;
    await admin`create table newer (id int generated always as identity)`;
    expect(await small`insert into newer default values returning id`).toEqual([{ id: 1 }]);
    await admin`delete from drizzle.__drizzle_migrations where created_at > 0`;
    await expect(migrate(at("rehearse_app", "own"))).rejects.toThrow(
      /couldn't be brought .* left as it was: permission denied/,
    );
  } finally {
    await Promise.all([admin.end(), small.end()]);
  }
});
