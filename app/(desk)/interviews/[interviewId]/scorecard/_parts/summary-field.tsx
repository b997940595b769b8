"use client";
import { SaveLine } from "@/app/_saving/save-line";
import { SavedText } from "@/app/_saving/saved-text";
import type { SingleAutosave } from "@/app/_saving/use-autosaves";
import { maxTextLength } from "@/lib/text/limits";

type Props = { summary: SingleAutosave<string>; timeZone: string };

/** The summary saves itself; too long a text is kept, and the limit said. */
export function SummaryField({ summary, timeZone }: Props) {
  const { written } = summary;
  const left = maxTextLength - written.value.length;
  return (
    <section>
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <h2 className="font-semibold">
          <label htmlFor="summary">Summary</label>
        </h2>
        <SaveLine written={written} timeZone={timeZone} />
      </div>
      <p id="summary-hint" className="mb-2 text-sm text-muted">
        What you would tell a colleague who decides, with what you heard as the reason. At most 16,000
        characters
        {left < 2_000 ? `: ${left < 0 ? `${-left} too many` : `${left} left`}` : ""}.
      </p>
      <SavedText
        id="summary"
        written={written}
        onEdit={summary.edit}
        onResolve={summary.resolve}
        hintId="summary-hint"
        rows={7}
        className="rounded-control border border-line-field bg-surface px-3 py-2.5 leading-relaxed aria-invalid:border-live"
      />
    </section>
  );
}
