"use client";
import { nothingSet, type SetFilter } from "./chips";
import type { Change } from "./use-address";

/** What is set, each to be taken away by one press. */
export function ChipRow({ set, change }: { set: SetFilter[]; change: Change }) {
  if (set.length === 0) return null;
  return (
    <ul aria-label="Filters that are set" className="mt-3 flex flex-wrap items-center gap-2">
      {set.map(({ label, clear }) => (
        <li key={label} className="min-w-0">
          <button
            type="button"
            onClick={() => change(clear)}
            className="inline-flex min-h-7 max-w-full items-center gap-2 rounded-full border border-line-field bg-surface px-3 text-left text-[13px] hover:bg-sunk"
          >
            <span className="sr-only">Take away </span>
            <span className="min-w-0 truncate">{label}</span>
            <svg
              aria-hidden="true"
              viewBox="0 0 10 10"
              className="size-2.5 shrink-0 stroke-muted stroke-[1.5]"
            >
              <path d="M1 1 9 9M9 1 1 9" />
            </svg>
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          onClick={() => change(nothingSet)}
          className="min-h-7 px-1 text-[13px] text-accent underline underline-offset-4"
        >
          Clear all
        </button>
      </li>
    </ul>
  );
}
