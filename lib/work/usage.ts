// What a process has used so far, as the system counts it: buffers too, which no heap limit sees.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

type Usage = { cpuMs: number; memoryMb: number };

/** Linux has a hundred ticks a second on every machine. */
const tickMs = 10;

/** Undefined where it is gone, or the system doesn't say. */
export async function readUsage(pid: number): Promise<Usage | undefined> {
  try {
    return process.platform === "linux" ? readProc(pid) : await askPs(pid);
  } catch {
    return undefined;
  }
}

/** Reads memory of the system, never a disk. */
function readProc(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  // The second field is a name that may hold anything.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const status = readFileSync(`/proc/${pid}/status`, "latin1");
  const cpuMs = (Number(fields[11]) + Number(fields[12])) * tickMs;
  return { cpuMs, memoryMb: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024 };
}

/** macOS and the BSDs. */
async function askPs(pid: number): Promise<Usage | undefined> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=,time=", "-p", `${pid}`]);
  const [, memory, time = ""] = /(\d+)\s+([\d:.-]+)/.exec(stdout) ?? [];
  if (memory === undefined) return undefined;
  const seconds = time.split(/[-:]/).reduce((sum, part) => 60 * sum + Number(part), 0);
  return { cpuMs: 1_000 * seconds, memoryMb: Number(memory) / 1024 };
}
