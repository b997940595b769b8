// What was cut short is taken up again, once, and leaves nothing behind.
import { availableParallelism } from "node:os";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { unanswered } from "@/db/failure";
import * as rows from "@/db/imports/imports";
import { countItems } from "@/db/imports/items";
import { useDatabase } from "@/db/testing/database";
import { createTeam } from "@/db/testing/factories";
import { createMember } from "@/lib/auth/testing";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { asImporter, type BankWriter } from "@/lib/questions/policy";
import { setWorkPool } from "@/lib/work/ask";
import { lineUp } from "@/lib/work/turns/gates";
import { isUnderWay, prepareImport, readStanding } from "./prepare";
import { keepResuming, resumeImports } from "./resume";

const { database } = useDatabase();
const document =
  "## Why is a queryset lazy?\n\nSo that it can be refined.\n\n## What does a view do?\n\nIt answers.\n";
const bytes = Buffer.from(document);

// What a test before it used of the line's share on a busy machine would have its own rest.
beforeEach(() => void Reflect.deleteProperty(globalThis, "rehearseGates"));

const createWriter = async () => asImporter(await createMember(database()));
const keep = ({ teamId, personId }: BankWriter) =>
  rows.keepImport(database(), { teamId, createdBy: personId, name: "a.md", bytes });

async function begin(writer: BankWriter) {
  const importId = await keep(writer);
  const done = prepareImport(database(), writer, {
    importId,
    name: "a.md",
    ticket: lineUp("import", writer),
  });
  return { importId, done };
}

async function read(writer: BankWriter) {
  const { importId, done } = await begin(writer);
  await done;
  return { importId };
}

const documents = () =>
  database().$client`select import_id from import_documents union select import_id from import_parts`;

/** The document of an import that was read. */
async function putBack(importId: string): Promise<void> {
  await database()
    .$client`insert into import_documents (import_id, length) values (${importId}, ${bytes.length})`;
  await database()
    .$client`insert into import_parts (import_id, position, bytes) values (${importId}, 0, ${bytes})`;
}

test("what a restart cut short is taken up at the next start, from its beginning; then its document is dropped", async () => {
  const writer = await createWriter();
  const { importId } = await read(writer);
  expect(await documents()).toEqual([]);
  await database().$client`update imports set stage = 'reading' where id = ${importId}`;
  await putBack(importId);
  const standing = () => readStanding(database(), writer, { importId });
  expect(await standing()).toMatchObject({ stage: "reading", progress: { step: "waiting" } });
  await resumeImports(database());
  await expect.poll(async () => (await standing()).stage, { timeout: 15_000 }).toBe("review");
  expect(await standing()).toMatchObject({ found: 2, ready: 2 });
  await expect.poll(documents, { timeout: 15_000 }).toEqual([]);
});

test("parts that no import came to own are swept, but not while more of them may come", async () => {
  await database().$client`
    insert into import_parts (import_id, position, bytes, created_at)
    select gen_random_uuid(), 0, 'a', now() - make_interval(mins => mins) from unnest(array[1, 11]) as mins`;
  await resumeImports(database());
  expect(await documents()).toHaveLength(1);
  await database().$client`delete from import_parts`;
});

test("what the database's absence cut short is taken up when it is back, and a look that failed is repeated", async () => {
  const writer = await createWriter();
  const importId = await keep(writer);
  let isAway = true;
  const sometimes = new Proxy(database(), {
    get(target, name) {
      if (isAway) throw new Error("away");
      return Reflect.get(target, name, target);
    },
  });
  await prepareImport(sometimes, writer, { importId, name: "a.md", ticket: lineUp("import", writer) });
  const standing = () => readStanding(database(), writer, { importId });
  expect(await standing()).toMatchObject({ stage: "reading", progress: { step: "waiting" } });
  const stop = keepResuming(sometimes, 1);
  isAway = false;
  await expect.poll(async () => (await standing()).stage, { timeout: 15_000 }).toBe("review");
  stop();
  expect(await standing()).toMatchObject({ found: 2, ready: 2 });
});

test("one statement that the database didn’t answer in time ends no import", async () => {
  const writer = await createWriter();
  const importId = await keep(writer);
  const slowOnce = new Proxy(database(), {
    get(target, name) {
      if (name === "execute") throw unanswered();
      return Reflect.get(target, name, target);
    },
  });
  await prepareImport(slowOnce, writer, { importId, name: "a.md", ticket: lineUp("import", writer) });
  const standing = () => readStanding(database(), writer, { importId });
  expect(await standing()).toMatchObject({ stage: "reading", progress: { step: "waiting" } });
  await resumeImports(database());
  await expect.poll(async () => (await standing()).stage, { timeout: 20_000 }).toBe("review");
  expect(await standing()).toMatchObject({ found: 2, ready: 2 });
});

test("one that gave its place in the line to others is taken up again", async () => {
  const writer = await createWriter();
  const importId = await keep(writer);
  const turn = Promise.reject(new AppError("rate_limited", "There are 300 documents waiting already."));
  const ticket = { ...lineUp("import", writer), turn };
  await prepareImport(database(), writer, { importId, name: "a.md", ticket });
  const standing = () => readStanding(database(), writer, { importId });
  expect(await standing()).toMatchObject({ stage: "reading", progress: { step: "waiting" } });
  await resumeImports(database());
  await expect.poll(async () => (await standing()).stage, { timeout: 15_000 }).toBe("review");
});

