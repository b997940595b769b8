"use client";
import { Button } from "@/app/_ui/button";
import type { KitEditor } from "./use-kit-editor";

/** What to do where the kit under the hands has changed or gone. What was typed stays in the fields until one chooses. */
export function Conflict({ editor }: { editor: KitEditor }) {
  const { theirs, refusal, pending } = editor;
  const isGone = refusal?.code === "not_found";
  if (!theirs && !isGone) return null;
  return (
    <section aria-label="Not saved" className="rounded-card border border-live/50 bg-surface p-4 text-sm">
      <div role="alert">
        <p className="font-medium">
          {theirs
            ? "Not saved: this kit was saved meanwhile, by a colleague or in another tab."
            : "Not saved: this kit was deleted meanwhile, or isn’t shared with you any more."}
        </p>
        {theirs ? (
          <p className="mt-1 text-muted wrap-anywhere">
            Theirs is “{theirs.title}”, {theirs.minutes} minutes, {theirs.items.length}{" "}
            {theirs.items.length === 1 ? "question" : "questions"}. Yours is still in the fields above.
          </p>
        ) : (
          <p className="mt-1 text-muted">Yours is still in the fields above.</p>
        )}
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="primary" size="small" disabled={pending} onClick={editor.saveCopy}>
          Save mine as a copy
        </Button>
        {theirs ? (
          <Button size="small" onClick={editor.takeTheirs}>
            Drop mine and load theirs
          </Button>
        ) : null}
      </div>
    </section>
  );
}
