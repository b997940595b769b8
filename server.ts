// The parent of all: settings → port → database beside the processes of pages and rooms → ready, and the way back. The port comes first,
// so that a taken one is found before anything is touched; until the rest is there it answers 503. What `lib/server/front` refuses
// reaches neither. `scripts/start.cjs` runs the built form of this file and explains what it throws.
import { close, connect } from "./db/client";
import { migrate } from "./db/migrate";
import { type Embedded, startEmbedded } from "./db/server/embedded";
import { openForProduct } from "./db/server/least-rights";
import { waitForDatabase } from "./db/server/reachable";
import { seedDemoPeople } from "./lib/auth/commands";
import { env } from "./lib/env";
import { seedLibrary } from "./lib/library/seeding";
import { type LiveProcess, startLiveProcess } from "./lib/live/process";
import { log } from "./lib/log";
import { giveBackAtRest } from "./lib/server/at-rest";
import { createFront } from "./lib/server/front/front";
import { createHealth } from "./lib/server/health";
import { answerUnready, closeDoors, listen, stopOnSignal } from "./lib/server/http-server";
import { type PagesProcess, startPagesProcess } from "./lib/server/pages/process";
import { welcome } from "./lib/server/welcome";

const databaseWaitMs = 60_000;

const settings = env();
const server = createFront(settings, {
  serve: (request, response) => serve(request, response),
  upgrade: (request, socket, head) => live?.take(request, socket, head) ?? false,
});
let serve = answerUnready;
let live: LiveProcess | undefined;
let pages: PagesProcess | undefined;
let postgres: Embedded | undefined;

async function start(): Promise<void> {
  await listen(server, settings);
  const rooms = startLiveProcess(new URL(import.meta.url.replace(/server(?=\.js$)/, "live")));
  const desk = startPagesProcess(new URL("pages.js", import.meta.url), { ...settings, hear: rooms.tell });
  [live, pages] = [rooms, desk];
  const health = createHealth(rooms, desk);
  const open = { ...settings, databaseUrl: await openDatabase() };
  await Promise.all([rooms.open(open), desk.open(open)]);
  serve = (request, response) =>
    health.isAsked(request) ? health.answer(response) : desk.serve(request, response);
}

/** The address by which the other processes open it. */
async function openDatabase(): Promise<string> {
  if (settings.embedded) postgres = await startEmbedded(settings.dataDir);
  else await waitForDatabase(settings.databaseUrl ?? "", { limitMs: databaseWaitMs, tell: console.error });
  const ownerUrl = postgres?.url ?? settings.databaseUrl ?? "";
  await migrate(ownerUrl);
  const url = postgres ? await openForProduct(ownerUrl) : ownerUrl;
  const database = connect(url);
  await seedLibrary(database);
  if (settings.embedded) await seedDemoPeople(database);
  await close();
  return url;
}

async function stop(): Promise<void> {
  serve = answerUnready;
  await closeDoors(server, { live, pages });
  await close();
  await postgres?.stop();
}

const started = start();
stopOnSignal(() => started.catch(() => undefined).then(stop));
process.on("unhandledRejection", (err) =>
  log.error({ err }, "a promise was rejected and nobody waited for it"),
);
await started.catch(async (error) => {
  await stop();
  throw error;
});
console.log(welcome(settings));
giveBackAtRest();
