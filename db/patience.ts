// How long one request may wait for the database in all, however many queries it makes one after another: a page that asks five
// times of a database that went silent answers as soon as one that asks once. The server's process alone has requests; in the rooms' a
// command has a deadline of its own, and what carries this from promise to promise would cost each push.
import { AsyncLocalStorage } from "node:async_hooks";

export type Patience = {
  leftMs: number;
  /** Queries under way, and since when there was one at all. */
  waiting: number;
  sinceMs: number;
  hasWritten: boolean;
};

const shared: typeof globalThis & { rehearseRequests?: AsyncLocalStorage<Patience | undefined> } = globalThis;

/** Does the work of one request, whose queries may take so long together. */
export function withPatience<T>(leftMs: number, work: () => T): T {
  shared.rehearseRequests ??= new AsyncLocalStorage();
  return shared.rehearseRequests.run({ leftMs, waiting: 0, sinceMs: 0, hasWritten: false }, work);
}

/** Does what takes its time, at once or after its request is over. Each query of it has a deadline all the same. */
export function unhurried<T>(work: () => T): T {
  return shared.rehearseRequests ? shared.rehearseRequests.run(undefined, work) : work();
}

/** The same, as work to be called. */
export const unhurriedly =
  <Given extends unknown[], T>(work: (...given: Given) => T) =>
  (...given: Given): T =>
    unhurried(() => work(...given));

export const patience = (): Patience | undefined => shared.rehearseRequests?.getStore();

export function leftOf({ leftMs, waiting, sinceMs }: Patience, nowMs: number): number {
  return waiting > 0 ? leftMs - (nowMs - sinceMs) : leftMs;
}

export function beginWaiting(own: Patience, nowMs: number): void {
  if (own.waiting++ === 0) own.sinceMs = nowMs;
}

export function endWaiting(own: Patience, nowMs: number): void {
  if (--own.waiting === 0) own.leftMs -= nowMs - own.sinceMs;
}
