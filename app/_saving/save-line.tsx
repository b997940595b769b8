import type { Written } from "./written";

const words = {
  saved: "Saved",
  unsaved: "Not saved yet",
  saving: "Saving…",
  offline: "Offline",
  refused: "Not saved",
  conflict: "Two versions",
} as const;

const tones: Partial<Record<Written<unknown>["state"], string>> = {
  saved: "text-ok",
  refused: "text-live",
  conflict: "text-live",
  offline: "text-live",
};

const places = {
  "for a day": "Kept in this browser",
  "in this tab": "Kept in this tab",
  nowhere: "Only on this page: don’t close it",
} as const;

/** `isLineDown` where that is known. */
type Props = { written: Written<unknown>; timeZone?: string; isLineDown?: boolean };

/** Where a text stands, in words. `Saved` is said only after the server's commit; while the line is down nothing is on its way there. */
export function SaveLine({ written, timeZone, isLineDown }: Props) {
  const isStuck = isLineDown === true && (written.state === "saving" || written.state === "unsaved");
  const state = isStuck ? "offline" : written.state;
  const untouched = written.state === "saved" && written.revision === 0;
  const at =
    written.state === "saved" && written.savedAtMs !== null && timeZone
      ? ` ${new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(written.savedAtMs)}`
      : "";
  // Not for want of a line: the reason stands with the text, or above all of them.
  const isHeldUp = state === "offline" && (written.problem !== null || isLineDown === false);
  const place = written.keeping ? places[written.keeping] : words.unsaved;
  const waiting = isHeldUp
    ? place
    : `${words.offline}. ${place}${written.keeping === "for a day" ? " until the line is back" : ""}`;
  const tone = tones[state];
  return (
    <span role="status" className={`text-xs tabular-nums ${tone ?? "text-muted"}`}>
      {untouched ? "" : (state === "offline" ? waiting : words[state]) + at}
    </span>
  );
}
