import type { Written } from "./written";

const words = {
  saved: "Saved",
  unsaved: "Not saved yet",
  saving: "Saving…",
  offline: "Offline. Kept in this browser until the line is back",
  refused: "Not saved",
  conflict: "Two versions",
} as const;

const tones: Partial<Record<Written<unknown>["state"], string>> = {
  saved: "text-ok",
  refused: "text-live",
  conflict: "text-live",
  offline: "text-live",
};

/** Where a text stands, in words. `Saved` is said only after the server's commit. */
export function SaveLine({ written, timeZone }: { written: Written<unknown>; timeZone?: string }) {
  const untouched = written.state === "saved" && written.revision === 0;
  const at =
    written.state === "saved" && written.savedAtMs !== null && timeZone
      ? ` ${new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(written.savedAtMs)}`
      : "";
  // Not for want of a line: the reason stands with the text.
  const isHeldUp = written.state === "offline" && written.problem !== null;
  const tone = tones[written.state];
  return (
    <span role="status" className={`text-xs tabular-nums ${tone ?? "text-muted"}`}>
      {untouched ? "" : (isHeldUp ? "Kept in this browser" : words[written.state]) + at}
    </span>
  );
}
