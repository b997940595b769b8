"use client";
import type { Autosaves } from "@/app/_saving/autosaves";
import { SaveLine } from "@/app/_saving/save-line";
import { TwoVersions } from "@/app/_saving/two-versions";
import { maxTextLength } from "@/lib/room/rules";

type Props = { drafts: Autosaves<string>; draftKey: string; timeZone: string };

/** The summary saves itself; too long a text is kept, and the limit said. */
export function SummaryField({ drafts, draftKey, timeZone }: Props) {
  const draft = drafts.get(draftKey);
  const left = maxTextLength - draft.value.length;
  return (
    <section>
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <h2 className="font-semibold">
          <label htmlFor="summary">Summary</label>
        </h2>
        <SaveLine draft={draft} timeZone={timeZone} />
      </div>
      <p id="summary-hint" className="mb-2 text-sm text-muted">
        What you would tell a colleague who decides, with what you heard as the reason. At most 16,000
        characters
        {left < 2_000 ? `: ${left < 0 ? `${-left} too many` : `${left} left`}` : ""}.
      </p>
      <textarea
        id="summary"
        rows={7}
        value={draft.value}
        onChange={(change) => drafts.edit(draftKey, change.target.value)}
        aria-describedby="summary-hint summary-problem"
        aria-invalid={draft.state === "refused" || undefined}
        className="block w-full resize-y rounded-control border border-line-field bg-surface px-3 py-2.5 leading-relaxed aria-invalid:border-live"
      />
      <p id="summary-problem" className="mt-1 text-sm text-live">
        {draft.problem}
      </p>
      <TwoVersions drafts={drafts} draftKey={draftKey} />
    </section>
  );
}
