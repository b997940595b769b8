"use client";
import type { Autosaves } from "../_saving/autosaves";
import { SaveLine } from "../_saving/save-line";
import { TwoVersions } from "../_saving/two-versions";

type Props = {
  id: string;
  label: string;
  drafts: Autosaves<string>;
  draftKey: string;
  timeZone: string;
  rows: number;
};

/** A note with an honest save state. Text that is too long is kept and the limit said; nothing is cut. */
export function NoteField({ id, label, drafts, draftKey, timeZone, rows }: Props) {
  const draft = drafts.get(draftKey);
  return (
    <div>
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="text-xs text-muted">
          {label}
        </label>
        <SaveLine draft={draft} timeZone={timeZone} />
      </div>
      <textarea
        id={id}
        value={draft.value}
        onChange={(change) => drafts.edit(draftKey, change.target.value)}
        placeholder="What did they say or do?"
        rows={rows}
        aria-describedby={`${id}-problem`}
        aria-invalid={draft.state === "refused"}
        className="mt-1.5 block w-full resize-y rounded-control border border-private-line bg-surface px-3 py-2.5 text-[13px] leading-relaxed placeholder:text-muted"
      />
      <p id={`${id}-problem`} className="mt-1 text-xs text-live">
        {draft.problem}
      </p>
      <TwoVersions drafts={drafts} draftKey={draftKey} />
    </div>
  );
}
