// Who waits for the database, and for how long. At its deadline each is ended; where that isn't answered either, it is given up, and the
// connections that went silent are closed.
import { beginWaiting, endWaiting, leftOf, type Patience, patience } from "./patience";
import type { Reach } from "./reach";

/** What becomes of it at its deadline, and when that had no answer. */
type Endings = { end(): void; giveUp(): void };
export type Waiting = Endings & { startedMs: number; endsMs: number; own?: Patience; isEnded?: true };
export type Limits = { deadlineMs: number; reach?: Reach };

const lookEveryMs = 100;
/** To cancel takes a connection and an answer. */
const graceMs = 300;

export function keepWaiting({ deadlineMs, reach }: Limits) {
  const underWay = new Set<Waiting>();
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    reach?.listen();
    const nowMs = performance.now();
    for (const waiting of underWay) {
      if (nowMs < waiting.endsMs) continue;
      if (!waiting.isEnded) {
        waiting.isEnded = true;
        waiting.end();
      } else if (nowMs > waiting.endsMs + graceMs) {
        settle(waiting);
        waiting.giveUp();
        setTimeout(closeSilent, deadlineMs - (nowMs - waiting.startedMs)).unref();
      }
    }
    if (underWay.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }
  function closeSilent(): void {
    reach?.listen();
    reach?.closeSilent(deadlineMs);
  }
  /** False where it was over already. */
  function settle(waiting: Waiting): boolean {
    if (!underWay.delete(waiting)) return false;
    if (waiting.own) endWaiting(waiting.own, performance.now());
    return true;
  }
  function begin(endings: Endings): Waiting {
    const own = patience();
    const startedMs = performance.now();
    const leftMs = own ? Math.min(deadlineMs, leftOf(own, startedMs)) : deadlineMs;
    if (own) beginWaiting(own, startedMs);
    const waiting: Waiting = { ...endings, own, startedMs, endsMs: startedMs + leftMs };
    underWay.add(waiting);
    // After what has arrived was read: behind a long turn of the event loop an answer may be waiting already.
    timer ??= setInterval(() => setImmediate(look), lookEveryMs).unref();
    return waiting;
  }
  return { begin, settle };
}
export type Waitings = ReturnType<typeof keepWaiting>;
