// A team's search knows, guesses and reads what is its own: another team's texts neither show in it, nor spoil it, nor cost it time.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { searchQuestions } from "@/lib/questions/reads";
import { toWords } from "@/lib/text/words";
import type { Conn } from "../../client";
import { useDatabase } from "../../testing/database";
import { createPerson, createQuestion, createTeam } from "../../testing/factories";

const { database } = useDatabase();
const sql = () => database().$client;
const join = async (bank: boolean) => {
  const person = await createPerson(database());
  return (await createTeam(database(), { ...person, bank })).teamId;
};
const write = (teamId: string, title: string, answer = "") =>
  createQuestion(database(), { teamId, title, foundBy: { title, labels: "", prompt: "", answer } });
const look = (teamId: string, text: string, conn: Conn = database()) =>
  searchQuestions(conn, { teamId, personId: randomUUID(), text, filters: {}, sort: "best", limit: 20 });

test("a word that stands only in another team’s texts isn’t known, looked for or guessed", async () => {
  const [theirs, ours] = [await join(false), await join(false)];
  await write(theirs, "own", "zzsecretplan");
  await write(ours, "zzsecret");
  expect((await look(theirs, "zzsecretp")).query).toEqual([{ words: ["zzsecretplan"] }]);
  for (const text of ["zzsecretp", "zzsecretpla", "zzsecretplam"])
    expect(JSON.stringify(await look(ours, text)), text).not.toContain("zzsecretplan");
});

test("another team’s words come before none of one’s own in what a misspelt one is taken for", async () => {
  const [theirs, ours] = [await join(false), await join(false)];
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const alike = letters.flatMap((letter) => [`${letter}zdeplyo`, `z${letter}deplyo`, `zd${letter}eplyo`]);
  await write(theirs, "own", alike.join(" "));
  await write(ours, "zdeploy");
  expect(await look(ours, "zdeplyo")).toMatchObject({ guessed: ["zdeploy"], hits: [{ title: "zdeploy" }] });
});

test("a frequent word leads to no row of another team", async () => {
  const ours = await join(true);
  const alone = await countReads(ours);
  const theirs = await join(true);
  await multiply(theirs);
  expect(await countReads(ours)).toBeLessThanOrEqual(alone);
  expect(await countReads(theirs)).toBeGreaterThan(2 * alone);
});

test("what the library has is every team’s and kept once; a team’s own words go with it", async () => {
  const teamId = await join(true);
  const count = async () => (await sql()`select from search_words where team_id = ${teamId}`).length;
  expect(await count()).toBe(0);
  expect((await look(teamId, "querset")).guessed).toEqual(["queryset"]);
  await write(teamId, "queryset zzown");
  expect(await count()).toBe(1);
  await sql()`delete from teams where id = ${teamId}`;
  expect(await count()).toBe(0);
});

test("a word longer than the index takes is found by its beginning", async () => {
  const teamId = await join(false);
  const title = toWords(`${"zx".repeat(1_020)} and more`).join(" ");
  await write(teamId, title);
  expect((await look(teamId, "zxzxz")).hits).toHaveLength(1);
});

/** Rows of the search that a few looks have Postgres read. */
async function countReads(teamId: string): Promise<number> {
  return database().transaction(async (tx) => {
    const read = async () => {
      const [row] = await tx.execute<{ rows: number }>(
        "select sum(seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables where relname like 'search_entries%'",
      );
      return row?.rows ?? 0;
    };
    await tx.execute("set local enable_seqscan = off"); // as in a table that is too large for it
    const before = await read();
    for (const text of ["queryset", "quer", "migration model"]) await look(teamId, text, tx);
    return (await read()) - before;
  });
}

/** Twenty times as many of all questions of this team. */
async function multiply(teamId: string): Promise<void> {
  const alone = await sql().reserve(); // without a query's deadline
  await alone`
    with copied as (
      insert into questions (team_id, slug, status, facet_id)
      select team_id, slug || '~' || n, status, facet_id from questions, generate_series(1, 19) n where team_id = ${teamId} returning *)
    insert into search_entries
    select c.id, c.team_id, c.slug, c.facet_id, c.status, e.difficulty, c.last_asked_at, e.words
    from copied c join search_entries e on e.team_id = c.team_id and e.slug = split_part(c.slug, '~', 1)`;
  await alone`analyze search_entries, questions`;
  alone.release();
}

test("no search reads a long list of what neighbours have just written", async () => {
  const unbounded = await database().$client`
    select c.relname from pg_class c join pg_am m on m.oid = c.relam
    where m.amname = 'gin' and c.relkind = 'i' and c.relname like 'search\\_%'
      and not coalesce(c.reloptions @> '{gin_pending_list_limit=64}', false)`;
  expect(unbounded).toEqual([]);
});
