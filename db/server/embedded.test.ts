// @vitest-environment node
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { findEmbedded, startEmbedded } from "./embedded";
import { findBinaries } from "./embedded-binaries";
import { isAlive, postgresMajor } from "./embedded-cluster";

// Below node_modules, so that the bundle finds the same packages.
const holder = join(process.cwd(), `node_modules/.cache/rehearse-holder-${process.pid}.mjs`);
// A cluster is made and synced to the disk in most tests, and the disk may be busy with others.
vi.setConfig({ testTimeout: 60_000 });
let folder: string;
let cleanUps: (() => unknown)[];

beforeAll(async () => {
  const contents = `import { startEmbedded } from "./db/server/embedded";
    const { url, pid } = await startEmbedded(process.argv[2]);
    process.send({ url, pid }); setInterval(() => {}, 1000);`;
  await build({
    stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
    outfile: holder,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
});
afterAll(() => rm(holder, { force: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rehearse-embedded-"));
  cleanUps = [];
});
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  await rm(folder, { recursive: true, force: true });
});

async function start() {
  const running = await startEmbedded(folder);
  const sql = postgres(running.url, { max: 1, onnotice: () => undefined });
  cleanUps.push(running.stop, () => sql.end({ timeout: 1 }));
  return { ...running, running, sql };
}

async function startElsewhere(): Promise<{ url: string; pid: number; server: ChildProcess }> {
  const server = spawn(process.execPath, [holder, folder], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  cleanUps.push(() => server.kill("SIGKILL"));
  const told = await new Promise<{ url: string; pid: number }>((done, fail) => {
    server.once("message", (message) => done(message as { url: string; pid: number }));
    server.once("exit", (code) => fail(new Error(`the other server ended with ${code}`)));
  });
  return { ...told, server };
}

async function isGone(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 2 });
  const refused = await sql`select 1`.then(
    () => false,
    (error) => error.code === "ECONNREFUSED",
  );
  await sql.end();
  return refused;
}

async function kill(server: ChildProcess): Promise<void> {
  const ended = new Promise((done) => server.once("exit", done));
  server.kill("SIGKILL");
  await ended;
}

test("is found by who works beside it, and only where it runs", async () => {
  expect(findEmbedded(folder)).toBeUndefined();
  const { url, running } = await start();
  expect(findEmbedded(folder)).toBe(url);
  await running.stop();
  expect(findEmbedded(folder)).toBeUndefined();
});

test("makes a database that is durable, speaks UTF-8 and takes the extensions", async () => {
  const { sql, url } = await start();
  await sql`create extension citext`;
  await sql`create extension pg_trgm`;
  const [row] = await sql`
    select similarity('Привет', 'привет') as alike, lower('ÉТ') as lower, current_setting('server_encoding') as encoding,
           current_setting('fsync') || current_setting('synchronous_commit') || current_setting('full_page_writes') as durable`;
  expect(row).toEqual({ alike: 1, lower: "éт", encoding: "UTF8", durable: "ononon" });
  expect(Number(new URL(url).port)).toBeGreaterThanOrEqual(20_000);
  expect(Number(new URL(url).port)).toBeLessThan(32_000);
  expect((await stat(join(folder, "postgres-password"))).mode & 0o777).toBe(0o600);
});

test("the password is needed", async () => {
  const { url } = await start();
  const stranger = postgres(url.replace(/:[0-9a-f]+@/, ":wrong@"), { max: 1 });
  await expect(stranger`select 1`).rejects.toMatchObject({ code: "28P01" });
  await stranger.end();
});

test("keeps its data over a stop and a start", async () => {
  const first = await start();
  await first.sql`create table kept as select 42 as answer`;
  await first.sql.end();
  await first.stop();
  expect(await isGone(first.url)).toBe(true);
  const second = await start();
  expect(await second.sql`select answer from kept`).toEqual([{ answer: 42 }]);
});

test("adopts the database of a server that was killed", async () => {
  const { pid, server } = await startElsewhere();
  await kill(server);
  expect(isAlive(pid)).toBe(true);
  const adopted = await start();
  expect(adopted.pid).toBe(pid);
  await adopted.sql.end();
  await adopted.stop();
  expect(await isGone(adopted.url)).toBe(true);
});

