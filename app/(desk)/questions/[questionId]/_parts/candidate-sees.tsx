import { MarkdownHtml } from "@/app/_ui/markdown-html";
import type { ReadQuestion } from "@/lib/versions/reads";

/** The prompt as the candidate's room sets it. */
export function CandidateSees({ question }: { question: ReadQuestion }) {
  return (
    <section aria-labelledby="candidate-sees" className="min-w-0">
      <h2 id="candidate-sees" className="mb-2.5 font-semibold">
        What the candidate sees
      </h2>
      <div className="rounded-card border border-line bg-surface px-5 py-5 sm:px-6 sm:py-6">
        <MarkdownHtml
          html={question.promptHtml}
          className="max-w-[60ch] font-serif text-[22px] leading-[1.36] wrap-anywhere md:max-lg:text-[28px]"
        />
      </div>
    </section>
  );
}
