import type { RoomState } from "@/app/_live/room-state";
import { InlineCode } from "@/app/_ui/inline-code";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import { WrittenText } from "@/app/_ui/written-text";
import type { AskedView, Guide } from "@/lib/room/schema";

type MirrorProps = { asked: AskedView | undefined; guide: Guide | undefined; isComing: boolean };

/** What the candidate sees of a question, or would. */
export function Mirror({ asked, guide, isComing }: MirrorProps) {
  const html = asked?.promptHtml ?? guide?.promptHtml;
  const ground = isComing ? "border-dashed border-line-strong" : "border-line bg-surface";
  return (
    <div className={`rounded-card border px-5 py-5 xl:px-6 ${ground}`}>
      {html ? (
        <MarkdownHtml html={html} className="max-w-[68ch] font-serif text-[22px] leading-[1.36]" />
      ) : (
        <p className="text-muted">Loading the question…</p>
      )}
      {asked && asked.hints.length + asked.followUps.length > 0 ? (
        <ul className="mt-4 space-y-1.5">
          {[
            ...asked.hints.map((sent) => ({ ...sent, what: `Hint ${sent.place + 1}` })),
            ...asked.followUps.map((sent) => ({ ...sent, what: "Follow-up" })),
          ].map((sent) => (
            <li key={sent.atMs} className="border-l-[3px] border-accent pl-3 break-words whitespace-pre-line">
              <span className="text-muted">{sent.what}: </span>
              <InlineCode text={sent.text} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

type AnswerProps = { asked: AskedView; first: string; state: RoomState; timeZone: string };

/** What they wrote, as it grows. */
export function AnswerMirror({ asked, first, state, timeZone }: AnswerProps) {
  const saved = state.answers[asked.askedQuestionId];
  const typing = state.typing?.askedQuestionId === asked.askedQuestionId ? state.typing.body : null;
  const body = typing ?? saved?.body ?? "";
  const savedAt = saved?.savedAtMs
    ? `saved ${new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(saved.savedAtMs)}`
    : "";
  return (
    <section
      aria-label={`${first}’s written answer`}
      className="rounded-card border border-line bg-surface px-4 py-3.5"
    >
      <p className="flex justify-between gap-3 text-xs text-muted">
        <span>{typing !== null ? `${first} is writing` : `${first}’s answer`}</span>
        <span className="tabular-nums">{savedAt}</span>
      </p>
      <div className="mt-1.5 max-h-72 overflow-y-auto text-sm leading-relaxed">
        {body ? (
          <WrittenText text={body} isCode={asked.kind === "code"} />
        ) : (
          <p className="text-muted">Nothing written yet.</p>
        )}
      </div>
    </section>
  );
}
