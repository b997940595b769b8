import type { Conn, Database } from "@/db/client";
import { postgresCode } from "./errors";

/** Somebody else made the thing, or took its name, between our look and our write. */
export class CameFirst extends Error {}
export const mostTries = 4;

/** Writes in a transaction, and again in a new one where somebody came first. `nth` counts from 1 to `mostTries`. */
export async function writeInRace<T>(
  database: Database,
  write: (conn: Conn, nth: number) => Promise<T>,
): Promise<T> {
  for (let nth = 1; ; nth += 1) {
    try {
      return await database.transaction((conn) => write(conn, nth));
    } catch (error) {
      const isRace = error instanceof CameFirst || postgresCode(error) === "23505";
      if (!isRace || nth === mostTries) throw error;
    }
  }
}
