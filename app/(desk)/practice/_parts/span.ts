// How long until, in the words of a grade button: "10 minutes", "5 days", "4 months".

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** From here on the next larger unit says more than it loses. */
const steps = [
  { fromMs: 0, unitMs: minuteMs, word: "minute" },
  { fromMs: 90 * minuteMs, unitMs: hourMs, word: "hour" },
  { fromMs: 23 * hourMs, unitMs: dayMs, word: "day" },
  { fromMs: 60 * dayMs, unitMs: 30.44 * dayMs, word: "month" },
  { fromMs: 730 * dayMs, unitMs: 365.25 * dayMs, word: "year" },
] as const;

export function spanWords(ms: number): string {
  const step = steps.findLast(({ fromMs }) => ms >= fromMs) ?? steps[0];
  const count = Math.max(1, Math.round(ms / step.unitMs));
  return `${count} ${step.word}${count === 1 ? "" : "s"}`;
}

/** 160000 → "2:40". */
export function clockWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
