"use client";
import type { Refusal } from "@/lib/errors";
import { WayOn } from "./way-on";

/** The server won't have this browser just now: why, and the way back. */
export function RefusedConnection({ refusal, onRetry }: { refusal: Refusal; onRetry(): void }) {
  return <WayOn why={refusal.message} way="Try again" onWay={onRetry} />;
}
