// An empty schema of the test database for one question's tables: they must not meet the product's own.
import { randomUUID } from "node:crypto";
import type { ReservedSql } from "postgres";
import { useDatabase } from "../../testing/database";

/** Call at the top of a test file. `inScratch` gives connections that see one new schema, after `prepare` has run in it. */
export function useScratch() {
  const { database } = useDatabase();
  return async function inScratch(
    prepare: string,
    use: (one: ReservedSql, other: ReservedSql) => Promise<void>,
  ) {
    const schema = `s_${randomUUID().replaceAll("-", "")}`;
    const [one, other] = [await database().$client.reserve(), await database().$client.reserve()];
    try {
      await one.unsafe(`create schema ${schema}`);
      for (const each of [one, other]) await each.unsafe(`set search_path to ${schema}, public`);
      await one.unsafe(prepare);
      await use(one, other);
    } finally {
      for (const each of [one, other]) {
        await each.unsafe("rollback");
        await each.unsafe("reset role; set search_path to public");
        each.release();
      }
    }
  };
}
