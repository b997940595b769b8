// Before all tests: a Postgres of its own and one server on it. After them: both end, by their ids.
import { randomBytes } from "node:crypto";
import { startDisposable } from "@/db/testing/disposable";
import { findChromium } from "../scripts/chromium.cjs";
import { startServer } from "./server";
import { announce } from "./target";

export default async function start(): Promise<() => Promise<void>> {
  // Workers read it from their environment.
  const browser = await findChromium();
  if (browser) process.env.CHROMIUM_PATH = browser;
  // Told to end, the runner ends without its teardown; leaving by exit() still stops what was started here.
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(143));
  const postgres = await startDisposable();
  const secret = randomBytes(32).toString("hex");
  const server = await startServer({
    DATABASE_URL: postgres.url,
    AUTH_SECRET: secret,
    LOG_LEVEL: "warn",
  }).catch(async (error: unknown) => {
    await postgres.stop();
    throw error;
  });
  announce({ url: server.url, databaseUrl: postgres.url, secret });
  return async () => {
    await server.stop();
    await postgres.stop();
    // What the server complained of belongs to the result: a test may pass beside an error that nobody looked at.
    if (server.log().includes('"level":50')) process.stderr.write(`The server logged:\n${server.log()}\n`);
  };
}
