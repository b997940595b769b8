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
  close(): Promise<void>;
};

export async function openGround(root: string, environment: Environment): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), "rehearse-bench-"));
  await chmod(folder, 0o711); // Postgres runs as another user where this one is root
  const postgres = await startEmbedded(join(folder, "data"));
  await migrate(postgres.url);
  const database = openDatabase(postgres.url, 4);
  await seedLibrary(database);
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
    async close() {
      await database.$client.end({ timeout: 2 });
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
