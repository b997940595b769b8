// The postmaster as a process: launched in a group of its own, so that the terminal's Ctrl C doesn't reach it before the
// server has drained; found again through the file that it keeps (`postmaster.pid`: pid, folder, start, port, …, status).
import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Cluster, isAlive } from "./embedded-cluster";
import { findFreePort } from "./free-port";
import { commandAs } from "./run-as";
import { StartProblem } from "./start-problem";

export type Postmaster = { pid: number; port: number };
const startLimitMs = 120_000;
/** Each step is given this long before the next, harder one. */
const stopSteps: [NodeJS.Signals, number][] = [
  ["SIGINT", 8_000],
  ["SIGQUIT", 4_000],
  ["SIGKILL", 2_000],
];

/** The postmaster of this cluster, ready to answer, or undefined where none runs. Waits for one that starts or stops. */
export async function findPostmaster({ data, folder }: Cluster): Promise<Postmaster | undefined> {
  const giveUp = Date.now() + startLimitMs;
  for (;;) {
    const { pid, port, status } = readPidFile(data);
    if (!pid || !isAlive(pid)) return undefined;
    if (!isPostgres(pid)) return forget(data);
    if (status === "ready") return { pid, port };
    if (Date.now() > giveUp)
      throw new StartProblem(`The database in ${folder} neither starts nor stops (process ${pid}).`);
    await sleep(20);
  }
}

/** The one that answers now. Nothing is waited for or put right. */
export function seePostmaster(data: string): Postmaster | undefined {
  const { pid, port, status } = readPidFile(data);
  return pid && isAlive(pid) && isPostgres(pid) && status === "ready" ? { pid, port } : undefined;
}

/** Starts a postmaster; undefined where another start was faster or the port was taken meanwhile: look again. */
export async function launch(cluster: Cluster, wantedPort?: number): Promise<Postmaster | undefined> {
  const port = wantedPort ?? (await findFreePort());
  const log = openSync(cluster.log, "a", 0o600);
  const [command, args, options] = commandAs(cluster.as, [
    cluster.binaries.postgres,
    ...settings(cluster.data, port),
  ]);
  const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  const ended = new Promise<string>((done) => {
    child.once("error", (error) => done(error.message));
    child.once("exit", () => done(lastWords(cluster.log)));
  });
  child.unref();
  const reason = await Promise.race([ended, becomeReady(cluster.data, child.pid)]);
  if (reason === true) return { pid: child.pid as number, port };
  if (
    /lock file "postmaster.pid"|address already in use|could not create any TCP|pre-existing shared memory/i.test(
      reason,
    )
  )
    return undefined;
  throw new StartProblem(
    `The database in ${cluster.folder} doesn't start: ${reason}. See ${cluster.log}; put a backup back, or move that folder away to begin anew.`,
  );
}

/** Ends it in the order of `stopSteps`; a fast shutdown leaves nothing to recover. */
export async function stopPostmaster({ data, binaries }: Cluster, pid: number): Promise<void> {
  if (platform() === "win32") {
    spawnSync(binaries.pg_ctl, ["stop", "-D", data, "-m", "fast", "-w"], { stdio: "ignore" });
    return;
  }
  for (const [signal, limitMs] of stopSteps) {
    if (!signalPostmaster(pid, signal)) return;
    for (const giveUp = Date.now() + limitMs; Date.now() < giveUp; await sleep(10)) {
      if (!isAlive(pid) || (readPidFile(data).pid !== pid && !isPostgres(pid))) return;
    }
  }
}

export function signalPostmaster(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function settings(data: string, port: number): string[] {
  const fixed = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
  };
  const size = { shared_buffers: "256MB", max_connections: 60, max_wal_size: "256MB", jit: "off" };
  // A failed query is logged by who asked it, without what it says of people.
  const quiet = { log_min_messages: "log", log_min_error_statement: "panic", log_error_verbosity: "terse" };
  return [
    "-D",
    data,
    ...Object.entries({ ...fixed, ...size, ...quiet }).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
}

async function becomeReady(data: string, pid: number | undefined): Promise<true | string> {
  for (const giveUp = Date.now() + startLimitMs; Date.now() < giveUp; await sleep(5)) {
    const found = readPidFile(data);
    if (found.pid === pid && found.status === "ready") return true;
  }
  return `it was not ready after ${startLimitMs / 1_000} seconds`;
}

function readPidFile(data: string): { pid: number; port: number; status: string } {
  const lines = readIfThere(join(data, "postmaster.pid")).split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? "" };
}

/** After a restart of the machine or container the number may belong to something else. A dead one that nobody waits for has no words. */
function isPostgres(pid: number): boolean {
  if (platform() === "linux") return readIfThere(`/proc/${pid}/cmdline`).includes("postgres");
  const { status, stdout } = spawnSync("ps", ["-p", String(pid), "-o", "comm="], { encoding: "utf8" });
  return status !== 0 || stdout.includes("postgres");
}

function forget(data: string): undefined {
  rmSync(join(data, "postmaster.pid"), { force: true });
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function lastWords(log: string): string {
  const lines = readIfThere(log).trimEnd().split("\n");
  const fatal = lines.slice(-12).findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? "";
  return fatal.replace(/^.*?(FATAL|PANIC):\s*/, "").replace(/\.$/, "");
}
