// The real child, and one that does its worst: what becomes of whoever asked, and of whoever asks next.
import { AsyncLocalStorage } from "node:async_hooks";
import { readdirSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { pathToFileURL } from "node:url";
import { queryObjects } from "node:v8";
import { constants, deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { log } from "@/lib/log";
import { bundle } from "../../bench/bundle.mjs";
import { completeQuestion } from "../questions/testing";
import { ask, isWorkEnding, talk } from "./ask";
import { Child, type Task } from "./child";
import { startWork, type Work } from "./pool";

log.level = "silent";
let evil: URL;
let work: Work;
const children: Child[] = [];

beforeAll(async () => {
  evil = pathToFileURL(await bundle(process.cwd(), "lib/work/testing.ts", { name: "test-work-evil" }));
  work = startWork(pathToFileURL(await bundle(process.cwd(), "work.ts", { name: "test-work" })));
});
afterAll(async () => {
  for (const child of children) child.kill();
  await work.close();
});

const tooMuch = "This was too much. Ask for less.";

async function make(name: string, first: unknown = 0, limits: Partial<Task> = {}) {
  const child = new Child(evil, "test", { heapMb: 64, processMb: 300, priority: 10 });
  children.push(child);
  const task = { name, mostCpuMs: 20_000, mostOutMb: 4, tooMuch, ...limits };
  const said: unknown[] = [];
  const talk = async () => {
    for await (const each of child.talk(task, first, () => undefined)) said.push(each);
  };
  return { child, said, talk };
}

/** A megabyte of zeros, packed so that it may be repeated: what is packed refers only to zeros before it. */
const zeros = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: constants.Z_SYNC_FLUSH });
const unpacksTo2Gb = Buffer.concat([...Array<Buffer>(2_048).fill(zeros), deflateRawSync(Buffer.alloc(0))]);

test("a small file that unpacks to 2 GB ends its child, and is answered in a sentence", async () => {
  expect(unpacksTo2Gb.length).toBeLessThan(3_000_000);
  const { child, talk } = await make("unpack", unpacksTo2Gb);
  await expect(talk()).rejects.toMatchObject({ code: "invalid", message: tooMuch });
  await child.ended;
  expect(child.isAlive).toBe(false);
});

test.each([
  ["a heap without end", "fill", {}],
  ["work without end", "spin", { mostCpuMs: 200 }],
  ["silence without end", "hang", { mostCpuMs: 50 }],
  ["words without end", "flood", {}],
])("%s ends its child, and is answered in a sentence", async (_, name, limits) => {
  const { child, talk } = await make(name, 0, limits);
  await expect(talk()).rejects.toMatchObject({ code: "invalid", message: tooMuch });
  await child.ended;
});

test("one that dies by itself says so; nobody is told that their text was at fault", async () => {
  const { talk } = await make("die");
  await expect(talk()).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringMatching(/interrupted\. Try again/),
  });
});

test("what goes wrong is told by its place alone: its words may be somebody's", async () => {
  const { child, talk } = await make("fail");
  const failed = await talk().catch((error: unknown) => error);
  expect(String(failed)).toMatch(/The job fail failed: Error\n\s+at /);
  expect(String(failed)).not.toContain("in private");
  expect(child.isAlive).toBe(true);
});

test("while a child stays, nothing is kept of what it was given before", async () => {
  class Given {}
  const { child } = await make("environment");
  const task = { name: "environment", mostCpuMs: 20_000, mostOutMb: 4, tooMuch };
  for (let nth = 0; nth < 3; nth++)
    for await (const _ of child.talk(task, new Given(), () => undefined)) await Promise.resolve();
  expect(child.isAlive).toBe(true);
  expect(queryObjects(Given, { format: "count" })).toBe(0);
});

test("a conversation goes to and fro; left before its end, it ends the child", async () => {
  const { child } = await make("echo");
  const task = { name: "echo", mostCpuMs: 20_000, mostOutMb: 4, tooMuch };
  const whole = child.talk(task, 1, () => undefined);
  expect(await whole.next()).toEqual({ done: false, value: 1 });
  expect(await whole.next({ two: Buffer.from("2") })).toMatchObject({ value: { two: Buffer.from("2") } });
  expect(await whole.next("enough")).toMatchObject({ done: true });
  expect(child.isAlive).toBe(true);
  const half = child.talk(task, 1, () => undefined);
  await half.next();
  await half.return();
  await child.ended;
});

const who = (name: string) => ({ teamId: `team of ${name}`, personId: name });

