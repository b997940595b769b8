// Next's process: pages and actions, and who works on people's text. `server.ts` is its parent, which gives it the settings and passes on
// to it, over a local socket, each request that it lets in (`lib/server/pages/process.ts`). It gives way to the rooms.
import { mkdirSync, rmSync } from "node:fs";
import { createServer, Server } from "node:http";
import { dirname } from "node:path";
import { performance } from "node:perf_hooks";
import next from "next";
import { close, connect, type Database, queryDeadlineMs } from "./db/client";
import { withPatience } from "./db/patience";
import { listOpenResetCodes } from "./lib/auth/resets/reads";
import { adoptEnv, env, publishEnv } from "./lib/env";
import { keepResuming } from "./lib/imports/resume";
import { listOpenCodes } from "./lib/invites/reads";
import { setLiveDoor, type Gone as Told } from "./lib/live/teller";
import { logConsole } from "./lib/log";
import { answering } from "./lib/server/answers";
import { giveBackAtRest } from "./lib/server/at-rest";
import { beChild, tellParent } from "./lib/server/child";
import { addressOf } from "./lib/server/front/address";
import { setHeaders } from "./lib/server/front/headers";
import { readName } from "./lib/server/front/within";
import { createLooks } from "./lib/server/pages/links";
import type { FromPages, ToPages } from "./lib/server/pages/process";
import { readSocketPath } from "./lib/server/pages/socket-path";
import { giveWay } from "./lib/server/priority";
import { warmUpSoon } from "./lib/server/warm-up";
import { listOpenTeamCodes } from "./lib/teams/reads";
import { startWork } from "./lib/work/pool";

const socketPath = readSocketPath(process.argv[2]);
/** As many as may be at work, and those that wait for something. */
const backlog = 4_096;
const isFile = process.platform !== "win32";

logConsole(); // Next prints by itself
giveWay(10);
publishEnv();
const { host: hostname, port } = env();
const work = startWork(new URL("work.js", import.meta.url));
// Next's own upgrade handler is only for development, so it gets a server that never has any.
const pages = next({ dev: false, hostname, port, httpServer: new Server() });
const prepared = pages.prepare();
prepared.catch(() => undefined); // whoever opens it hears of it
const answer = pages.getRequestHandler();
// How long a request may take is for the parent to say, and it alone ends a connection that rests.
const unlimited = { headersTimeout: 0, requestTimeout: 0, keepAliveTimeout: 0, maxHeaderSize: 65_536 };
const server = createServer(unlimited, (request, response) => {
  setHeaders(request, response, env());
  const { id, waitedMs } = readName(request);
  answering({ request, response }, () =>
    withPatience(queryDeadlineMs, () => void answer(request, response), {
      waitedMs,
      onWait: () => tellParent<FromPages<Told>>({ waits: id }),
      onSlow: () => tellParent<FromPages<Told>>({ isSlow: id }),
      address: addressOf(request, true), // as the parent passed it on
    }),
  );
});
server.maxHeadersCount = 0;
setLiveDoor({ tell: (told) => tellParent<FromPages<Told>>({ told }) });

let database: Database | undefined;
const look = createLooks(
  async (codes) => (database ? listEveryOpenCode(database, codes) : new Set()),
  tellParent<FromPages<Told>>,
);

tellBusy();

beChild<ToPages>({
  async open(settings) {
    adoptEnv(settings);
    publishEnv(settings.databaseUrl);
    await prepared;
    database = connect(settings.databaseUrl ?? "");
    await listen();
    warmUpSoon(pages);
    work.warmUpSoon();
    giveBackAtRest();
    keepResuming(database);
  },
  hear: look,
  async close() {
    server.closeAllConnections();
    await work.close();
    await close();
  },
});

/** How long this thread was at work, for whoever lets requests in. */
function tellBusy(): void {
  let before = performance.eventLoopUtilization();
  let usedBefore = process.cpuUsage();
  const tell = () => {
    const now = performance.eventLoopUtilization();
    const { active } = performance.eventLoopUtilization(now, before);
    before = now;
    const { user, system } = process.cpuUsage(usedBefore);
    usedBefore = process.cpuUsage();
    // On a busy machine it only stood in line for a part of that.
    const busyMs = Math.min(active, (user + system) / 1_000);
    if (busyMs > 1) tellParent<FromPages<Told>>({ busyMs });
  };
  setInterval(tell, 100).unref();
}

async function listen(): Promise<void> {
  if (isFile) {
    // One that was killed leaves its own.
    rmSync(dirname(socketPath), { recursive: true, force: true });
    mkdirSync(dirname(socketPath), { mode: 0o700 });
    process.once("exit", () => rmSync(dirname(socketPath), { recursive: true, force: true }));
  }
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen({ path: socketPath, backlog }, done);
  });
}

async function listEveryOpenCode(database: Database, codes: string[]): Promise<Set<string>> {
  const kinds = [listOpenCodes, listOpenTeamCodes, listOpenResetCodes];
  const open = await Promise.all(kinds.map((list) => list(database, codes)));
  return new Set(open.flatMap((found) => [...found]));
}
