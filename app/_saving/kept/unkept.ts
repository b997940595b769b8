// What the browser has no room for, or refuses to keep, or isn't to keep once somebody signed out: only this page has it.

import { tellAlone } from "./page-locks";
import { encrypts } from "./secret";

type Alone = { value: unknown; keptAtMs: number; stopTelling(): void };
/** By its name and its writer. */
const unkept = new Map<string, Alone>();

export function noteUnkept(key: string, value: unknown): void {
  // Without encryption there are no locks either, and no page claims to know of the others.
  const stopTelling = unkept.get(key)?.stopTelling ?? (encrypts() ? tellAlone(key) : () => {});
  unkept.set(key, { value, keptAtMs: Date.now(), stopTelling });
  globalThis.window?.addEventListener("beforeunload", askFirst); // none where the room is driven without a browser
}

export function forgetUnkept(key: string): void {
  unkept.get(key)?.stopTelling();
  unkept.delete(key);
}

export const isUnkept = (key: string): boolean => unkept.has(key);
export const listUnkept = (): [string, { value: unknown; keptAtMs: number }][] => [...unkept];

/** Before the page is left with what only it has. */
const askFirst = (event: Event): void => void (unkept.size > 0 && event.preventDefault());