test("Markdown is rendered elsewhere: this process has its turns meanwhile, and a text without end is refused", async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 10);
  const shown = await ask("render", who("ann"), ["*a* `b`", "*a_ ".repeat(5_000), "a\n=\n".repeat(5_000)]);
  clearInterval(timer);
  expect(shown[0]).toEqual({ html: "<p><em>a</em> <code>b</code></p>" });
  for (const one of shown.slice(1))
    expect(one).toMatchObject({ refused: expect.stringMatching(/takes too long/) });
  expect(turns).toBeGreaterThan(20);
});

test("the child has nothing of its parent's environment", async () => {
  vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");
  const { said, talk } = await make("environment");
  await talk();
  // macOS adds one of its own.
  expect(said.flat().filter((name) => !String(name).startsWith("__CF_"))).toEqual(["NODE_ENV"]);
});

test.runIf(process.platform === "linux")(
  "work comes behind pages, and what nobody waits for behind what somebody does",
  async () => {
    const pages = Number(/giveWay\((\d+)\)/.exec(readFileSync("pages.ts", "utf8"))?.[1]);
    await ask("render", who("ann"), ["a"]);
    const reading = talk("import", { document: { name: "a.md", bytes: Buffer.from("## Why?\n\nSo.\n") } });
    const writing = talk("export", { format: "csv", kits: [] });
    await Promise.all([reading.next(), writing.next()]);
    const [quick, slow] = [prioritiesOf("quick"), [...prioritiesOf("import"), ...prioritiesOf("export")]];
    await Promise.all([reading.return(), writing.return()]);
    expect(Math.min(...quick)).toBeGreaterThan(pages);
    expect(Math.min(...slow)).toBeGreaterThan(Math.max(...quick));
  },
);

/** Of each thread of this process' children of that lane. */
function prioritiesOf(lane: string): number[] {
  const children = readdirSync("/proc/self/task").flatMap((id) =>
    readFileSync(`/proc/self/task/${id}/children`, "utf8").split(" ").filter(Boolean),
  );
  return children
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`\0${lane}\0`))
    .flatMap((pid) => readdirSync(`/proc/${pid}/task`).map((thread) => getPriority(Number(thread))));
}

test("a document goes to a child, which asks for the bank and gives what it found", async () => {
  const bytes = new TextEncoder().encode("## Why is a queryset lazy?\n\nSo that it can be *refined*.\n");
  const told: string[] = [];
  const reading = talk("import", { document: { name: "a.md", bytes } }, (step) => told.push(step));
  expect((await reading.next()).value).toMatchObject({ read: { found: 1 } });
  expect((await reading.next({ goOn: true })).value).toEqual({ wants: "bank" });
  const { value } = await reading.next({ bank: [], isLast: true });
  expect(value).toMatchObject({
    items: [{ position: 1, modelAnswerHtml: "<p>So that it can be <em>refined</em>.</p>" }],
  });
  expect((await reading.next({ goOn: true })).done).toBe(true);
  expect(told).toContain("reading");
});

test("a child is started in nobody’s name, whoever needs it first: it would keep their request for as long as it stays", async () => {
  class Asked {}
  const request = new AsyncLocalStorage<Asked>();
  await request.run(new Asked(), async () => {
    const writing = talk("export", { format: "csv", kits: [] });
    await writing.next();
    await writing.next({ questions: [], isLast: true });
    await writing.next({ goOn: true });
  });
  expect(queryObjects(Asked, { format: "count" })).toBe(0);
});

test("a bank is written by a child, a page of questions at a time", async () => {
  const writing = talk("export", { format: "csv", kits: [] });
  expect((await writing.next()).value).toEqual({ wants: "questions" });
  const question = { ...completeQuestion, slug: "lazy" };
  const { value } = await writing.next({ questions: [question], isLast: true });
  expect(value && "piece" in value ? Buffer.from(value.piece).toString() : "").toContain(question.title);
  expect((await writing.next({ goOn: true })).done).toBe(true);
});

test("once the server ends, what is under way is cut short and nothing is begun", async () => {
  const bytes = new TextEncoder().encode("## Why?\n\nSo.\n");
  const reading = talk("import", { document: { name: "a.md", bytes } });
  await reading.next();
  await work.close();
  await expect(reading.next({ goOn: true })).rejects.toMatchObject({ code: "unavailable" });
  expect(isWorkEnding()).toBe(true);
  await expect(ask("render", who("ann"), ["a"])).rejects.toMatchObject({ code: "unavailable" });
});
