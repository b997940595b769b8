// One real Postgres for a run of the tests, with one migrated template that every test file's own database is cloned from.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate";
import { startEmbedded } from "../server/embedded";

export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "rehearse-test-"));
  const postgres = await startEmbedded(folder);
  await migrate(postgres.url);
  const adminUrl = postgres.url.replace(/\/[^/]*$/, "/postgres");
  project.provide("adminUrl", adminUrl);
  project.provide("templateName", new URL(postgres.url).pathname.slice(1));
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
