// A database of its own per test file, cloned from the migrated and seeded template that `cluster.ts` made.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { type Database, openDatabase } from "../client";

declare module "vitest" {
  interface ProvidedContext {
    adminUrl: string;
    templateName: string;
  }
}

/** Call at the top of a test file; `database()` is ready inside hooks and tests, `url()` names it. */
export function useDatabase(connections = 6): { database: () => Database; url: () => string } {
  let database: Database | undefined;
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const url = () => inject("adminUrl").replace(/\/[^/]*$/, `/${name}`);

  beforeAll(async () => {
    await administer(`create database ${name} template ${inject("templateName")}`);
    database = openDatabase(url(), connections);
  });
  afterAll(async () => {
    await database?.$client.end({ timeout: 2 });
    await administer(`drop database if exists ${name} with (force)`);
  });

  return {
    url,
    database: () => {
      if (!database) throw new Error("database() was called before the test file's beforeAll");
      return database;
    },
  };
}

async function administer(statement: string): Promise<void> {
  const admin = openDatabase(inject("adminUrl"), 1);
  const alone = await admin.$client.reserve(); // without a query's deadline: a busy machine copies a database for seconds
  await alone.unsafe(statement);
  alone.release();
  await admin.$client.end();
}
