"use client";
import { formatInstant, type TimeParts, zoneName } from "./time-format";
import { useBrowserZone } from "./use-browser-zone";

/** An instant on the reader's own clock, with the zone's name; in UTC until the browser is known. */
export function LocalTime({ atMs, parts = "short" }: { atMs: number; parts?: TimeParts }) {
  const zone = useBrowserZone() ?? "UTC";
  const at = new Date(atMs);
  return (
    <time dateTime={at.toISOString()} className="tabular-nums">
      {formatInstant(at, zone, parts, new Date())}
      {parts === "day" ? "" : ` ${zoneName(zone)}`}
    </time>
  );
}
