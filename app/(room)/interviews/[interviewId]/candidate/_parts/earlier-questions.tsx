import type { Autosaves } from "@/app/_saving/autosaves";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import { WrittenText } from "@/app/_ui/written-text";
import type { AskedView } from "@/lib/room/schema";
import { SentWith } from "./sent-with";

type Props = { asked: AskedView[]; interviewer: string; answers: Autosaves<string> };

/** The questions that left the screen, folded away, with what was sent with them and what the candidate wrote. */
export function EarlierQuestions({ asked, interviewer, answers }: Props) {
  if (asked.length === 0) return null;
  return (
    <details className="mt-9 border-t border-line pt-4">
      <summary className="text-sm text-muted">
        {asked.length === 1 ? "1 earlier question" : `${asked.length} earlier questions`}
      </summary>
      <ol className="mt-4 space-y-6">
        {[...asked].reverse().map((one) => (
          <li key={one.askedQuestionId}>
            <p className="text-[13px] text-muted">Question {one.number}</p>
            <MarkdownHtml html={one.promptHtml} className="mt-1 font-serif text-lg leading-snug" />
            <SentWith asked={one} interviewer={interviewer} />
            {answers.get(one.askedQuestionId).value ? (
              <WrittenText
                text={answers.get(one.askedQuestionId).value}
                isCode={one.kind === "code"}
                className="mt-2 text-[15px] text-muted"
              />
            ) : (
              <p className="mt-2 text-[15px] text-muted">Nothing written.</p>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
