import { LevelBadge } from "@/app/_judging/level-badge";
import { InlineCode } from "@/app/_ui/inline-code";
import type { ScorecardAnswer } from "@/lib/scorecards/reads";
import { Evidence } from "./evidence";

/** One judged answer: question, rating in words, what was said. What was asked and answered unfolds below. */
export function SubmittedAnswer({ answer }: { answer: ScorecardAnswer }) {
  const { number, title, competency, note, isTakenBack } = answer;
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-4 gap-y-2 border-b border-line pt-4 pb-3 md:gap-y-0.5 text-sm md:grid-cols-[1.25rem_minmax(0,1fr)_minmax(0,1.15fr)_minmax(0,1.15fr)] md:gap-x-8">
      <span className="text-muted tabular-nums">{number}</span>
      <div>
        <h3 className="text-[15px] font-medium wrap-anywhere">{title}</h3>
        <p className="text-[13px] text-muted">
          {competency}
          {isTakenBack ? ", taken back" : ""}
        </p>
      </div>
      <div className="space-y-2 max-md:col-start-2">
        <Rating answer={answer} />
        <HeardKeyPoints answer={answer} />
      </div>
      <div className="max-md:col-start-2">
        <h4 className="sr-only">Note</h4>
        {note ? (
          <p className="max-h-60 overflow-auto print:max-h-none whitespace-pre-wrap wrap-anywhere">{note}</p>
        ) : (
          <p className="text-muted">No note</p>
        )}
      </div>
      <details className="col-start-2 -col-end-1">
        <summary className="min-h-6 w-fit text-[13px] text-muted hover:text-ink">Question and answer</summary>
        <div className="pb-2">
          <Evidence answer={answer} />
        </div>
      </details>
    </li>
  );
}

function Rating({ answer }: { answer: Pick<ScorecardAnswer, "level" | "levels"> }) {
  const { level, levels } = answer;
  const said = level ? levels[level - 1] : level === 0 ? "Not observed, so it doesn’t count" : "Not rated";
  return (
    <p className="flex gap-3">
      <span className="shrink-0">
        <LevelBadge level={level} />
      </span>
      <span>
        <InlineCode text={said ?? ""} />
      </span>
    </p>
  );
}

function HeardKeyPoints({ answer }: { answer: Pick<ScorecardAnswer, "keyPoints" | "heardKeyPoints"> }) {
  const { keyPoints, heardKeyPoints } = answer;
  if (keyPoints.length === 0) return null;
  return (
    <details className="pl-8">
      <summary className="min-h-6 w-fit text-[13px] text-muted tabular-nums hover:text-ink">
        Key points heard, {heardKeyPoints.length} of {keyPoints.length}
      </summary>
      <ul className="mt-1 space-y-1">
        {keyPoints.map((text, index) => {
          const heard = heardKeyPoints.includes(index);
          return (
            <li key={text} className={`flex gap-2 ${heard ? "" : "text-muted"}`}>
              <span aria-hidden="true" className="w-4 shrink-0">
                {heard ? "✓" : "–"}
              </span>
              <span>
                <span className="sr-only">{heard ? "Heard: " : "Not heard: "}</span>
                <InlineCode text={text} />
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
