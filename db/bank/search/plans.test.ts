// A search takes a few milliseconds, and planning its longest statement takes one: that may happen while a connection is new.
import { expect, test } from "vitest";
import { searchQuestions } from "@/lib/questions/reads";
import { openDatabase } from "../../client";
import { useDatabase } from "../../testing/database";
import { createPerson, createTeam } from "../../testing/factories";

const { database, url } = useDatabase();
/** Then Postgres weighs these plans against the one for all values. */
const mostPlanned = 5;

test("what has run a few times on a connection isn’t planned again, however many words are looked for", async () => {
  const person = await createPerson(database());
  const { teamId } = await createTeam(database(), person);
  await pretendLarge();
  const single = openDatabase(url(), 1);
  const given = { teamId, personId: person.personId, filters: {}, sort: "best" as const, limit: 50 };
  const { hits } = await searchQuestions(single, { ...given, text: "" });
  const [text = ""] = hits.map(({ title }) => title).sort((a, b) => b.length - a.length);
  for (let n = 0; n < 12; n++) await searchQuestions(single, { ...given, text });
  const planned = await single.$client<{ statement: string; times: number }[]>`
    select statement, custom_plans::int as times from pg_prepared_statements
    where statement like '%search_entries%' and generic_plans + custom_plans > 10`;
  await single.$client.end();
  // Hits, counts, and whether the words are a title.
  expect(planned).toHaveLength(3);
  for (const { statement, times } of planned) expect(times, statement).toBeLessThanOrEqual(mostPlanned);
});

/** The planner expects as many rows as in a bank of a hundred thousand. */
async function pretendLarge(): Promise<void> {
  await database().$client`analyze search_entries`;
  await database().$client`
    update pg_class set reltuples = reltuples * 500 where relname like 'search\\_entries\\__%'`;
}
