// One real Postgres for a run of the tests, with one migrated template that every test file's own database is cloned from.
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate";
import { startDisposable } from "./disposable";

export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startDisposable();
  await migrate(postgres.url);
  const adminUrl = postgres.url.replace(/\/[^/]*$/, "/postgres");
  project.provide("adminUrl", adminUrl);
  project.provide("templateName", new URL(postgres.url).pathname.slice(1));
  return postgres.stop;
}
