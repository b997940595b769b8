import type { Conn, Database } from "@/db/client";
import { postgresCode } from "./errors";

/** Somebody else made the thing, or took its name, between our look and our write. */
export class CameFirst extends Error {}
export const lastTurn = 4;

/** Writes in a transaction, and again in a new one where somebody came first. `turn` counts from 1 to `lastTurn`. */
export async function inTurn<T>(
  database: Database,
  write: (conn: Conn, turn: number) => Promise<T>,
): Promise<T> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await database.transaction((conn) => write(conn, turn));
    } catch (error) {
      const isRace = error instanceof CameFirst || postgresCode(error) === "23505";
      if (!isRace || turn === lastTurn) throw error;
    }
  }
}
