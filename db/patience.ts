// How long one request may wait for the database in all, however many queries it makes one after another: a page that asks five
// times of a database that went silent answers as soon as one that asks once. The pages' process alone has requests; in the rooms' a
// command has a deadline of its own, and what carries this from promise to promise would cost each push.
import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";

export type Patience = {
  /** For all of it, since it came; and what is left of that by what its queries took. */
  allMs: number;
  cameMs: number;
  leftMs: number;
  /** Queries under way, and since when there was one at all. */
  waiting: number;
  sinceMs: number;
};

/** Whether one of the queries before has changed something, or may have. */
export type Changes = { maybe: boolean };

export type Request = {
  /** None for what takes its time. */
  patience?: Patience;
  changes: Changes;
  /** Where it came from, as the network says. */
  address?: string;
  /** Called when it begins to wait for something else than the database. */
  onWait?(): void;
  /** Called when it has waited for the database for longer than one that works takes. */
  onSlow?(): void;
};

const shared: typeof globalThis & {
  rehearseRequests?: AsyncLocalStorage<Request>;
  rehearseNobody?: AsyncResource;
} = globalThis;
/** Made where the process begins, before there is any request: Next's copies of this module come later. */
shared.rehearseNobody ??= new AsyncResource("Nobody");
const nobody = shared.rehearseNobody;

/** Does what outlives the request that came to it by chance: a timer made in its name would keep all that Node knows of it. */
export const inNobodysName = <T>(work: () => T): T => nobody.runInAsyncScope(work);

/** Does the work of one request, whose queries may take so long together; `waitedMs`: since it came, before this process heard of it. */
export function withPatience<T>(
  allMs: number,
  work: () => T,
  { waitedMs = 0, ...by }: Pick<Request, "address" | "onWait" | "onSlow"> & { waitedMs?: number } = {},
): T {
  shared.rehearseRequests ??= new AsyncLocalStorage();
  const cameMs = performance.now() - waitedMs;
  const patience = { allMs, cameMs, leftMs: allMs, waiting: 0, sinceMs: 0 };
  return shared.rehearseRequests.run({ ...by, patience, changes: { maybe: false } }, work);
}

/** This request waits its turn for something costly: whoever counts how many are at work counts it no longer. */
export function noteWaiting(): void {
  request()?.onWait?.();
}

/** Does what takes its time, at once or after its request is over. Each query of it has a deadline all the same. */
export function unhurried<T>(work: () => T): T {
  const { changes = { maybe: false }, address, onWait } = request() ?? {};
  const requests = shared.rehearseRequests;
  return requests ? requests.run({ changes, address, onWait }, work) : work();
}

/** The same, as work to be called. */
export const unhurriedly =
  <Given extends unknown[], T>(work: (...given: Given) => T) =>
  (...given: Given): T =>
    unhurried(() => work(...given));

export const request = (): Request | undefined => shared.rehearseRequests?.getStore();

/**
 * Where a busy process came late to a request, that is taken from what its queries have, or its answer would be as late again; but at most half:
 * a database that works needs far less.
 */
export function leftOf({ allMs, cameMs, leftMs, waiting, sinceMs }: Patience, nowMs: number): number {
  const left = waiting > 0 ? leftMs - (nowMs - sinceMs) : leftMs;
  return Math.min(left, Math.max(allMs / 2, allMs - (nowMs - cameMs)));
}

export function beginWaiting(own: Patience, nowMs: number): void {
  if (own.waiting++ === 0) own.sinceMs = nowMs;
}

export function endWaiting(own: Patience, nowMs: number): void {
  if (--own.waiting === 0) own.leftMs -= nowMs - own.sinceMs;
}
