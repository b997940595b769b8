// Where everything happens: a Postgres of its own in a temporary folder, migrated and seeded, and the names of the servers.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import { type Embedded, startEmbedded } from "@/db/server/embedded";
import { findFreePort } from "@/db/server/free-port";
import { publishEnv } from "@/lib/env";
import { seedLibrary } from "@/lib/library/seeding";

export type Environment = Record<string, string | undefined>;
export type Ground = {
  root: string;
  folder: string;
  environment: Environment;
  postgres: Embedded;
  database: Database;
  /** Where the product's server will be. */
  port: number;
  url: string;
  version: string;
  /** What is ended before the folder goes, the last one first. */
  endsWith(end: () => unknown): void;
  close(): Promise<void>;
};

/** Also where a signal breaks the work off, nothing of it is left: no process and no folder. */
export async function onGround(
  given: { root: string; environment: Environment },
  work: (ground: Ground) => Promise<number>,
): Promise<number> {
  const signalled = untilSignal();
  const ground = await openGround(given.root, given.environment);
  try {
    return await Promise.race([signalled, work(ground)]);
  } finally {
    await ground.close();
  }
}

/** Resolves with the exit status. Ctrl C comes twice, from the terminal and from npm. What is broken off may complain: nobody listens any more. */
function untilSignal(): Promise<number> {
  return new Promise((done) => {
    for (const [signal, status] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
      ["SIGHUP", 129],
    ] as const)
      process.on(signal, () => {
        process.on("unhandledRejection", () => undefined);
        done(status);
      });
  });
}

async function openGround(root: string, environment: Environment): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), "rehearse-bench-"));
  await chmod(folder, 0o711); // Postgres runs as another user where this one is root
  const ends: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = () => endAll(ends);
  const { postgres, database } = await openPostgres(folder).catch(async (error) => {
    await close();
    throw error;
  });
  ends.push(() => closePostgres({ postgres, database }));
  const [row] = await database.$client<
    { version: string }[]
  >`select current_setting('server_version') as version`;
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  Object.assign(environment, { PUBLIC_URL: url, PORT: String(port), HOST: "127.0.0.1" });
  publishEnv(postgres.url);
  return {
    root,
    folder,
    environment,
    postgres,
    database,
    port,
    url,
    version: row?.version ?? "unknown",
    endsWith: (end) => ends.push(end),
    close,
  };
}

async function endAll(ends: (() => unknown)[]): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}

/** The same ground for a part of the work: whatever that part started is ended with it, however it ends. */
export async function onPartOf<G extends Pick<Ground, "endsWith">, T>(
  ground: G,
  work: (part: G) => Promise<T>,
): Promise<T> {
  const ends: (() => unknown)[] = [];
  const close = () => endAll(ends);
  ground.endsWith(close);
  try {
    return await work({ ...ground, endsWith: (end: () => unknown) => void ends.push(end) });
  } finally {
    await close();
  }
}

export async function openPostgres(folder: string): Promise<Pick<Ground, "postgres" | "database">> {
  const postgres = await startEmbedded(join(folder, "data"));
  await migrate(postgres.url);
  const database = openDatabase(named(postgres.url), 4);
  await seedLibrary(database);
  return { postgres, database };
}

/** By another name than the server's own connections have. */
export const named = (url: string): string => `${url}?application_name=rehearse-bench`;

export async function closePostgres({
  postgres,
  database,
}: Pick<Ground, "postgres" | "database">): Promise<void> {
  await database.$client.end({ timeout: 2 });
  await postgres.stop();
}
