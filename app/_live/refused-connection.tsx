"use client";
import type { Refusal } from "@/lib/errors";
import { WayOn } from "./way-on";

/** The server won't have this browser just now: why, and the way back. */
export function RefusedConnection({ refusal, onRetry }: { refusal: Refusal; onRetry(): void }) {
  const why = `${refusal.message} What you typed is kept in this browser.`;
  return <WayOn why={why} way="Try again" onWay={onRetry} />;
}
