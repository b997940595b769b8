import { InlineCode } from "@/app/_ui/inline-code";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import { WrittenText } from "@/app/_ui/written-text";

type Point = { text: string; isHeard: boolean };
type Props = { answer: string; modelAnswerHtml: string; points: Point[]; isCode: boolean };

const card = "min-w-0 rounded-card border border-line bg-surface p-5";
const heading = "mb-2 text-xs text-muted";

/** What was answered, in full, beside the model answer that it was compared with. */
export function PastAnswer({ answer, modelAnswerHtml, points, isCode }: Props) {
  return (
    <div className="grid grid-cols-1 items-start gap-5 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="min-w-0 space-y-5">
        <section className={card}>
          <h2 className={heading}>Your answer</h2>
          {answer ? (
            <WrittenText text={answer} isCode={isCode} />
          ) : (
            <p className="text-muted">You said that you don’t know.</p>
          )}
        </section>
        {points.length > 0 ? <Points points={points} /> : null}
      </div>
      <section className={card}>
        <h2 className={heading}>Model answer</h2>
        {modelAnswerHtml ? (
          <MarkdownHtml html={modelAnswerHtml} />
        ) : (
          <p className="text-muted">Nobody had written one yet.</p>
        )}
      </section>
    </div>
  );
}

function Points({ points }: { points: Point[] }) {
  return (
    <section className={card}>
      <h2 className={heading}>Key points that you ticked</h2>
      <ul className="space-y-1.5 text-sm">
        {points.map(({ text, isHeard }) => (
          <li key={text} className={`flex gap-2 ${isHeard ? "" : "text-muted"}`}>
            <span aria-hidden="true" className="w-4 shrink-0">
              {isHeard ? "✓" : "–"}
            </span>
            <span className="min-w-0">
              <span className="sr-only">{isHeard ? "Reached: " : "Not reached: "}</span>
              <InlineCode text={text} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
