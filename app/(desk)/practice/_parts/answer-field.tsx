"use client";
import type { Keeping } from "@/app/_saving/kept/outbox";
import { codeKeysHint, useCodeKeys } from "@/app/_ui/use-code-keys";
import { tooLong } from "@/lib/text/limits";

type Props = {
  isCode: boolean;
  value: string;
  /** Null until something is typed. */
  keeping: Keeping | null;
  onChange(value: string): void;
  error?: string;
};

const stays: Record<Keeping, string> = {
  "for a day": "It stays in this browser until you reveal.",
  "in this tab": "It stays in this tab until you reveal.",
  nowhere: "This browser couldn’t keep it: it is only on this page. Don’t close it before you reveal.",
};

export function AnswerField({ isCode, value, keeping, onChange, error }: Props) {
  const codeKeys = useCodeKeys(isCode);
  const problem = tooLong(value, "An answer") ?? error;
  return (
    <div>
      <label htmlFor="answer" className="mb-1 block text-sm font-medium">
        Your answer
      </label>
      <textarea
        {...codeKeys}
        id="answer"
        rows={isCode ? 12 : 8}
        spellCheck={!isCode}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={problem ? "answer-hint answer-problem" : "answer-hint"}
        aria-invalid={problem ? true : undefined}
        className={`block w-full resize-y rounded-control border border-line-field bg-surface px-3 py-2.5 leading-relaxed aria-invalid:border-live ${isCode ? "font-mono [tab-size:4]" : ""}`}
      />
      {problem ? (
        <p id="answer-problem" className="mt-1 text-sm text-live">
          {problem}
        </p>
      ) : null}
      <p id="answer-hint" className="mt-1 text-[13px] text-muted">
        Saying it aloud? Note your points in a few words. {stays[keeping ?? "for a day"]}
        {isCode ? ` ${codeKeysHint}` : ""}
      </p>
    </div>
  );
}
