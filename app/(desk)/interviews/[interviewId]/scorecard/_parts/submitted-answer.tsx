import { InlineCode } from "@/app/_ui/inline-code";
import { LevelBadge } from "@/app/_ui/level-badge";
import type { ScorecardAnswer } from "@/lib/scorecards/reads";
import { Evidence } from "./evidence";

/** One judged answer: the level in words, what was heard, the note; the rest unfolds. */
export function SubmittedAnswer({ answer }: { answer: ScorecardAnswer }) {
  const { number, title, competency, level, levels, note } = answer;
  const said = level ? levels[level - 1] : level === 0 ? "Not observed: it doesn’t count." : "Not rated.";
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 border-b border-line py-4 md:grid-cols-[1.5rem_minmax(0,1fr)_minmax(0,1.2fr)]">
      <span className="text-muted tabular-nums">{number}</span>
      <div className="min-w-0">
        <h3 className="font-medium wrap-anywhere">{title}</h3>
        <p className="text-[13px] text-muted">{competency}</p>
      </div>
      <div className="min-w-0 space-y-3 text-sm max-md:col-start-2 max-md:mt-3">
        <p className="flex gap-3">
          <LevelBadge level={level} />
          <span className="min-w-0">
            <InlineCode text={said ?? ""} />
          </span>
        </p>
        <HeardKeyPoints answer={answer} />
        {note ? (
          <p className="whitespace-pre-wrap wrap-anywhere">{note}</p>
        ) : (
          <p className="text-muted">No note.</p>
        )}
        <details>
          <summary className="min-h-6 w-fit text-[13px] text-muted hover:text-ink">
            Question and answer
          </summary>
          <Evidence answer={answer} />
        </details>
      </div>
    </li>
  );
}

function HeardKeyPoints({ answer }: { answer: Pick<ScorecardAnswer, "keyPoints" | "heardKeyPoints"> }) {
  const { keyPoints, heardKeyPoints } = answer;
  return (
    <details>
      <summary className="min-h-6 w-fit text-[13px] text-muted hover:text-ink">
        Key points heard, {heardKeyPoints.length} of {keyPoints.length}
      </summary>
      <ul className="mt-1 space-y-1">
        {keyPoints.map((text, place) => {
          const heard = heardKeyPoints.includes(place);
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
