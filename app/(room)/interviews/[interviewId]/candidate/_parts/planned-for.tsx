"use client";
import { formatInstant, zoneName } from "@/app/_ui/time/time-format";
import { YourTime } from "@/app/_ui/time/your-time";

/** When it was to begin: on the interviewer's clock, and on the reader's where that differs. */
export function PlannedFor({ atMs, timeZone }: { atMs: number; timeZone: string }) {
  const at = new Date(atMs);
  return (
    <p className="mt-1 text-muted">
      Planned for {formatInstant(at, timeZone)} {zoneName(timeZone)}. <YourTime at={at} zone={timeZone} />
    </p>
  );
}
