// What the product needs of its connections, through a pooler that shares them: prepared statements, transactions, deadlines,
// migrations, and no start-up parameter that is refused.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "./client";
import { saveNoteText } from "./judging/notes";
import { migrate } from "./migrate";
import { appendAsked } from "./room/asked-questions";
import { appendStep } from "./room/facts";
import { listFacts } from "./room/log";
import { useDatabase } from "./testing/database";
import { createWorld } from "./testing/factories";
import { type Pooler, pooler, startPooler } from "./testing/pooler";

const { url } = useDatabase();

describe.skipIf(!pooler)("behind PgBouncer in transaction mode", () => {
  let shared: Pooler;
  let database: Database;
  beforeAll(async () => {
    shared = await startPooler(url());
    database = openDatabase(shared.url, 12);
  });
  afterAll(async () => {
    await database.$client.end();
    await shared.stop();
  });

  test("twelve connections push and save notes over two, each statement prepared where it runs", async () => {
    const world = await createWorld(database, { status: "live" });
    const seat = { interviewId: world.interviewId, seatId: world.interviewerSeatId };
    const questionVersionId = world.bank[0]?.versionId ?? "";
    const ask = () =>
      appendAsked(database, {
        ...seat,
        opId: randomUUID(),
        questionVersionId,
        planItemId: null,
      });
    const note = (n: number) =>
      saveNoteText(database, {
        ...seat,
        opId: randomUUID(),
        askedQuestionId: null,
        body: `${n}`,
        baseRevision: n,
      });
    for (let n = 0; n < 30; n++) {
      const [asked, saved] = await Promise.all([ask(), note(n), database.$client`select ${n}::int as n`]);
      expect([asked?.seq, saved?.revision]).toEqual([n + 1, n + 1]);
    }
    const storm = await Promise.all(Array.from({ length: 12 }, ask));
    expect(storm.map((row) => row?.seq).sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 12 }, (_, n) => n + 31),
    );
    await appendStep(database, { ...seat, opId: randomUUID(), step: "ended" });
    const facts = await listFacts(database, { ...seat, stream: "room", afterSeq: 0, limit: 100 });
    expect(facts.map(({ seq }) => seq)).toEqual(Array.from({ length: 43 }, (_, n) => n + 1));
  });

  test("a query that takes too long is ended there too", async () => {
    await expect(database.$client`select pg_sleep(20)`).rejects.toMatchObject({ code: "57014" });
    expect(await database.$client`select 1 as one`).toEqual([{ one: 1 }]);
  });

  test("several servers that start at once migrate an empty database once, and hold nothing afterwards", async () => {
    const name = `empty_${randomUUID().replaceAll("-", "")}`;
    await database.$client.unsafe(`create database ${name}`);
    const empty = shared.url.replace(/[^/]*$/, name);
    await Promise.all([migrate(empty), migrate(empty), migrate(empty)]);
    const migrated = openDatabase(empty, 1);
    expect(
      await migrated.$client`select count(*)::int > 5 as done from drizzle.__drizzle_migrations`,
    ).toEqual([{ done: true }]);
    const held = await migrated.$client`select from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`;
    expect(held).toHaveLength(0);
    await migrated.$client.end();
  });
});
