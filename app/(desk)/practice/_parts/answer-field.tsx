"use client";
import { tooLong } from "@/lib/text/limits";

type Props = { value: string; onChange(value: string): void; error?: string };

export function AnswerField({ value, onChange, error }: Props) {
  const problem = tooLong(value, "An answer") ?? error;
  return (
    <div>
      <label htmlFor="answer" className="mb-1 block text-sm font-medium">
        Your answer
      </label>
      <textarea
        id="answer"
        rows={8}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={problem ? "answer-hint answer-problem" : "answer-hint"}
        aria-invalid={problem ? true : undefined}
        className="block w-full resize-y rounded-control border border-line-field bg-surface px-3 py-2.5 leading-relaxed aria-invalid:border-live"
      />
      {problem ? (
        <p id="answer-problem" className="mt-1 text-sm text-live">
          {problem}
        </p>
      ) : null}
      <p id="answer-hint" className="mt-1 text-[13px] text-muted">
        Saying it aloud? Note your points in a few words. It stays in this browser until you reveal.
      </p>
    </div>
  );
}
