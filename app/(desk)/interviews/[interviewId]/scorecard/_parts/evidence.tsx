import { KeyCap } from "@/app/_ui/key-cap";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import { minutesAndSeconds } from "@/app/_ui/time/time-format";
import { WrittenText } from "@/app/_ui/written-text";
import type { ScorecardAnswer } from "@/lib/scorecards/reads";

type Props = {
  answer: Pick<
    ScorecardAnswer,
    "kind" | "promptHtml" | "modelAnswerHtml" | "answer" | "onScreenMs" | "hints" | "followUps"
  >;
};

/** What was asked and what came back, for whoever judges it; the model answer folded beside it, on paper open. */
export function Evidence({ answer }: Props) {
  const { kind, promptHtml, modelAnswerHtml, hints, followUps, onScreenMs } = answer;
  return (
    <div className="@container mt-1 text-sm [contain:inline-size]">
      <div className="grid gap-x-8 gap-y-4 @3xl:grid-cols-2 print:grid-cols-2">
        <div className="min-w-0 space-y-4">
          <p className="text-[13px] text-muted tabular-nums">
            {describeAsking({ onScreenMs, hints, followUps })}
          </p>
          <MarkdownHtml html={promptHtml} className="font-serif text-lg leading-snug" />
          <div>
            <p className="text-xs text-muted">Written answer</p>
            {answer.answer ? (
              <WrittenText
                text={answer.answer}
                isCode={kind === "code"}
                className="mt-1 max-h-80 overflow-auto print:max-h-none"
              />
            ) : (
              <p className="mt-1 text-muted">Nothing in writing.</p>
            )}
          </div>
          <Sent title="Hints given" texts={hints} />
          <Sent title="Follow-ups sent" texts={followUps} />
        </div>
        {modelAnswerHtml ? (
          <details data-model-answer className="min-w-0">
            <summary className="min-h-6 w-fit text-[13px] text-muted hover:text-ink">
              Model answer{" "}
              <span className="print:hidden">
                <KeyCap>M</KeyCap>
              </span>
            </summary>
            <MarkdownHtml html={modelAnswerHtml} className="mt-1" />
          </details>
        ) : null}
      </div>
    </div>
  );
}

function Sent({ title, texts }: { title: string; texts: string[] }) {
  if (texts.length === 0) return null;
  return (
    <details>
      <summary className="min-h-6 w-fit text-[13px] text-muted hover:text-ink">
        {title}, {texts.length}
      </summary>
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

function describeAsking(asked: Pick<ScorecardAnswer, "onScreenMs" | "hints" | "followUps">): string {
  const shown =
    asked.onScreenMs === null ? "Still on screen" : `On screen ${minutesAndSeconds(asked.onScreenMs)}`;
  const hints = asked.hints.length;
  return `${shown} · ${hints === 0 ? "no hint" : hints === 1 ? "1 hint" : `${hints} hints`}`;
}
