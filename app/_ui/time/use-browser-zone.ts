"use client";
import { useSyncExternalStore } from "react";

const never = () => () => undefined;
const readZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The browser's IANA zone; null while the server renders, which can't know it. */
export function useBrowserZone(): string | null {
  return useSyncExternalStore(never, readZone, () => null);
}
