"use client";
import { useEffect, useRef } from "react";
import { Button } from "@/app/_ui/button";
import type { Bulk } from "./use-bulk";

/** What became of the last change, with the way back. */
export function OutcomeLine({ bulk: { outcome, pending, undo, dismiss } }: { bulk: Bulk }) {
  const line = useRef<HTMLDivElement>(null);
  // The button that was pressed leaves with the selection; its focus goes to what it did.
  useEffect(() => {
    if (outcome && document.activeElement === document.body) line.current?.querySelector("button")?.focus();
  }, [outcome]);
  const last = outcome?.undo;
  return (
    <div
      ref={line}
      className={outcome ? "mb-3 rounded-control border border-line-strong bg-surface px-3 py-2" : ""}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <p role="status" className={`wrap-anywhere ${outcome?.problem ? "text-live" : ""}`}>
          {outcome?.text}
        </p>
        {last ? (
          <Button size="small" disabled={pending} onClick={() => undo(last)}>
            Undo
          </Button>
        ) : null}
        {outcome ? (
          <Button look="quiet" size="small" className="ml-auto" onClick={dismiss}>
            Close
          </Button>
        ) : null}
      </div>
    </div>
  );
}
