import { readdirSync } from "node:fs";
import { setPriority } from "node:os";

/**
 * This process gives way to whatever else wants the processor: `priority` as the system has it, 0 everybody's and 19 the last. Linux keeps
 * it by thread, and Node has some before any code of ours runs. Where the system doesn't let it, all goes on as before.
 */
export function giveWay(priority: number): void {
  try {
    for (const thread of threads()) setPriority(thread, priority);
  } catch {}
}

function threads(): number[] {
  return process.platform === "linux" ? readdirSync("/proc/self/task").map(Number) : [process.pid];
}
