"use client";
import { formatInstant } from "./time-format";
import { useBrowserZone } from "./use-browser-zone";

/** A moment on the reader's own clock: “Fri 20 Nov, 14:02”. Nothing until the browser is known. */
export function When({ atMs }: { atMs: number }) {
  const zone = useBrowserZone();
  const at = new Date(atMs);
  return (
    <time dateTime={at.toISOString()} className="tabular-nums">
      {zone ? formatInstant(at, zone, "short", at) : ""}
    </time>
  );
}
