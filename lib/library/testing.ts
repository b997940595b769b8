// The template that every test's database is cloned from holds the library, which db can't read from its files.
import type { TestProject } from "vitest/node";
import { openDatabase } from "@/db/client";
import { seedLibrary } from "./seeding";

/** Runs once the cluster has started (vitest.config.ts says the order). */
export default async function seedTemplate(project: TestProject): Promise<void> {
  const { adminUrl, templateName } = project.getProvidedContext();
  const template = openDatabase(adminUrl.replace(/\/[^/]*$/, `/${templateName}`), 2);
  await seedLibrary(template);
  await template.$client.end();
}
