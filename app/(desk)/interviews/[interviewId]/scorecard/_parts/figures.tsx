import { type CompetencyMean, type Composite, formatHundredths } from "@/lib/scorecards/rules";

type Props = { composite: Composite; children: React.ReactNode };

/** The numbers at the top: few, with how they came about. `children` is the cell in the middle. */
export function Figures({ composite, children }: Props) {
  return (
    <section
      aria-label="Composite"
      className="mb-10 grid rounded-card border border-line bg-surface max-md:divide-y md:grid-cols-[1fr_1fr_1.3fr] md:divide-x divide-line"
    >
      <div className="p-5">
        <h2 className="text-xs text-muted">Composite</h2>
        <p className="mt-0.5 flex items-baseline gap-2">
          <span className="font-serif text-4xl leading-tight tabular-nums">
            {composite.value === null ? "–" : formatHundredths(composite.value)}
          </span>
          <span className="text-sm text-muted">
            {composite.value === null ? "nothing rated yet" : "of 5"}
          </span>
        </p>
        <p className="mt-1 text-[13px] text-muted">{describeComputation(composite)}</p>
      </div>
      <div className="p-5">{children}</div>
      <div className="p-5">
        <h2 className="text-xs text-muted">By competency</h2>
        {composite.perCompetency.length === 0 ? (
          <p className="mt-2 text-[13px] text-muted">
            One bar for each competency, once its first answer is rated.
          </p>
        ) : (
          <ul className="mt-2 space-y-1.5 text-sm">
            {composite.perCompetency.map((mean) => (
              <CompetencyBar key={mean.competency} mean={mean} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function CompetencyBar({ mean }: { mean: CompetencyMean }) {
  return (
    <li className="grid grid-cols-[minmax(0,8rem)_1fr_2.5rem] items-center gap-3">
      <span className="truncate" title={mean.competency}>
        {mean.competency}
      </span>
      <svg
        aria-hidden="true"
        viewBox="0 0 500 6"
        preserveAspectRatio="none"
        className="h-1.5 w-full rounded-full"
      >
        <rect width="500" height="6" className="fill-level-1" />
        <rect width={mean.value} height="6" className="fill-accent" />
      </svg>
      <span className="text-right tabular-nums">
        {formatHundredths(mean.value)}
        <span className="sr-only">
          {" "}
          of 5, from {mean.answers} {mean.answers === 1 ? "answer" : "answers"}
        </span>
      </span>
    </li>
  );
}

function describeComputation({ answersCounted, perCompetency, notObserved }: Composite): string {
  const silent =
    notObserved > 0 ? ` ${notObserved} not observed ${notObserved === 1 ? "doesn’t" : "don’t"} count.` : "";
  if (answersCounted === 0) return `The mean of competency means, equal weights.${silent}`;
  const means = perCompetency.length === 1 ? "1 competency mean" : `${perCompetency.length} competency means`;
  const answers = answersCounted === 1 ? "1 answer" : `${answersCounted} answers`;
  return `Mean of ${means}, equal weights, ${answers}.${silent}`;
}
