// A server as a child process: started, awaited, watched, ended. All that still run end with this process.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Environment } from "./ground";

export type Child = {
  pid: number;
  /** Everything it has said. */
  output(): string;
  /** CPU time so far, ms, all threads, with the processes that it started itself. */
  cpuMs(): number;
  /** With the processes that it started itself. */
  residentBytes(): number;
  isAlive(): boolean;
  /** Resolves with the exit status; null where a signal ended it. */
  ended: Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Ends the processes that it started itself. */
  killChildren(): void;
};

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});
const ticksPerSecond = 100;
const keptOutput = 400_000;

export function startChild(words: string[], options: { cwd: string; env: Environment }): Child {
  const child = spawn(process.execPath, words, {
    cwd: options.cwd,
    env: { ...options.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output = (output + chunk).slice(-keptOutput);
    });
  const ended = new Promise<number | null>((done) => {
    child.once("close", (status) => {
      running.delete(child);
      done(status);
    });
  });
  const pid = child.pid ?? 0;
  return {
    pid,
    ended,
    output: () => output,
    cpuMs: () => sum(pid, readCpuMs),
    residentBytes: () => sum(pid, readResidentBytes),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      await ended;
    },
    killChildren() {
      const children = childrenOf(pid);
      if (children.length === 0) throw new Error("The server has no process of its own to kill.");
      for (const one of children) process.kill(one, "SIGKILL");
    },
  };
}

/** Polls until the address answers 200; returns ms since `sinceMs` (performance time). */
export async function untilHealthy(url: string, child: Child, sinceMs = performance.now()): Promise<number> {
  const giveUp = performance.now() + 60_000;
  while (performance.now() < giveUp) {
    if (!child.isAlive())
      throw new Error(`A server ended while it started:\n${child.output().slice(-3_000)}`);
    if (await answers(url)) return performance.now() - sinceMs;
    await sleep(5);
  }
  throw new Error(`${url} didn't become healthy:\n${child.output().slice(-3_000)}`);
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status === 200;
    },
    () => false,
  );
}

function childrenOf(pid: number): number[] {
  return readProc(pid, `task/${pid}/children`).split(" ").filter(Boolean).map(Number);
}

function sum(pid: number, read: (pid: number) => number): number {
  return childrenOf(pid).reduce((all, child) => all + sum(child, read), read(pid));
}

function readResidentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readProc(pid, "status"))?.[1] ?? 0) * 1_024;
}

function readCpuMs(pid: number): number {
  const fields = readProc(pid, "stat")
    .replace(/^.*\) /, "")
    .split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
}

function readProc(pid: number, name: string): string {
  return readFileSync(`/proc/${pid}/${name}`, "utf8");
}
