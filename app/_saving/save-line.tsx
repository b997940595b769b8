import type { Draft } from "./autosave";

const words = {
  saved: "Saved",
  unsaved: "Not saved yet",
  saving: "Saving…",
  offline: "Offline. Kept in this browser until the line is back",
  refused: "Not saved",
  conflict: "Two versions",
} as const;

/** Where a text stands, in words. `Saved` is said only after the server's commit. */
export function SaveLine({ draft, timeZone }: { draft: Draft<unknown>; timeZone?: string }) {
  const untouched = draft.state === "saved" && draft.revision === 0;
  const at =
    draft.state === "saved" && draft.savedAtMs !== null && timeZone
      ? ` ${new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(draft.savedAtMs)}`
      : "";
  const tone = { saved: "text-ok", refused: "text-live", conflict: "text-live", offline: "text-live" }[
    draft.state as "saved"
  ];
  return (
    <span role="status" className={`text-xs tabular-nums ${tone ?? "text-muted"}`}>
      {untouched ? "" : words[draft.state] + at}
    </span>
  );
}
