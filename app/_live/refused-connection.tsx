"use client";
import { Button } from "@/app/_ui/button";
import type { Refusal } from "@/lib/errors";

/** The server won't have this browser just now: why, and the way back. */
export function RefusedConnection({ refusal, onRetry }: { refusal: Refusal; onRetry(): void }) {
  return (
    <div
      role="alert"
      className="mb-6 flex flex-wrap items-center gap-3 rounded-control border border-live/50 bg-surface px-4 py-3 text-sm"
    >
      <p className="flex-1">{refusal.message} What you typed is kept in this browser.</p>
      <Button size="small" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
