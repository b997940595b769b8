// Before all tests: an embedded Postgres in a folder of its own and one server on it. After them: both end, by their ids.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "@/db/server/embedded";
import { findChromium } from "../scripts/chromium.cjs";
import { startServer } from "./server";
import { announce } from "./target";

export default async function start(): Promise<() => Promise<void>> {
  // Workers read it from their environment.
  const browser = await findChromium();
  if (browser) process.env.CHROMIUM_PATH = browser;
  // Told to end, the runner ends without its teardown; leaving by exit() still stops what was started here.
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(143));
  const folder = await mkdtemp(join(tmpdir(), "rehearse-e2e-"));
  const postgres = await startEmbedded(folder);
  const secret = randomBytes(32).toString("hex");
  const endDatabase = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const server = await startServer({
    DATABASE_URL: postgres.url,
    AUTH_SECRET: secret,
    LOG_LEVEL: "warn",
  }).catch(async (error: unknown) => {
    await endDatabase();
    throw error;
  });
  announce({ url: server.url, databaseUrl: postgres.url, secret });
  return async () => {
    await server.stop();
    await endDatabase();
    // What the server complained of belongs to the result: a test may pass beside an error that nobody looked at.
    if (server.log().includes('"level":50')) process.stderr.write(`The server logged:\n${server.log()}\n`);
  };
}
