import { formatInstant, type TimeParts, zoneName } from "./time-format";

type Props = { at: Date; zone: string; parts?: TimeParts; now?: Date };

/** An instant as a clock in `zone` shows it, with the zone's name. */
export function Time({ at, zone, parts = "full", now }: Props) {
  return (
    <time dateTime={at.toISOString()} className="tabular-nums">
      {formatInstant(at, zone, parts, now)}
      {parts === "day" ? "" : ` ${zoneName(zone)}`}
    </time>
  );
}
