// How many requests are in the pages' process at once, and whose turn is next. Three lines, so that none waits behind what takes longer by nature.
import type { IncomingMessage } from "node:http";
import { type Asker, FairTurns } from "@/lib/fair-turns";
import { isUpload } from "../front/body-limits";
import { ProcessorShare } from "./processor-share";

const places = 8;

/** When the last of those that waited too long for the database first said so, by their names: as many as have a place. */
const slowAt = new Map<number, number>();

export function noteSlow(id: number): void {
  if (slowAt.has(id)) return;
  slowAt.set(id, performance.now());
  const [oldest = id] = slowAt.keys();
  if (slowAt.size > places) slowAt.delete(oldest);
}

/** Who waits behind a burst is answered soon. Where all who have a place wait for the database, they would only join them: within three seconds everybody hears so. */
function longestMs(): number {
  const [oldestMs = 0] = slowAt.values();
  const isStuck = slowAt.size === places && performance.now() - oldestMs < 1_000;
  return isStuck ? 1_000 : 10_000;
}

/** Of the pages' thread, for one who asks without end: a core that is busy all the time is felt in the rooms, whoever comes first there. */
const byAsker = new ProcessorShare({ of: 0.15, burstMs: 1_500 });
/** Accounts are free: for all of one address together, which may be a school's. */
const byAddress = new ProcessorShare({ of: 0.4, burstMs: 8_000 });

/** So long the pages' process was busy since the last time. */
export function charge(busyMs: number): void {
  for (const used of [byAsker, byAddress]) used.charge(busyMs);
}

/** For as long as the work takes, it is this asker's. */
export const during = <T>({ from, address = "" }: Pick<Asker, "from" | "address">, work: Promise<T>) =>
  byAsker.during(from, byAddress.during(address, work));
/** More at once would be no quicker on one thread. No address has all places, however many people it is. */
const restMs = ({ from, address }: { from: string; address: string }) =>
  Math.max(byAsker.restMs(from), byAddress.restMs(address));
const pages = new FairTurns({
  atOnce: places,
  ofEach: 3,
  ofAddress: 5,
  mostWaiting: 2_000,
  longestMs,
  restMs,
});
/** Scripts, styles and fonts are there before the page is. */
const files = new FairTurns({
  atOnce: 8,
  ofEach: 6,
  ofAddress: 7,
  mostWaiting: 5_000,
  longestMs: 10_000,
  restMs,
});
/** They take as long as their line, and after five seconds are counted here no longer (`pass-on.ts`); how many bytes may come at once is limited before. */
const uploads = new FairTurns({ atOnce: 60, ofEach: 3, ofAddress: 30, mostWaiting: 200, longestMs, restMs });

export function lineOf({ method, url = "/" }: IncomingMessage): FairTurns {
  if (method === "POST") return isUpload(url) ? uploads : pages;
  return url.startsWith("/_next/static/") ? files : pages;
}

/** Whether its body is passed on as it comes; else it comes before its turn does. */
export const streams = (request: IncomingMessage): boolean => lineOf(request) === uploads;
