"use client";
import { useId } from "react";
import type { ListQuery } from "@/lib/questions/schema";
import type { BankProps } from "../bank";
import { ExportMenu } from "../export-menu";
import type { Change } from "./use-address";

const sorts = [
  ["best", "Best match"],
  ["recent", "Last asked"],
  ["difficulty", "Difficulty"],
] as const;

type Props = { bank: BankProps; sort: ListQuery["sort"]; change: Change };

/** How many there are, in which order, and the way out as a file. */
export function Summary({ bank, sort, change }: Props) {
  const { query, counts, guessed, mayMissBest } = bank;
  const id = useId();
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <p role="status" className="mr-auto wrap-anywhere tabular-nums">
        {guessed.length > 0 ? `Nothing has exactly “${query.q}”. Showing “${guessed.join(" ")}”: ` : ""}
        <span className="font-medium">
          {counts.isPartial ? "More than " : ""}
          {counts.total} {counts.total === 1 ? "question" : "questions"}
        </span>
        {mayMissBest ? (
          <span className="text-muted">. Too many to weigh each: add a word to see the best first.</span>
        ) : null}
      </p>
      {counts.total > 0 ? (
        <div className="flex flex-wrap items-center gap-2 max-sm:w-full max-sm:justify-between">
          <label htmlFor={id} className="flex items-center gap-2 text-muted">
            Sort by
            <select
              id={id}
              value={sort}
              onChange={(event) => {
                const chosen = sorts.find(([value]) => value === event.target.value);
                change({ sort: chosen?.[0] });
              }}
              className="min-h-7 rounded-control border border-line-field bg-surface px-2 text-[13px] text-ink"
            >
              {sorts.map(([value, word]) => (
                <option key={value} value={value}>
                  {value === "best" && !query.q ? "Topic" : word}
                </option>
              ))}
            </select>
          </label>
          <ExportMenu query={query} />
        </div>
      ) : null}
    </div>
  );
}
