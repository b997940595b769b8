// The two ends of every ratio, as the processes that they are.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findFreePort } from "@/db/server/free-port";
import { type Child, startChild, untilHealthy } from "./child";
import type { Ground } from "./ground";

export async function startProduct(
  ground: Ground,
  given: { flags?: string[]; file?: string; databaseUrl?: string } = {},
): Promise<Child> {
  const { flags = [], file = "server", databaseUrl = ground.postgres.url } = given;
  const child = startChild([...startFlags(ground.root), ...flags, join(ground.root, "dist", `${file}.js`)], {
    cwd: ground.root,
    env: { ...ground.environment, DATABASE_URL: databaseUrl, LOG_LEVEL: "warn" },
  });
  ground.endsWith(() => child.stop("SIGKILL"));
  await untilHealthy(`${ground.url}/api/health`, child);
  return child;
}

/** What `npm start` gives Node. */
function startFlags(root: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return scripts.start.split(" ").filter((word: string) => word.startsWith("--"));
}

export async function startLimit(ground: Ground): Promise<Child & { url: string }> {
  const port = await findFreePort();
  const child = startChild([join(ground.root, "dist", "bench-limit.js"), String(port), ground.postgres.url], {
    cwd: ground.root,
    env: ground.environment,
  });
  const url = `http://127.0.0.1:${port}`;
  await untilHealthy(`${url}/healthy`, child);
  return { ...child, url };
}
