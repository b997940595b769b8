import type { Database } from "../client";

/** Until it has come to an end, or so many statements wait for another's transaction. */
export async function endedOrWaits(
  { $client: sql }: Database,
  work: Promise<unknown>,
  waiting = 1,
): Promise<void> {
  let ended = false;
  const end = () => {
    ended = true;
  };
  work.then(end, end);
  for (let waits = false; !ended && !waits; ) {
    const locks = await sql`
      select from pg_locks l join pg_stat_activity a using (pid)
      where not granted and a.datname = current_database()`;
    waits = locks.length >= waiting;
  }
}
