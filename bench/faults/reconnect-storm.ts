// F24: five thousand sockets lose their server in one moment and come back as browsers do, while the next one still starts: at once, and
// wherever they aren't let in within a second again. Twenty come from each address: two rooms' two people with five tabs each.
import { setTimeout as sleep } from "node:timers/promises";
import type { Child } from "../child";
import type { Ground } from "../ground";
import { startProduct } from "../servers";
import { quantile, seededRandom } from "../statistics";
import { createBenchTeam, createRooms } from "../world";
import type { Apart, Options } from "./fault";
import { openRawSocket, type RawSocket } from "./garbage/raw-socket";
import { atMost, fine, type Outcome } from "./outcome";

const tabs = 5;
const addresses = 250;
const together = 50;
const limits = { allInMs: 15_000, queries: 2 };
const giveUpMs = 60_000;
const noFindings = { I1: [], I2: [], I3: [], I4: [], I5: [] };

type Tab = { cookie: string; interviewId: string; door: string; url: string; address: string };

const what = "F24 reconnect storm";
export const stormBack: Apart = { what, run };

async function run(ground: Ground, { size }: Options): Promise<Outcome> {
  const all = await createTabs(ground, size("sockets", 5_000, 100));
  const first = await startProduct(ground);
  for (const socket of await openGently(all, first)) socket.close();
  const ofStart = await countQueriesOf(ground, async () => (await startProduct(ground)).stop("SIGKILL"));
  let storm: Storm = { back: [], readyMs: 0 };
  const queries = await countQueriesOf(ground, async () => {
    storm = await strike(ground, all);
  });
  const tookMs = storm.back.map((one) => Math.max(0, one.atMs - storm.readyMs));
  const vain = storm.back.reduce((sum, one) => sum + one.tries - (one.socket ? 1 : 0), 0);
  const from = new Set(all.map(({ address }) => address)).size;
  return {
    fault: what,
    measured: [
      fine(`${all.length.toLocaleString("en")} sockets from ${from} addresses`),
      atMost("all in after the server is ready", Math.max(...tookMs), limits.allInMs),
      fine(`p50 ${quantile(tookMs, 0.5).toFixed(0)} ms`),
      atMost("queries a socket", (queries - ofStart) / all.length, limits.queries, ""),
      atMost("refused in words", storm.back.filter((one) => one.wasRefused).length, 0, ""),
      atMost("never back", storm.back.filter((one) => !one.socket).length, 0, ""),
      fine(`${vain} tries in vain`),
    ],
    findings: noFindings,
  };
}

type Back = Awaited<ReturnType<typeof comeBack>>;
type Storm = { back: Back[]; readyMs: number };

async function strike(ground: Ground, all: Tab[]): Promise<Storm> {
  const startMs = performance.now();
  const coming = Promise.all(all.map((tab, index) => comeBack(tab, { startMs, seed: index })));
  const server = await startProduct(ground);
  const readyMs = performance.now();
  const back = await coming;
  for (const { socket } of back) socket?.close();
  await server.stop("SIGKILL");
  return { back, readyMs };
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

/** Returns the sockets of a server that is gone. */
async function openGently(all: Tab[], server: Child): Promise<RawSocket[]> {
  const opened: RawSocket[] = [];
  for (let from = 0; from < all.length; from += together)
    opened.push(...(await Promise.all(all.slice(from, from + together).map((tab) => openRawSocket(tab)))));
  await server.stop("SIGKILL");
  return opened;
}

/** Again after 300 to 1,000 ms where it was closed, as the browser's own client does. */
async function comeBack(tab: Tab, { startMs, seed }: { startMs: number; seed: number }) {
  const random = seededRandom(seed);
  let wasRefused = false;
  let tries = 0;
  const hear = (text: string) => {
    wasRefused ||= text.includes("44{");
  };
  while (performance.now() - startMs < giveUpMs) {
    tries += 1;
    const socket = await openRawSocket({ ...tab, hear }).catch(() => undefined);
    if (socket) return { socket, atMs: performance.now(), tries, wasRefused };
    await sleep(300 + random() * 700);
  }
  return { socket: undefined, atMs: Number.POSITIVE_INFINITY, tries, wasRefused };
}

/** Each statement of the product's is a transaction of its own; a pulse every four seconds is two of them. */
async function countQueriesOf(ground: Ground, work: () => Promise<void>): Promise<number> {
  const before = await countQueries(ground);
  await work();
  return (await countQueries(ground)) - before;
}

/** Once Postgres' own count, which its processes tell once a second, has come to rest. */
async function countQueries({ database }: Ground): Promise<number> {
  await sleep(2_500);
  await database.$client`select pg_stat_clear_snapshot()`;
  const [row] = await database.$client<{ count: number }[]>`
    select (xact_commit + xact_rollback)::float8 as count from pg_stat_database where datname = current_database()`;
  return row?.count ?? 0;
}
