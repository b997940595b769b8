import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../client";
import { startEmbedded } from "../server/embedded";

type Disposable = { url: string; stop(): Promise<void> };

/** An embedded Postgres that is gone with its folder after `stop`. It waits for no disk: what a crash would lose nobody needs. */
export async function startDisposable(): Promise<Disposable> {
  const folder = await mkdtemp(join(tmpdir(), "rehearse-test-"));
  const postgres = await startEmbedded(folder);
  const { $client: sql } = openDatabase(postgres.url, 1);
  for (const setting of ["fsync", "full_page_writes"]) await sql.unsafe(`alter system set ${setting} = off`);
  await sql`select pg_reload_conf()`;
  await sql.end();
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
