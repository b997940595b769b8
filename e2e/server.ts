// A server of the production build as a process of its own, on a free port below those that outgoing connections take.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export type Running = {
  url: string;
  log(): string;
  /** Ends the process for rooms, or the one for pages, as a crash would. */
  crash(name: "live" | "pages"): void;
  stop(): Promise<void>;
};

export const keptCharacters = 50_000_000;
const readyWithinMs = 60_000;

export async function startServer(settings: Record<string, string>): Promise<Running> {
  if (!existsSync("dist/server.js")) throw new Error("There is no build. Run `npm run build` first.");
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const { PATH, HOME, LANG } = process.env;
  const child = spawn(process.execPath, ["dist/server.js"], {
    env: { PATH, HOME, LANG, NODE_ENV: "production", PORT: String(port), PUBLIC_URL: url, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output = (output + chunk).slice(-keptCharacters);
    });
  process.once("exit", () => child.kill("SIGTERM"));
  const crash = (name: "live" | "pages") => {
    const found = execFileSync("pgrep", ["-P", String(child.pid), "-f", `${name}.js`], { encoding: "utf8" });
    process.kill(Number(found), "SIGKILL");
  };
  const running = { url, log: () => output, crash, stop: () => stop(child) };
  await untilHealthy(running, child);
  return running;
}

async function untilHealthy({ url, log }: Running, child: ChildProcess): Promise<void> {
  for (const giveUp = Date.now() + readyWithinMs; Date.now() < giveUp; await sleep(100)) {
    if (child.exitCode !== null) throw new Error(`The server ended while starting:\n${log()}`);
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.ok) return;
  }
  await stop(child);
  throw new Error(`The server wasn't ready in time:\n${log()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await ended;
  clearTimeout(timer);
}

async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const probe = createServer();
    const free = await new Promise((done) => {
      probe.once("error", () => done(false));
      probe.listen({ port, host: "127.0.0.1" }, () => probe.close(() => done(true)));
    });
    if (free) return port;
  }
}
