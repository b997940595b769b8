"use client";
import { Button } from "../_ui/button";
import { CopyButton } from "../_ui/copy-button";

type Props = { text: string | null; onDiscard(): void };

/** What this browser kept and nobody can save any more: to copy or to throw away. */
export function Rejected({ text, onDiscard }: Props) {
  if (text === null) return null;
  return (
    <section
      aria-label="Not saved"
      className="mt-2 rounded-control border border-live/50 bg-surface p-3 text-[13px]"
    >
      <p className="font-medium">This came too late to be saved. Only this browser has it:</p>
      <p className="mt-2 max-h-40 overflow-auto whitespace-pre-wrap border-l-2 border-line-strong pl-3 wrap-anywhere">
        {text}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <CopyButton text={text} />
        <Button size="small" onClick={onDiscard}>
          Throw away
        </Button>
      </div>
    </section>
  );
}
