"use client";
import { formatInstant, zoneName } from "./time-format";
import { useBrowserZone } from "./use-browser-zone";

/** The same instant on the reader's own clock, where that differs from `zone`. Nothing until the browser is known. */
export function YourTime({ at, zone }: { at: Date; zone: string }) {
  const own = useBrowserZone();
  if (!own) return null;
  const there = formatInstant(at, own, "short");
  if (there === formatInstant(at, zone, "short")) return null;
  return (
    <span className="text-muted tabular-nums">
      {there} {zoneName(own)}, your time
    </span>
  );
}
