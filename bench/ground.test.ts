import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { bundle } from "./bundle.mjs";

const root = join(import.meta.dirname, "..");

/** A run that only waits; its folders are made in one of its own. */
async function startRun(): Promise<{ run: ChildProcess; folder: string; postgres: number }> {
  const folder = await mkdtemp(join(tmpdir(), "rehearse-ground-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = await bundle(root, "bench/ground.ts", { name: "ground-under-test" });
  const waits = `
    const { onGround } = await import(${JSON.stringify(pathToFileURL(file).href)});
    const work = ({ postgres }) => new Promise(() => { console.log(postgres.pid); setInterval(() => 0, 1e6); });
    process.exit(await onGround({ root: ${JSON.stringify(root)}, environment: process.env }, work));`;
  const run = spawn(process.execPath, ["--input-type=module", "--eval", waits], {
    env: { ...process.env, TMPDIR: folder, AUTH_SECRET: "a secret of the tests, long enough to be one" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void run.kill("SIGKILL"));
  const [pid] = await once(run.stdout, "data");
  return { run, folder, postgres: Number(pid) };
}

test.each([
  ["SIGTERM", 143],
  ["SIGINT", 130],
] as const)(
  "a run that is ended by %s leaves no Postgres and no folder",
  { timeout: 120_000 },
  async (signal, status) => {
    const { run, folder, postgres } = await startRun();
    expect(await readdir(folder)).toHaveLength(1);
    run.kill(signal);
    run.kill(signal); // Ctrl C comes from the terminal and from npm
    expect(await once(run, "exit")).toEqual([status, null]);
    expect(await readdir(folder)).toEqual([]);
    expect(() => process.kill(postgres, 0)).toThrow("ESRCH");
  },
);
