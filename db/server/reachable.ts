import { sql } from "drizzle-orm";
import postgres from "postgres";
import { type Conn, queryDeadlineMs } from "../client";
import { StartProblem } from "./start-problem";

/** Whether the database answers within the deadline of a query. Never throws. */
export async function answers(conn: Conn): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => {
    timer = setTimeout(done, queryDeadlineMs, false);
  });
  const asked = conn.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/** Codes that time may heal: no route, no listener, still starting, too many connections. */
const passing = /^(E[A-Z_]+|CONNECT_TIMEOUT|CONNECTION_\w+|57P03|53300)$/;
const retryMs = 500;
/** Of the waits between two tries, each so many-th is said. */
const sayEvery = 20;

type Wait = { limitMs: number; tell(sentence: string): void };

/** Waits for the database at `url`, and tells for what; throws a StartProblem with what it said. */
export async function waitForDatabase(url: string, { limitMs, tell }: Wait): Promise<void> {
  const giveUp = Date.now() + limitMs;
  for (let tries = 0; ; tries++) {
    const refusal = await tryOnce(url);
    if (!refusal) return;
    const { host, pathname } = new URL(url);
    const where = `The database ${decodeURIComponent(pathname.slice(1))} at ${host} (from DATABASE_URL)`;
    if (!passing.test(refusal.code ?? ""))
      throw new StartProblem(`${where} refuses: ${refusal.message}.`, { cause: refusal });
    if (Date.now() > giveUp) {
      throw new StartProblem(
        `${where} can't be reached (${refusal.code}). Start it, or correct the address.`,
        { cause: refusal },
      );
    }
    if (tries % sayEvery === 0)
      tell(`${where} can't be reached (${refusal.code}). It is tried again for a minute.`);
    await new Promise((done) => setTimeout(done, retryMs));
  }
}

async function tryOnce(url: string): Promise<(Error & { code?: string }) | undefined> {
  const client = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => undefined });
  try {
    await client`select 1`;
    return undefined;
  } catch (error) {
    return error as Error;
  } finally {
    await client.end({ timeout: 1 });
  }
}
