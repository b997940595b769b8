// Times as the screens say them, always in a named zone: "Tuesday 24 November 2026, 14:00 Europe/Oslo".

export type TimeParts = "day" | "short" | "full" | "clock";

const options = {
  day: { day: "numeric", month: "long", year: "numeric" },
  short: { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  full: {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  },
  clock: { hour: "2-digit", minute: "2-digit" },
} as const satisfies Record<TimeParts, Intl.DateTimeFormatOptions>;

/** `short` names the year too where it isn't that of `now`. */
export function formatInstant(at: Date, timeZone: string, parts: TimeParts = "full", now?: Date): string {
  const year = parts === "short" && now && now.getUTCFullYear() !== at.getUTCFullYear();
  const format = new Intl.DateTimeFormat("en-GB", {
    ...options[parts],
    ...(year ? { year: "numeric" } : {}),
    timeZone,
    hourCycle: "h23",
  });
  return format
    .format(at)
    .replace(/^(\p{L}+),/u, "$1")
    .replace(" at ", ", ");
}

export const zoneName = (timeZone: string): string => timeZone.replaceAll("_", " ");

/** 332000 → "5:32". */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
