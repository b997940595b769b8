import { balanceOf, type Covered, describeLeftOut, describeMinutes, type KitItem } from "@/lib/kits/rules";

type Props = { items: KitItem[]; total: number };

/** What the kit amounts to: its minutes, which competencies it gives evidence of, how hard it is. */
export function Balance({ items, total }: Props) {
  const { planned, leftOut, leftOutMinutes, coverage, difficulties } = balanceOf(items);
  // While the field of the minutes is empty there is nothing to hold them against.
  const isOver = total > 0 && planned > total;
  return (
    <div className="divide-y divide-line rounded-card border border-line bg-surface">
      <section aria-label="Minutes" className="p-5">
        <h2 className="mb-2 text-xs text-muted">Minutes</h2>
        <Bar part={planned} whole={total} className={isOver ? "fill-live" : "fill-accent"} />
        <p className={`mt-2 text-sm tabular-nums ${isOver ? "text-live" : ""}`}>
          {total > 0 ? describeMinutes(planned, total) : `${planned} minutes planned.`}
        </p>
        {leftOut > 0 ? (
          <p className="mt-2 text-sm">
            {describeLeftOut(leftOut)} With {leftOut === 1 ? "it" : "them"}, {leftOutMinutes} minutes fall
            away.
          </p>
        ) : null}
      </section>
      <section aria-label="Competencies" className="p-5">
        <h2 className="mb-2 text-xs text-muted">Competencies</h2>
        {coverage.length === 0 ? (
          <p className="text-[13px] text-muted">One bar for each, once a question is added.</p>
        ) : (
          <ul className="space-y-3">
            {coverage.map((each) => (
              <CoveredLine key={each.competency} {...each} all={planned - leftOutMinutes} />
            ))}
          </ul>
        )}
        {coverage.some(({ isThin }) => isThin) ? (
          <p className="mt-3 text-[13px] text-muted">One question is thin evidence: two make a judgement.</p>
        ) : null}
      </section>
      {coverage.length > 0 ? <Difficulties counts={difficulties} /> : null}
    </div>
  );
}

function CoveredLine({ competency, questions, minutes, isThin, all }: Covered & { all: number }) {
  return (
    <li className="text-sm">
      <p className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 wrap-anywhere">{competency}</span>
        <span className="shrink-0 text-[13px] text-muted tabular-nums">
          {questions} {questions === 1 ? "question" : "questions"}, {minutes} min
        </span>
      </p>
      <Bar part={minutes} whole={all} className={isThin ? "fill-level-3" : "fill-accent"} />
      {isThin ? <p className="mt-0.5 text-[13px]">Thin evidence</p> : null}
    </li>
  );
}

function Bar({ part, whole, className }: { part: number; whole: number; className: string }) {
  const width = whole > 0 ? Math.min(100, (part / whole) * 100) : 0;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      className="mt-1 h-1.5 w-full rounded-full"
    >
      <rect width="100" height="6" className="fill-level-1" />
      <rect width={width} height="6" className={className} />
    </svg>
  );
}

function Difficulties({ counts }: { counts: number[] }) {
  const most = Math.max(...counts, 1);
  return (
    <section aria-label="Difficulty" className="p-5">
      <h2 className="mb-2 text-xs text-muted">Difficulty, 1 to 5</h2>
      <ul className="grid grid-cols-5 items-end gap-2 text-center text-[13px] tabular-nums">
        {counts.map((count, at) => {
          const height = (count / most) * 30;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the five difficulties never move
            <li key={at}>
              <span aria-hidden="true">{count || ""}</span>
              <svg aria-hidden="true" viewBox="0 0 40 30" preserveAspectRatio="none" className="h-8 w-full">
                <rect y={30 - height} width="40" height={height} className="fill-level-4" />
                <rect y="29" width="40" height="1" className="fill-level-3" />
              </svg>
              <span aria-hidden="true" className="text-muted">
                {at + 1}
              </span>
              <span className="sr-only">
                Difficulty {at + 1}: {count} {count === 1 ? "question" : "questions"}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