test("all that are taken up again take turns as one: whoever comes then waits behind the first of them at most", async () => {
  const holders = Array.from({ length: Math.max(2, availableParallelism() - 1) }, (_, nth) =>
    lineUp("import", { teamId: `holder ${nth}`, personId: `holder ${nth}` }),
  );
  const again = await Promise.all(["x", "y", "z"].map(async () => keep(await createWriter())));
  await resumeImports(database());
  const newcomer = lineUp("import", { teamId: "new", personId: "new" });
  expect(newcomer.ahead()).toBe(1);
  for (const one of [newcomer, ...holders]) one.leave();
  await vi.waitUntil(() => !again.some(isUnderWay), { timeout: 20_000 });
});

test("a document whose child is killed is read again, and not for ever", async () => {
  const writer = await createWriter();
  const talk = vi.fn((): never => {
    throw new AppError("unavailable", "The work on this text was interrupted. Try again in a moment.");
  });
  setWorkPool({ isClosed: false, talk });
  onTestFinished(() => void Reflect.deleteProperty(globalThis, "rehearseWork"));
  const { importId } = await read(writer);
  const standing = () => readStanding(database(), writer, { importId });
  for (let tries = 1; tries <= 5; tries++) {
    expect(talk).toHaveBeenCalledTimes(tries);
    expect(await standing()).toMatchObject({ stage: "reading", progress: { step: "waiting" } });
    await resumeImports(database());
    await vi.waitUntil(() => !isUnderWay(importId), { timeout: 20_000 });
  }
  expect(talk).toHaveBeenCalledTimes(5);
  const failure = expect.stringMatching(/cut short 5 times\. Nothing is in your bank/);
  expect(await standing()).toMatchObject({ stage: "failed", report: { failure } });
  expect(await documents()).toEqual([]);
});

test("a look leaves alone what is being read or has no place, and drops what was read and stayed", async () => {
  const writer = await createWriter();
  const before = await read(writer);
  await putBack(before.importId);
  const holder = lineUp("import", writer);
  const begun = await begin(writer);
  const full = Array.from({ length: 7 }, () => lineUp("import", writer));
  const left = await keep(writer);
  await resumeImports(database());
  const kept = (await documents()).map((row) => row.import_id);
  expect(kept.sort()).toEqual([begun.importId, left].sort());
  const standing = () => readStanding(database(), writer, { importId: left });
  expect(await standing()).toMatchObject({ stage: "reading", progress: { step: "waiting", ahead: 0 } });
  for (const one of [holder, ...full]) one.leave();
  await begun.done;
  expect(await readStanding(database(), writer, begun)).toMatchObject({
    stage: "review",
    found: 2,
    ready: 2,
  });
  await resumeImports(database());
  await expect.poll(async () => (await standing()).stage, { timeout: 15_000 }).toBe("review");
});

test("of one that is under review by now nothing is done, though a look found it unread before", async () => {
  const writer = await createWriter();
  const { importId } = await read(writer);
  await putBack(importId);
  const failed = vi.spyOn(log, "error");
  await prepareImport(database(), writer, { importId, name: "a.md", ticket: lineUp("import", writer) });
  expect(await readStanding(database(), writer, { importId })).toMatchObject({ stage: "review", ready: 2 });
  const { teamId } = writer;
  expect(await countItems(database(), { importId, teamId })).toMatchObject({ found: 2 });
  expect(await documents()).toEqual([]);
  // And once more, where its document has gone too.
  await prepareImport(database(), writer, { importId, name: "a.md", ticket: lineUp("import", writer) });
  expect(failed).not.toHaveBeenCalled();
});

test("no statement of an import’s reading reaches another team’s", async () => {
  const importId = await keep(await createWriter());
  const { teamId } = await createWriter();
  const foreign = { importId, teamId };
  expect(await rows.tryDocument(database(), foreign)).toBeUndefined();
  expect(await rows.hasDocument(database(), foreign)).toBe(false);
  expect(await rows.updateReading(database(), { ...foreign, found: 1 })).toBe(false);
  await rows.dropDocument(database(), foreign);
  await rows.forgetItems(database(), foreign);
  expect(await documents()).toEqual([{ import_id: importId }]);
});

test("one that is taken up stays in the team that it was sent to, whichever team its person turned to since", async () => {
  const writer = await createWriter();
  const importId = await keep(writer);
  await createTeam(database(), { personId: writer.personId, bank: false });
  await resumeImports(database());
  await vi.waitFor(async () =>
    expect(await readStanding(database(), writer, { importId })).toMatchObject({ stage: "review" }),
  );
});

test("one that is taken up for somebody who left the team fails with a sentence", async () => {
  const writer = await createWriter();
  const { personId } = writer;
  const importId = await keep(writer);
  await database().$client`delete from memberships where person_id = ${personId}`;
  await resumeImports(database());
  expect(await readStanding(database(), writer, { importId })).toMatchObject({
    stage: "failed",
    report: { failure: expect.stringMatching(/may no longer import for this team/) },
  });
});
