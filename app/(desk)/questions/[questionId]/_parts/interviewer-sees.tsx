import { InlineCode } from "@/app/_ui/inline-code";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import { toLevels } from "@/lib/questions/rules";
import type { ReadQuestion } from "@/lib/versions/reads";

/** The guide, on the ground and with the word that mark what is private everywhere. */
export function InterviewerSees({ question }: { question: ReadQuestion }) {
  const { modelAnswerHtml, keyPoints, followUps, hints, levels } = question;
  return (
    <section aria-labelledby="interviewer-sees" className="min-w-0 lg:row-span-3">
      <h2 id="interviewer-sees" className="mb-2.5 font-semibold">
        What the interviewer sees
      </h2>
      <div className="rounded-card border border-private-line bg-private px-5 py-4 wrap-anywhere">
        <p className="mb-3 text-xs font-semibold text-private-ink">Private</p>
        <div className="space-y-5 text-[15px] leading-relaxed">
          <Part title="Model answer" isEmpty={modelAnswerHtml === ""}>
            <MarkdownHtml html={modelAnswerHtml} className="max-w-[72ch]" />
          </Part>
          <Part title="Key points" isEmpty={keyPoints.length === 0}>
            <Lines texts={keyPoints} listClass="list-disc" />
          </Part>
          <Part title="Follow-ups" isEmpty={followUps.length === 0}>
            <Lines texts={followUps} listClass="list-disc" />
          </Part>
          <Part title="Hints, in order" isEmpty={hints.length === 0}>
            <Lines texts={hints} listClass="list-decimal" />
          </Part>
          <Part title="Levels" isEmpty={false}>
            {levels.some(Boolean) ? null : (
              <p className="mb-2 text-muted">The general ones, until it has its own:</p>
            )}
            <Levels levels={toLevels(levels)} />
          </Part>
        </div>
      </div>
    </section>
  );
}

function Part({ title, isEmpty, children }: { title: string; isEmpty: boolean; children: React.ReactNode }) {
  return (
    <div className="border-t border-private-line pt-3">
      <h3 className="mb-1.5 text-sm font-semibold">{title}</h3>
      {isEmpty ? <p className="text-muted">Nothing written yet.</p> : children}
    </div>
  );
}

function Lines({ texts, listClass }: { texts: string[]; listClass: string }) {
  return (
    <ol className={`space-y-1.5 pl-5 ${listClass}`}>
      {texts.map((text) => (
        <li key={text}>
          <InlineCode text={text} />
        </li>
      ))}
    </ol>
  );
}

function Levels({ levels }: { levels: string[] }) {
  return (
    <ol className="space-y-2">
      {levels.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is its number
        <li key={index} className="flex gap-3">
          <span className="inline-flex size-6 shrink-0 items-center justify-center rounded-[5px] border border-private-line bg-surface text-[13px] font-semibold tabular-nums">
            {index + 1}
          </span>
          <span>
            <InlineCode text={text} />
          </span>
        </li>
      ))}
    </ol>
  );
}
