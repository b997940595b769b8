"use client";
import { type Recommendation, recommendations } from "@/db/vocabulary";
import { describeMissing, recommendationWords } from "@/lib/scorecards/rules";

type Props = {
  /** Numbers of the questions that still want a rating. */
  missing: number[];
  chosen: Recommendation | undefined;
  onChoose(recommendation: Recommendation): void;
};

/** Given last, in four steps without a middle. Closed while an answer still wants its rating. */
export function RecommendationField({ missing, chosen, onChoose }: Props) {
  const closed = missing.length > 0;
  return (
    <fieldset disabled={closed} aria-describedby={closed ? "recommendation-closed" : undefined}>
      <legend className="font-semibold">Recommendation</legend>
      {closed ? <Missing numbers={missing} /> : null}
      <div className="mt-3 grid grid-cols-2 gap-2 sm:grid-cols-4">
        {recommendations.map((recommendation) => (
          <label
            key={recommendation}
            className={`flex min-h-11 items-center justify-center gap-2 rounded-control border px-3 text-[15px] font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${look(closed, chosen === recommendation)}`}
          >
            <input
              type="radio"
              name="recommendation"
              checked={chosen === recommendation}
              onChange={() => onChoose(recommendation)}
              className="sr-only"
            />
            {recommendationWords[recommendation]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function look(closed: boolean, chosen: boolean): string {
  if (closed) return "cursor-not-allowed border-line text-muted";
  return chosen ? "border-accent bg-accent text-on-accent" : "border-line-field bg-surface hover:bg-sunk";
}

function Missing({ numbers }: { numbers: number[] }) {
  return (
    <p id="recommendation-closed" className="mt-1 text-sm text-muted">
      {describeMissing(numbers)}. Rate what is missing, or mark it not observed:{" "}
      {numbers.map((number, index) => (
        <span key={number}>
          {index > 0 ? ", " : ""}
          <a
            href={`#answer-${number}`}
            className="inline-block min-h-6 text-accent underline underline-offset-4"
          >
            question {number}
          </a>
        </span>
      ))}
    </p>
  );
}
