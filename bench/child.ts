// A server as a child process: started, awaited, watched, ended. All that still run end with this process.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Environment } from "./ground";
import { Output } from "./output";

export type Processes = {
  pid: number;
  /** CPU time so far, ms, all threads, with the processes that it started itself. */
  cpuMs(): number;
  /** With the processes that it started itself. */
  residentBytes(): number;
};
export type Child = Processes & {
  /** The end of what it has said. */
  output(): string;
  /** Rejections that nobody heard, in any of its processes. */
  unheard(): Output["unheard"];
  isAlive(): boolean;
  /** Resolves with the exit status; null where a signal ended it. */
  ended: Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** The server's process for rooms, or for pages. */
  pidOf(name: "live" | "pages"): number;
  /** Of those that last as long as it does: itself and these two; 0 for one that isn't there. */
  lastingPids(): string;
  /** Of each of its processes, by the name of what it runs. */
  residentByName(): [string, number][];
  /** Of each what somebody holds after `collect`: without the empty part of its heap, which V8 keeps for later. Where `collectsAllOnSignal`. */
  heldByName(): [string, number][];
  /** Asks all its processes for a collection of garbage, and waits for it. */
  collect(): Promise<void>;
};

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});
const ticksPerSecond = 100;

export function startChild(words: string[], options: { cwd: string; env: Environment }): Child {
  const child = spawn(process.execPath, words, {
    cwd: options.cwd,
    env: { ...options.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const output = new Output();
  for (const stream of [child.stdout, child.stderr]) stream.on("data", output.open());
  const ended = new Promise<number | null>((done) => {
    child.once("close", (status) => {
      running.delete(child);
      done(status);
    });
  });
  const pid = child.pid ?? 0;
  return {
    ...watch(pid),
    ended,
    output: () => output.end,
    unheard: () => output.unheard,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      await ended;
    },
    lastingPids: () => [pid, findChild(pid, "live") ?? 0, findChild(pid, "pages") ?? 0].join(),
    pidOf(name) {
      const found = findChild(pid, name);
      if (found === undefined) throw new Error(`The server has no process that runs ${name}.js.`);
      return found;
    },
    residentByName: () => sumByName(pid, readResidentBytes),
    heldByName: () => sumByName(pid, (one) => readResidentBytes(one) - takeEmptyBytes(one)),
    async collect() {
      for (let round = 0; round < 3; round++) {
        for (const one of treeOf(pid)) if (hears(one)) process.kill(one, "SIGUSR2");
        await sleep(1_000);
      }
    },
  };
}

const onSignal = (code: string) => [
  "--expose-gc",
  `--import=data:text/javascript,${encodeURIComponent(code)}`,
];

/** For `node`: what makes `collect` do something. */
export const collectsOnSignal = onSignal("process.on('SIGUSR2', () => gc())");
/** The same, as V8 does it before it would fail; and each says what of its heap is empty all the same. */
const emptyFile = (pid: number | "") => join(tmpdir(), `rehearse-empty-${pid}`);
export const collectsAllOnSignal = onSignal(`
  import { writeFileSync } from "node:fs";
  process.on("SIGUSR2", () => {
    gc({ type: "major", flavor: "last-resort" });
    const { heapTotal, heapUsed } = process.memoryUsage();
    writeFileSync(${JSON.stringify(emptyFile(""))} + process.pid, String(heapTotal - heapUsed));
  });`);

function takeEmptyBytes(pid: number): number {
  const file = emptyFile(pid);
  if (!existsSync(file)) return 0;
  const bytes = Number(readFileSync(file, "utf8"));
  rmSync(file);
  return bytes;
}

function sumByName(pid: number, read: (pid: number) => number): [string, number][] {
  const bytes = new Map<string, number>();
  for (const one of treeOf(pid)) bytes.set(nameOf(one), (bytes.get(nameOf(one)) ?? 0) + read(one));
  return [...bytes];
}

export function watch(pid: number): Processes {
  const sum = (read: (pid: number) => number) => treeOf(pid).reduce((all, one) => all + read(one), 0);
  return { pid, cpuMs: () => sum(readCpuMs), residentBytes: () => sum(readResidentBytes) };
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

function findChild(pid: number, name: string): number | undefined {
  return childrenOf(pid).find((one) => readProc(one, "cmdline").includes(`${name}.js\0`));
}

function treeOf(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(treeOf)];
}

function nameOf(pid: number): string {
  return /([\w-]+\.[cm]?js)\0/.exec(readProc(pid, "cmdline"))?.[1] ?? "another";
}

/** Whether SIGUSR2 is caught: it would end the others. */
function hears(pid: number): boolean {
  const caught = /SigCgt:\s+(\w+)/.exec(readProc(pid, "status"))?.[1] ?? "0";
  return (BigInt(`0x${caught}`) & (1n << 11n)) !== 0n;
}

function readResidentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readProc(pid, "status"))?.[1] ?? 0) * 1_024;
}

function readCpuMs(pid: number): number {
  const fields = readProc(pid, "stat")
    .replace(/^.*\) /, "")
    .split(" ");
  return ((Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 1_000) / ticksPerSecond;
}

/** Empty for a process that has just ended. */
function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}
