import type { Keeping } from "./kept/outbox";
import type { Written } from "./written";

const words = {
  saved: "Saved",
  unsaved: "Not saved yet",
  saving: "Saving…",
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

/** What a text that isn't saved waits for: up, the server has it and doesn't answer; silent, nobody gets in there. */
export type Line = "up" | "down" | "silent" | "undecided";
const untils = {
  up: " until the server answers",
  silent: " until the server answers",
  down: " until the connection is back",
  undecided: "",
} as const;

/** `line` where that is known. */
type Props = { written: Written<unknown>; timeZone?: string; line?: Line };

/** Where a text stands, in words. `Saved` is said only after the server's commit; while the line is down nothing is on its way there. */
export function SaveLine({ written, timeZone, line }: Props) {
  const isDown = line === "down" || line === "silent";
  const isStuck = isDown && (written.state === "saving" || written.state === "unsaved");
  const state = isStuck ? "offline" : written.state;
  const untouched = written.state === "saved" && written.revision === 0;
  const at =
    written.state === "saved" && written.savedAtMs !== null && timeZone
      ? ` ${new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(written.savedAtMs)}`
      : "";
  const tone = tones[state];
  return (
    <span role="status" className={`text-xs tabular-nums ${tone ?? "text-muted"}`}>
      {untouched ? "" : (state === "offline" ? waiting(written, line) : words[state]) + at}
    </span>
  );
}

function waiting({ keeping, problem }: Written<unknown>, line: Line = "down"): string {
  if (!keeping) return words.unsaved;
  // What stands with the text, or above all of them, says what it waits for.
  return keeping === "for a day" && problem === null ? places[keeping] + untils[line] : places[keeping];
}

/** Where what a button saves lies until then, where that is less than this browser. */
export function KeepingLine({ keeping }: { keeping: Keeping | null }) {
  return (
    <span role="status" className="text-[13px] text-live">
      {keeping === null || keeping === "for a day" ? "" : places[keeping]}
    </span>
  );
}
