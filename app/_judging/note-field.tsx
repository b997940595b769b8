"use client";
import { Rejected } from "../_saving/rejected";
import { SaveLine } from "../_saving/save-line";
import { SavedText } from "../_saving/saved-text";
import type { Judgement } from "./use-judgement";

type Props = {
  id?: string;
  label: string;
  judgement: Judgement;
  noteKey: string;
  timeZone: string;
  rows?: number;
};

/** A note with an honest save state. */
export function NoteField({
  label,
  judgement: { notes, isFinal: readOnly, line },
  noteKey,
  timeZone,
  id = `note-${noteKey}`,
  rows = 4,
}: Props) {
  const written = notes.get(noteKey);
  return (
    <div className="flex grow flex-col">
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="text-xs text-muted">
          {label}
        </label>
        <SaveLine written={written} timeZone={timeZone} line={line} />
      </div>
      <SavedText
        id={id}
        written={written}
        onEdit={(text) => notes.edit(noteKey, text)}
        onResolve={(text) => notes.resolve(noteKey, text)}
        rows={rows}
        readOnly={readOnly}
        placeholder={readOnly ? "No note" : "What did they say or do?"}
        className="mt-1.5 grow rounded-control border border-line-field bg-surface px-3 py-2.5 text-[13px] leading-relaxed placeholder:text-muted"
      />
      <Rejected text={written.rejected} onDiscard={() => notes.discard(noteKey)} />
    </div>
  );
}
