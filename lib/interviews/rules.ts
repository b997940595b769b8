// What the desk says of an interview's status and computes from a plan. Pure. The lifecycle itself is the statements that move it
// (`steps` in db/room/facts.ts, `markCancelled`).
import type { InterviewStatus } from "@/db/vocabulary";
import { keysOf, pick } from "../keys";

const isRunning = "This interview is running. End it in its room instead.";

/** Why an interview that stands so wasn't cancelled. */
export const cancelRefusals: Record<InterviewStatus, string> = {
  scheduled: "Something changed meanwhile. Try again.",
  live: isRunning,
  paused: isRunning,
  ended: "This interview has ended. Start a new one to ask more.",
  cancelled: "This interview was cancelled already. Create a new one instead.",
};

/** Why nothing of an interview that stands so can be changed any more. */
export const changeRefusals: Record<Exclude<InterviewStatus, "scheduled">, string> = {
  live: "This interview is running, so it stays as it was planned.",
  paused: "This interview is running, so it stays as it was planned.",
  ended: "This interview has ended, so it stays as it was.",
  cancelled: "This interview was cancelled. Create a new one instead.",
};

/**
 * What was changed in a form since it was opened, laid over what stands by now: what somebody else changed meanwhile stays.
 * `clashes` are the fields that both changed, and not to the same.
 */
export function mergePlanned<T extends object>({ base, standing, wanted }: Versions<T>) {
  const isSame = (one: T, other: T, name: keyof T) =>
    JSON.stringify(one[name]) === JSON.stringify(other[name]);
  const changed = keysOf(base).filter((name) => !isSame(wanted, base, name));
  const clashes = changed.filter((name) => !isSame(standing, base, name) && !isSame(standing, wanted, name));
  return { next: { ...standing, ...pick(wanted, changed) }, clashes };
}
type Versions<T> = { base: T; standing: T; wanted: T };

/** Nothing leads on from here. */
export const isOver = (status: InterviewStatus): boolean => status === "ended" || status === "cancelled";

export const statusWords: Record<InterviewStatus, string> = {
  scheduled: "Scheduled",
  live: "Live now",
  paused: "Paused",
  ended: "Ended",
  cancelled: "Cancelled",
};

export const sumMinutes = (items: readonly { minutes: number }[]): number =>
  items.reduce((sum, item) => sum + item.minutes, 0);

/** How many questions of each competency, in the order they come up. */
export function countCompetencies(
  items: readonly { competency: string }[],
): { name: string; questions: number }[] {
  const counts = new Map<string, number>();
  for (const { competency } of items) counts.set(competency, (counts.get(competency) ?? 0) + 1);
  return [...counts].map(([name, questions]) => ({ name, questions }));
}

/** What is left of the planned minutes, in words. */
export function describeSlack(plannedMinutes: number, planMinutes: number): string {
  const left = plannedMinutes - planMinutes;
  if (left === 0) return "exactly the time you have";
  return left > 0 ? `${left} min to spare` : `${-left} min too long`;
}

/** Once the whole minute is over that a clock shows then. */
export function hasPassed(at: Date, now: Date): boolean {
  return at.getTime() + 60_000 <= now.getTime();
}

/**
 * The instant at which a clock in `timeZone` reads `local` (`2026-11-20T14:00`). Null where no clock there ever does:
 * not a date and time, or one that a change of clocks leaves out.
 */
export function instantInZone(local: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) return null;
  const asUtc = Date.parse(`${local}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // Twice, because the offset at the first guess may be the one on the other side of a change of clocks.
  const guess = asUtc - offsetMs(asUtc, timeZone);
  const instant = asUtc - offsetMs(guess, timeZone);
  const reads = new Date(instant + offsetMs(instant, timeZone)).toISOString();
  return reads.startsWith(local) ? new Date(instant) : null;
}

/** What a clock in `timeZone` reads then, to the minute: `2026-11-20T14:00`. */
export function localInZone(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetMs(at.getTime(), timeZone)).toISOString().slice(0, 16);
}

function offsetMs(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(
    read("year"),
    read("month") - 1,
    read("day"),
    read("hour"),
    read("minute"),
    read("second"),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}
