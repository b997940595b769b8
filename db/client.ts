// The process' pools. The raw clients live on globalThis, because every Next entry and the live door get their own
// copy of this module; drizzle is wrapped around them per copy. drizzle() rewrites the client's serializers: raw statements
// on it pass JSON as text (`::jsonb`) and read times as epoch milliseconds.
import { AsyncResource } from "node:async_hooks";
import { DrizzleQueryError } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { withDeadline } from "./deadline";
import { createReach, type Reach } from "./reach";

export type Sql = postgres.Sql;
export type Database = PostgresJsDatabase<Record<string, never>> & { $client: Sql };
type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** What an ordinary query takes first: the database or a transaction of it. Hot statements want a `Database`. */
export type Conn = Database | Transaction;

/** How long a query may take before its caller is told that the database is unavailable. */
export const queryDeadlineMs = 2_000;

const shared: typeof globalThis & { rehearseSql?: Sql; rehearseRoomSql?: Sql; rehearseHealthSql?: Sql } =
  globalThis;
let wrapped: Database | undefined;
let wrappedRooms: Database | undefined;

/**
 * Opens the process-wide pools, once: `max` connections for everything, a few for what is written in rooms, and one that says whether
 * the database answers. While it can't be reached, one of them all tries every `retryMs`: two processes come to twenty tries in ten seconds.
 */
export function connect(url: string, max = 9, retryMs = 1_600): Database {
  const reach = createReach(retryMs);
  shared.rehearseSql ??= openClient(url, max, reach);
  shared.rehearseRoomSql ??= openClient(url, 3, reach);
  shared.rehearseHealthSql ??= openClient(url, 1, reach);
  return db();
}

/** A database with a pool of its own, for tests and tools. The caller ends it: `database.$client.end()`. */
export function openDatabase(url: string, max = 4): Database {
  return wrap(openClient(url, max, createReach(100)));
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

/** For the one question whether it answers: never behind those that wait. */
export function healthDb(): Database {
  if (!shared.rehearseHealthSql) throw new Error("The database was used before connect()");
  return wrap(shared.rehearseHealthSql);
}

export async function close(): Promise<void> {
  const pools = [shared.rehearseSql, shared.rehearseRoomSql, shared.rehearseHealthSql];
  shared.rehearseSql = undefined;
  shared.rehearseRoomSql = undefined;
  shared.rehearseHealthSql = undefined;
  await Promise.all(pools.map((sql) => sql?.end({ timeout: 3 })));
}

// drizzle's own error quotes the query and its parameters. What it is made of isn't taken: its cause says what failed.
Object.defineProperties(DrizzleQueryError.prototype, {
  digest: {
    get(this: Error) {
      return Reflect.get(Object(this.cause), "digest");
    },
    set(this: Error, value) {
      Object.defineProperty(this, "digest", { value });
    },
  },
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

function openClient(url: string, max: number, reach: Reach): Sql {
  // Not in the name of the request that needs one more: a socket keeps whatever the request in which it was opened knew, and with it
  // each that came after, for as long as it is open. The driver's types leave the option out.
  const options = { socket: AsyncResource.bind(reach.dial) };
  const client = postgres(url, {
    ...options,
    max,
    connect_timeout: 2,
    // When to try again is for all pools to say together.
    backoff: () => 0,
    max_lifetime: null,
    onnotice: () => undefined,
    // The only start-up parameter: whatever else a connection could be told at its start, poolers refuse.
    connection: { application_name: "rehearse" },
  });
  return withDeadline(client, { deadlineMs: queryDeadlineMs, reach });
}
