import { LocalTime } from "@/app/_ui/time/local-time";
import { WrittenText } from "@/app/_ui/written-text";
import type { Revealed } from "@/lib/practice/reads";
import { describeAttempt } from "./describe-attempt";

type Props = { answers: Revealed["earlier"]; isCode: boolean };

/** What one answered before, folded: to be seen beside the model answer, after the new answer. */
export function EarlierAnswers({ answers, isCode }: Props) {
  const older = (answers[0]?.count ?? 0) - answers.length;
  if (answers.length === 0) return null;
  return (
    <section className="rounded-card border border-line bg-surface p-5">
      <h2 className="mb-2 text-xs text-muted">Your earlier answers</h2>
      {answers.map((earlier) => (
        <details key={earlier.attemptId}>
          <summary className="min-h-6 text-[13px]">
            <LocalTime atMs={earlier.revealedAt.getTime()} parts="day" />
            <span className="text-muted tabular-nums">: {describeAttempt(earlier)}</span>
          </summary>
          <div className="pt-1 pb-3">
            {earlier.answer ? (
              <WrittenText text={earlier.answer} isCode={isCode} />
            ) : (
              <p className="text-muted">You said that you don’t know.</p>
            )}
          </div>
        </details>
      ))}
      {older > 0 ? (
        <p className="mt-1 text-[13px] text-muted">
          {older === 1 ? "1 older answer is" : `${older} older answers are`} under Practice, Your answers.
        </p>
      ) : null}
    </section>
  );
}
