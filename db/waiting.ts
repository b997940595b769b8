// Who waits for the database, and for how long. At its deadline each is ended; where that isn't answered either, it is given up, and the
// connections that went silent are closed.
import { beginWaiting, endWaiting, inNobodysName, leftOf, type Request, request } from "./patience";
import type { Reach } from "./reach";

/** What becomes of it at its deadline, and when that had no answer. */
type Endings = { end(): void; giveUp(): void };
export type Waiting = Endings & {
  startedMs: number;
  endsMs: number;
  own?: Request;
  isEnded?: true;
  isSlow?: true;
};
/** `graceMs`: to cancel takes a connection and an answer. */
export type Limits = { deadlineMs: number; graceMs?: number; reach?: Reach };

const lookEveryMs = 100;
const slowMs = 300;

export function keepWaiting({ deadlineMs, graceMs = 300, reach }: Limits) {
  const underWay = new Set<Waiting>();
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    reach?.listen();
    const nowMs = performance.now();
    for (const waiting of underWay) {
      if (!waiting.isSlow && nowMs > waiting.startedMs + slowMs) {
        waiting.isSlow = true;
        waiting.own?.onSlow?.();
      }
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
  function watch(): NodeJS.Timeout {
    // After what has arrived was read: behind a long turn of the event loop an answer may be waiting already.
    return setInterval(() => setImmediate(look), lookEveryMs).unref();
  }
  function closeSilent(): void {
    reach?.listen();
    reach?.closeSilent(deadlineMs);
  }
  /** False where it was over already. */
  function settle(waiting: Waiting): boolean {
    if (!underWay.delete(waiting)) return false;
    if (waiting.own?.patience) endWaiting(waiting.own.patience, performance.now());
    return true;
  }
  function begin(endings: Endings): Waiting {
    const own = request();
    const startedMs = performance.now();
    const { patience } = own ?? {};
    const leftMs = patience ? Math.min(deadlineMs, leftOf(patience, startedMs)) : deadlineMs;
    if (patience) beginWaiting(patience, startedMs);
    const waiting: Waiting = { ...endings, own, startedMs, endsMs: startedMs + leftMs };
    underWay.add(waiting);
    timer ??= inNobodysName(watch);
    return waiting;
  }
  return { begin, settle };
}
export type Waitings = ReturnType<typeof keepWaiting>;
