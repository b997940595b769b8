import type { Counts } from "@/db/imports/items";
import { number } from "../../words";

/** How many of each sort. */
export function Figures({ counts, leftOut }: { counts: Counts; leftOut: number }) {
  const figures = [
    ["Found", counts.found],
    ["Chosen", counts.chosen],
    ["Skipped", counts.skipped],
    ["With problems", counts.problems],
    ["Left out", leftOut],
  ] as const;
  return (
    <dl className="grid grid-cols-2 rounded-card border border-line bg-surface sm:grid-cols-5 sm:divide-x sm:divide-line">
      {figures.map(([name, count]) => (
        <div key={name} className="px-5 py-3">
          <dt className="text-[13px] text-muted">{name}</dt>
          <dd className="font-serif text-2xl tabular-nums">{number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
