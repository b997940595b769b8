// Applies `drizzle/` under an advisory lock: several servers may start at once on one database. The migrator itself takes
// none, and writes to the catalogue even when there is nothing to do; so one read decides first.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DrizzleQueryError } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyFolder } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { codeOf } from "./failure";
import { StartProblem } from "./server/start-problem";

const migrationLock = 7_234_002;
const missingTable = new Set(["42P01", "3F000"]);

/** Brings the database at `url` to the newest migration of `folder`. Safe to call from several processes at once. */
export async function migrate(url: string, folder = findMigrations()): Promise<void> {
  const client = postgres(url, {
    max: 1,
    max_lifetime: null,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: { application_name: "rehearse-migrate" },
  });
  try {
    if (await isUpToDate(client, folder)) return;
    await client.begin(async (transaction) => {
      await transaction`select pg_advisory_xact_lock(${migrationLock})`;
      await applyFolder(drizzle(asClient(transaction, client)), { migrationsFolder: folder });
    });
  } catch (cause) {
    const reason = cause instanceof DrizzleQueryError && cause.cause?.message;
    if (!reason) throw cause;
    throw new StartProblem(
      `The database couldn't be brought to this version, and was left as it was: ${reason}.`,
      { cause },
    );
  } finally {
    await client.end({ timeout: 3 });
  }
}

/**
 * The migrator begins a transaction of its own, inside the one that holds the lock: behind a pooler that shares connections
 * only what a transaction holds is given back.
 */
function asClient(transaction: postgres.TransactionSql, { options }: postgres.Sql): postgres.Sql {
  return Object.assign(transaction, { options, begin: transaction.savepoint }) as unknown as postgres.Sql;
}

async function isUpToDate(client: postgres.Sql, folder: string): Promise<boolean> {
  const journal = readFileSync(join(folder, "meta", "_journal.json"), "utf8");
  const { entries }: { entries: { when: number }[] } = JSON.parse(journal);
  const newest = Math.max(0, ...entries.map(({ when }) => when));
  try {
    const [row] = await client`select max(created_at) >= ${newest} as done from drizzle.__drizzle_migrations`;
    return row?.done === true;
  } catch (error) {
    if (missingTable.has(String(codeOf(error)))) return false;
    throw error;
  }
}

/** Both `db/` and the built `dist/` lie beside `drizzle/`. */
function findMigrations(): string {
  return fileURLToPath(new URL("../drizzle", import.meta.url));
}
