"use client";
import { Button } from "@/app/_ui/button";

/** Why the room stands still on this page, and the one way on. */
export function WayOn({ why, way, onWay }: { why: string; way: string; onWay(): void }) {
  return (
    <div
      role="alert"
      className="mb-6 flex flex-wrap items-center gap-3 rounded-control border border-live/50 bg-surface px-4 py-3 text-sm"
    >
      <p className="min-w-0 flex-1 basis-64 wrap-anywhere">{why}</p>
      <Button size="small" onClick={onWay}>
        {way}
      </Button>
    </div>
  );
}
