// F24: five thousand sockets lose their server in one moment and come back to the next one as browsers do: at once, and after a refused
// upgrade within a second again. Ten of two people's five tabs come from each address.
import { setTimeout as sleep } from "node:timers/promises";
import type { Ground } from "../ground";
import { startProduct } from "../servers";
import { quantile, seededRandom } from "../statistics";
import { createBenchTeam, createRooms } from "../world";
import type { Options } from "./fault";
import { openRawSocket, type RawSocket } from "./garbage/raw-socket";
import { atMost, fine, type Outcome } from "./outcome";

const tabs = 5;
const addresses = 250;
const together = 50;
const limits = { allInMs: 15_000, queries: 2 };
const giveUpMs = 60_000;
const noFindings = { I1: [], I2: [], I3: [], I4: [], I5: [] };

type Tab = { cookie: string; interviewId: string; door: string; url: string; address: string };

export async function stormBack(ground: Ground, { size }: Options): Promise<Outcome> {
  const all = await createTabs(ground, size("sockets", 5_000, 100));
  let server = await startProduct(ground);
  const opened = await openGently(all);
  await server.stop("SIGKILL");
  for (const socket of opened) socket.close();
  server = await startProduct(ground);
  await quiet(ground);
  const before = await countQueries(ground);
  const startMs = performance.now();
  const back = await Promise.all(all.map((tab, index) => comeBack(tab, { startMs, seed: index })));
  const allInMs = Math.max(...back.map((one) => one.tookMs));
  await quiet(ground);
  const queries = ((await countQueries(ground)) - before) / all.length;
  for (const { socket } of back) socket?.close();
  await server.stop();
  const refused = back.filter((one) => one.wasRefused).length;
  return {
    fault: "F24 reconnect storm",
    measured: [
      fine(
        `${all.length.toLocaleString("en")} sockets from ${Math.min(addresses, all.length / tabs)} addresses`,
      ),
      atMost("all in", allInMs, limits.allInMs),
      fine(
        `p50 ${quantile(
          back.map((one) => one.tookMs),
          0.5,
        ).toFixed(0)} ms`,
      ),
      atMost("queries a socket", queries, limits.queries, ""),
      atMost("refused in words", refused, 0, ""),
      fine(`${back.reduce((sum, one) => sum + one.tries, 0) - all.length} tries in vain`),
    ],
    findings: noFindings,
  };
}

/** Of an address two people, each in all the tabs that they may have open. */
async function createTabs(ground: Ground, sockets: number): Promise<Tab[]> {
  const team = await createBenchTeam(ground.database);
  const count = Math.ceil(sockets / (2 * tabs));
  const rooms = await createRooms(ground.database, team, { count, status: "live" });
  return rooms.flatMap(({ interviewId, interviewerCookie, candidateCookie }, index) =>
    [
      { cookie: interviewerCookie, door: "account" },
      { cookie: candidateCookie, door: "candidate" },
    ].flatMap((seat) =>
      Array.from({ length: tabs }, () => ({
        ...seat,
        interviewId,
        url: ground.url,
        address: `127.0.0.${1 + (index % addresses)}`,
      })),
    ),
  );
}

async function openGently(all: Tab[]): Promise<RawSocket[]> {
  const opened: RawSocket[] = [];
  for (let from = 0; from < all.length; from += together)
    opened.push(...(await Promise.all(all.slice(from, from + together).map((tab) => openRawSocket(tab)))));
  return opened;
}

/** Again after 300 to 1,000 ms where it was closed, as the browser's own client does. */
async function comeBack(tab: Tab, { startMs, seed }: { startMs: number; seed: number }) {
  const random = seededRandom(seed);
  let wasRefused = false;
  const hear = (text: string) => {
    wasRefused ||= text.includes("44{");
  };
  for (let tries = 1; performance.now() - startMs < giveUpMs; tries++) {
    const socket = await openRawSocket({ ...tab, hear }).catch(() => undefined);
    if (socket) return { socket, tookMs: performance.now() - startMs, tries, wasRefused };
    await sleep(300 + random() * 700);
  }
  return { socket: undefined, tookMs: Number.POSITIVE_INFINITY, tries: 0, wasRefused };
}

/** Until Postgres' own count, which its processes tell once a second, has come to rest. */
async function quiet(ground: Ground): Promise<void> {
  await sleep(2_500);
  await ground.database.$client`select pg_stat_clear_snapshot()`;
}

/** Each statement of the product's is a transaction of its own; a pulse every four seconds is two of them. */
async function countQueries(ground: Ground): Promise<number> {
  const [row] = await ground.database.$client<{ count: number }[]>`
    select (xact_commit + xact_rollback)::float8 as count from pg_stat_database where datname = current_database()`;
  return row?.count ?? 0;
}
