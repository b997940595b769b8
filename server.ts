// The process: settings → port → database beside Next and the live door's process → ready, and the way back. The port comes first,
// so that a taken one is found before anything is touched; until the rest is there it answers 503. What `lib/server/front` refuses
// reaches neither Next nor a socket. `scripts/start.cjs` runs the built form of this file and explains what it throws.
import { Server } from "node:http";
import next from "next";
import { close, connect, type Database, queryDeadlineMs } from "./db/client";
import { migrate } from "./db/migrate";
import { withPatience } from "./db/patience";
import { type Embedded, startEmbedded } from "./db/server/embedded";
import { openForProduct } from "./db/server/least-rights";
import { waitForDatabase } from "./db/server/reachable";
import { seedDemoPeople } from "./lib/auth/commands";
import { env, publishEnv } from "./lib/env";
import { resumeImports } from "./lib/imports/prepare";
import { seedLibrary } from "./lib/library/seeding";
import { type LiveProcess, startLiveProcess } from "./lib/live/process";
import { log } from "./lib/log";
import { createFront } from "./lib/server/front/front";
import { answerUnready, drain, listen, stopOnSignal } from "./lib/server/http-server";
import { warmUpSoon } from "./lib/server/warm-up";
import { welcome } from "./lib/server/welcome";
import { startWork, type Work } from "./lib/work/pool";

const databaseWaitMs = 60_000;

const settings = env();
const server = createFront(settings, {
  serve: (request, response) => handle(request, response),
  upgrade: (request, socket, head) => live?.take(request, socket, head) ?? false,
});
let handle = answerUnready;
let live: LiveProcess | undefined;
let work: Work | undefined;
let postgres: Embedded | undefined;

async function start(): Promise<void> {
  await listen(server, settings);
  work = startWork(new URL("work.js", import.meta.url));
  live = startLiveProcess(new URL(import.meta.url.replace(/server(?=\.js$)/, "live")));
  publishEnv();
  // Next's own upgrade handler is only for development, so it gets a server that never has any.
  const pages = next({ dev: false, hostname: settings.host, port: settings.port, httpServer: new Server() });
  const opening = openDatabase();
  const outcomes = await Promise.allSettled([opening, pages.prepare()]);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  await live.open(env());
  const answer = pages.getRequestHandler();
  handle = (request, response) => withPatience(queryDeadlineMs, () => answer(request, response));
  warmUpSoon(pages);
  work.warmUpSoon();
  void opening.then(resumeImports);
}

async function openDatabase(): Promise<Database> {
  if (settings.embedded) postgres = await startEmbedded(settings.dataDir);
  else await waitForDatabase(settings.databaseUrl ?? "", databaseWaitMs);
  const ownerUrl = postgres?.url ?? settings.databaseUrl ?? "";
  await migrate(ownerUrl);
  const url = postgres ? await openForProduct(ownerUrl) : ownerUrl;
  publishEnv(url);
  const database = connect(url);
  await seedLibrary(database);
  if (settings.embedded) await seedDemoPeople(database);
  return database;
}

async function stop(): Promise<void> {
  handle = answerUnready;
  await Promise.all([drain(server), live?.close()]);
  await work?.close();
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
