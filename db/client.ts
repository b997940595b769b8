// The process' pools. The raw clients live on globalThis, because every Next entry and the live door get their own
// copy of this module; drizzle is wrapped around them per copy. drizzle() rewrites the client's serializers: raw statements
// on it pass JSON as text (`::jsonb`) and read times as epoch milliseconds.
import { DrizzleQueryError } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { withDeadline } from "./deadline";

export type Sql = postgres.Sql;
export type Database = PostgresJsDatabase<Record<string, never>> & { $client: Sql };
type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** What an ordinary query takes first: the database or a transaction of it. Hot statements want a `Database`. */
export type Conn = Database | Transaction;

/** How long a query may take before its caller is told that the database is unavailable. */
export const queryDeadlineMs = 2_500;

const shared: typeof globalThis & { rehearseSql?: Sql; rehearseRoomSql?: Sql } = globalThis;
let wrapped: Database | undefined;
let wrappedRooms: Database | undefined;

/** Opens the process-wide pools, once: `max` connections for everything, and a few for what is written in rooms. */
export function connect(url: string, max = 9): Database {
  shared.rehearseSql ??= openClient(url, max);
  shared.rehearseRoomSql ??= openClient(url, 3);
  return db();
}

/** A database with a pool of its own, for tests and tools. The caller ends it: `database.$client.end()`. */
export function openDatabase(url: string, max = 4): Database {
  return wrap(openClient(url, max));
}

/** The database of this process. Throws if `connect` was never called in it. */
export function db(): Database {
  if (!shared.rehearseSql) throw new Error("The database was used before connect()");
  if (wrapped?.$client !== shared.rehearseSql) wrapped = wrap(shared.rehearseSql);
  return wrapped;
}

/**
 * The database for a room's writes, each a millisecond at most: on connections of their own they never wait behind a page's query,
 * and so few find their caches warm (postgres.js takes them in turn).
 */
export function roomDb(): Database {
  if (!shared.rehearseRoomSql) throw new Error("The database was used before connect()");
  if (wrappedRooms?.$client !== shared.rehearseRoomSql) wrappedRooms = wrap(shared.rehearseRoomSql);
  return wrappedRooms;
}

export async function close(): Promise<void> {
  const pools = [shared.rehearseSql, shared.rehearseRoomSql];
  shared.rehearseSql = undefined;
  shared.rehearseRoomSql = undefined;
  await Promise.all(pools.map((sql) => sql?.end({ timeout: 3 })));
}

// drizzle's own error quotes the query and its parameters. What it is made of isn't taken: its cause says what failed.
Object.defineProperties(DrizzleQueryError.prototype, {
  query: { set: () => undefined },
  params: {
    set(this: Error) {
      this.message = "A query failed";
    },
  },
});

function wrap(client: Sql): Database {
  return drizzle(client, { casing: "snake_case" });
}

function openClient(url: string, max: number): Sql {
  const client = postgres(url, {
    max,
    connect_timeout: 3,
    max_lifetime: null,
    onnotice: () => undefined,
    // The only start-up parameter: whatever else a connection could be told at its start, poolers refuse.
    connection: { application_name: "rehearse" },
  });
  return withDeadline(client, queryDeadlineMs);
}
