import type { Counts } from "@/db/imports/items";
import type { Report } from "@/db/schema/import-columns";
import { number } from "../../words";

/** How many of each sort; nobody counted what stands behind the place where reading stopped. */
export function Figures({ counts, report }: { counts: Counts; report: Report }) {
  const { problems, leftOutCount } = report;
  const leftOut = number(leftOutCount);
  const isCut = problems.some(({ isEnd }) => isEnd);
  const figures = [
    ["Found", number(counts.found)],
    ["Chosen", number(counts.chosen)],
    ["Skipped", number(counts.skipped)],
    ["With problems", number(counts.problems)],
    ["Left out", isCut ? (leftOutCount > 0 ? `${leftOut} and the rest` : "The rest") : leftOut],
  ] as const;
  return (
    <dl className="grid grid-cols-2 rounded-card border border-line bg-surface sm:grid-cols-5 sm:divide-x sm:divide-line">
      {figures.map(([name, count]) => (
        <div key={name} className="px-5 py-3">
          <dt className="text-[13px] text-muted">{name}</dt>
          <dd className="font-serif text-2xl tabular-nums">{count}</dd>
        </div>
      ))}
    </dl>
  );
}
