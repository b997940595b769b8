// V8 keeps what it took for a burst; on Node 24 also pages that no heap has any more, 110 MB of them after the start. It gives them
// back where memory is short, or where it is asked.
import { performance } from "node:perf_hooks";

/** Of one look's time. */
const restsBelow = 0.05;

/**
 * After each burst, of which the start is the first, once this thread has little to do: it then collects for some 50 ms. Needs Node's
 * `--expose-gc`, without which all goes on as V8 has it.
 */
export function giveBackAtRest({ lookEveryMs = 5_000, burstMs = 1_000 } = {}): NodeJS.Timeout {
  let before = performance.eventLoopUtilization();
  let busyMs = burstMs;
  return setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { active, utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    busyMs += active;
    if (busyMs < burstMs || utilization > restsBelow) return;
    busyMs = 0;
    globalThis.gc?.({ type: "major", flavor: "last-resort" });
  }, lookEveryMs).unref();
}
