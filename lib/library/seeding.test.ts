import { cp, mkdir, mkdtemp, readFile, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { useDatabase } from "@/db/testing/database";
import { createMember } from "@/lib/auth/testing";
import { addPack } from "../questions/commands";
import { asBankWriter } from "../questions/policy";
import { seedLibrary } from "./seeding";

const { database, url } = useDatabase();
const slug = "django/lazy-querysets";
let root: string;

// A library of three questions and a kit, in a folder of its own.
beforeEach(async () => {
  await database().$client`delete from teams where is_library`;
  root = await mkdtemp(join(tmpdir(), "rehearse-seed-"));
  for (const folder of ["bank/django", "kits"]) await mkdir(join(root, folder), { recursive: true });
  for (const name of ["lazy-querysets", "url-routing", "middleware"]) {
    await cp(join("db/seed/bank/django", `${name}.md`), join(root, "bank/django", `${name}.md`));
  }
  await writeFile(join(root, "kits/short.yaml"), kit("Short", "url-routing", "lazy-querysets"));
});
afterEach(() => rm(root, { recursive: true }));

const kit = (title: string, ...names: string[]) =>
  `title: ${title}\nsummary: A short one\nminutes: 20\nitems:\n${names
    .map((name) => `  - { question: django/${name}, minutes: 5 }\n`)
    .join("")}`;

async function change(from: string, to: string) {
  const path = join(root, "bank", `${slug}.md`);
  const before = await readFile(path, "utf8");
  expect(before).toContain(from);
  await writeFile(path, before.replace(from, to));
}

const versions = () => database().$client`
  select v.version, v.title, v.prompt_html, q.latest_version, q.status
  from questions q join question_versions v on v.question_id = q.id join teams t on t.id = q.team_id
  where t.is_library and q.slug = ${slug} order by v.version`;
const kits = () => database().$client`
  select k.title, array_agg(q.slug order by i.position) as slugs
  from kits k join teams t on t.id = k.team_id and t.is_library
  join kit_items i on i.kit_id = k.id join questions q on q.id = i.question_id group by k.id`;
const touched = () => database().$client`
  select xmin::text from teams where is_library union all select xmin::text from kits union all select xmin::text from questions`;

test("files become questions, versions and kits of the one library", async () => {
  await seedLibrary(database(), root);
  expect(await versions()).toMatchObject([{ version: 1, latest_version: 1, status: "approved" }]);
  expect((await versions())[0]?.prompt_html).toContain('<span class="tok-');
  expect(await kits()).toMatchObject([{ title: "Short", slugs: ["django/url-routing", slug] }]);
});

test("again with the same files writes nothing", async () => {
  await seedLibrary(database(), root);
  const before = [...(await touched())];
  await seedLibrary(database(), root);
  expect([...(await touched())]).toEqual(before);
});

test("again with the same files asks for the hash and nothing after it", async () => {
  await seedLibrary(database(), root);
  const server = openDatabase(url(), 1);
  const [own] = await server.$client`select pg_backend_pid() as pid`;
  await seedLibrary(server, root);
  const [last] = await database().$client`select query from pg_stat_activity where pid = ${own?.pid}`;
  await server.$client.end();
  expect(last?.query).toMatch(/^select "seed_hash" from "teams"/);
});

test("a changed file becomes a new version; the old one and all other questions stay", async () => {
  await seedLibrary(database(), root);
  await change("title: When a queryset really runs", "title: When it really runs");
  await seedLibrary(database(), root);
  expect(await versions()).toMatchObject([
    { version: 1, title: "When a queryset really runs", latest_version: 2 },
    { version: 2, title: "When it really runs" },
  ]);
  const [all] = await database().$client`
    select count(*)::int as n from question_versions v join questions q on q.id = v.question_id
    join teams t on t.id = q.team_id where t.is_library`;
  expect(all?.n).toBe(4);
});

test("a changed status makes no version", async () => {
  await seedLibrary(database(), root);
  await change("status: approved", "status: draft");
  await seedLibrary(database(), root);
  expect(await versions()).toMatchObject([{ version: 1, latest_version: 1, status: "draft" }]);
});

test("a file that is gone retires its question, and one that is back approves it", async () => {
  await seedLibrary(database(), root);
  const path = join(root, "bank", `${slug}.md`);
  const text = await readFile(path, "utf8");
  await writeFile(join(root, "kits/short.yaml"), kit("Shorter", "middleware"));
  await unlink(path);
  await seedLibrary(database(), root);
  expect(await versions()).toMatchObject([{ version: 1, status: "retired" }]);
  expect(await kits()).toMatchObject([{ title: "Shorter", slugs: ["django/middleware"] }]);
  await writeFile(path, text);
  await unlink(join(root, "kits/short.yaml"));
  await seedLibrary(database(), root);
  expect(await versions()).toMatchObject([{ version: 1, status: "approved" }]);
  expect(await kits()).toHaveLength(0);
});

test("what a team has copied stays when it leaves the library; a pack added later comes without it", async () => {
  await seedLibrary(database(), root);
  const add = async () => {
    const writer = asBankWriter(await createMember(database()));
    return { ...writer, added: await addPack(database(), writer, { pack: "django" }) };
  };
  const earlier = await add();
  expect(earlier.added).toEqual({ questions: 3, kits: 1 });
  await unlink(join(root, "bank", `${slug}.md`));
  await writeFile(join(root, "kits/short.yaml"), kit("Short", "url-routing", "middleware"));
  await seedLibrary(database(), root);
  expect(await addPack(database(), earlier, { pack: "django" })).toEqual({ questions: 0, kits: 0 });
  const held = (teamId: string) => database().$client`
    select q.slug, q.status, i.position from questions q left join kit_items i on i.question_id = q.id
    where q.team_id = ${teamId} order by q.slug`;
  expect(await held(earlier.teamId)).toEqual([
    { slug, status: "approved", position: 2 },
    { slug: "django/middleware", status: "approved", position: null },
    { slug: "django/url-routing", status: "approved", position: 1 },
  ]);
  const later = await add();
  expect(later.added).toEqual({ questions: 2, kits: 1 });
  expect((await held(later.teamId)).map(({ slug }) => slug)).toEqual([
    "django/middleware",
    "django/url-routing",
  ]);
});

test("several servers that start at once make one library, and change it once", async () => {
  const all = () => Promise.all(Array.from({ length: 4 }, () => seedLibrary(database(), root)));
  await all();
  expect(await versions()).toHaveLength(1);
  await change("minutes: 5", "minutes: 7");
  await all();
  expect(await versions()).toMatchObject([{ version: 1 }, { version: 2, latest_version: 2 }]);
  expect(await database().$client`select from teams where is_library`).toHaveLength(1);
});

test("one wrong file stops everything, and each mistake is named with its line", async () => {
  await seedLibrary(database(), root);
  await change("difficulty: 2", "difficulty: 9");
  await writeFile(join(root, "kits/short.yaml"), kit("Short", "no-such-question"));
  await expect(seedLibrary(database(), root)).rejects.toThrow(
    /bank\/django\/lazy-querysets\.md:6: .*1 to 5[\s\S]*kits\/short\.yaml: .*no-such-question/,
  );
  expect(await versions()).toMatchObject([{ version: 1, latest_version: 1 }]);
});