test("refuses a folder that a living server owns, and leaves that one alone", async () => {
  const { pid, server } = await startElsewhere();
  const sentence = `${folder} is already in use by another Rehearse server (process ${server.pid}). Stop that one or use another folder.`;
  await expect(startEmbedded(folder)).rejects.toThrow(sentence);
  expect(isAlive(pid)).toBe(true);
  await kill(server);
  await start();
});

test("two first starts at once: one owns, the other is told so", async () => {
  const both = await Promise.allSettled([startElsewhere(), startElsewhere()]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  for (const one of both) if (one.status === "fulfilled") await kill(one.value.server);
  const { sql } = await start();
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
});

test("starts a postmaster that died again, at the same address", async () => {
  const { running, sql, pid } = await start();
  await sql`create table kept as select 42 as answer`;
  process.kill(pid, "SIGKILL");
  await expect.poll(() => running.pid, { timeout: 10_000 }).not.toBe(pid);
  await expect
    .poll(() => sql`select answer from kept`.catch(() => "down"), { timeout: 10_000 })
    .toEqual([{ answer: 42 }]);
  // It answers a moment before its owner has it again.
  const owned = () => sql`select from pg_locks where locktype = 'advisory' and granted`;
  await expect.poll(owned, { timeout: 20_000 }).toHaveLength(1);
  await expect(startEmbedded(folder)).rejects.toThrow("already in use");
});

test("does over a creation that was cut off", async () => {
  await mkdir(join(folder, "postgres.new-999999999"));
  await writeFile(join(folder, "postgres.new-999999999", "PG_VERSION"), "18");
  await start();
  expect((await readdir(folder)).sort()).toEqual(["postgres", "postgres-password", "postgres.log"]);
});

test("a number in postmaster.pid that now belongs to another program doesn't keep it from starting", async () => {
  const first = await start();
  await first.sql.end();
  const left = await readFile(join(folder, "postgres", "postmaster.pid"), "utf8");
  await first.stop();
  await writeFile(join(folder, "postgres", "postmaster.pid"), left.replace(/^\d+/, String(process.pid)));
  await start();
});

test.each([
  ["files but no PG_VERSION", "notes.txt", "hello", "is not a whole Postgres database"],
  ["a PG_VERSION of nonsense", "PG_VERSION", "\0\0", "is not a whole Postgres database"],
  [
    "another version",
    "PG_VERSION",
    "16\n",
    `was made by Postgres 16, and this Rehearse runs Postgres ${postgresMajor}`,
  ],
  [
    "the right version and nothing else",
    "PG_VERSION",
    `${postgresMajor}\n`,
    "postgres-password is missing or empty",
  ],
])("a broken folder, with %s, is named and left as it is", async (_what, name, content, sentence) => {
  await mkdir(join(folder, "postgres"));
  await writeFile(join(folder, "postgres", name), content);
  const refusal = await startEmbedded(folder).catch((error: Error) => error);
  expect(refusal).toMatchObject({ name: "StartProblem", message: expect.stringContaining(sentence) });
  expect(refusal).toMatchObject({ message: expect.stringContaining(join(folder, "postgres")) });
  expect(await readdir(join(folder, "postgres"))).toEqual([name]);
});

test("damage inside is told with Postgres' own reason", async () => {
  const first = await start();
  await first.sql.end();
  await first.stop();
  await rm(join(folder, "postgres", "global", "pg_control"));
  await expect(startEmbedded(folder)).rejects.toThrow(/doesn't start: .*pg_control.*See .*postgres\.log/);
});

test("a place that can't be written is named", async () => {
  const file = join(folder, "file");
  await writeFile(file, "");
  await expect(startEmbedded(join(file, "below"))).rejects.toThrow(
    `The folder ${join(file, "below")} can't be written`,
  );
});

test("mends programs that an installer left without their execute bit", async () => {
  const { postgres: program, pg_ctl } = await findBinaries();
  await chmod(pg_ctl, 0o644);
  await findBinaries();
  expect((await stat(pg_ctl)).mode & 0o111).toBe(0o111);
  expect(execFileSync(program, ["--version"], { encoding: "utf8" })).toContain(` ${postgresMajor}.`);
});
