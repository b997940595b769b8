"use client";
import { InlineCode } from "@/app/_ui/inline-code";

type Props = { keyPoints: string[]; reached: number[]; onReach(reached: number[]): void };

export function ReachedPoints({ keyPoints, reached, onReach }: Props) {
  if (keyPoints.length === 0) return null;
  const toggle = (index: number) =>
    onReach(reached.includes(index) ? reached.filter((one) => one !== index) : [...reached, index]);
  return (
    <fieldset className="rounded-card border border-line bg-surface p-5">
      <legend className="float-left w-full pb-2 text-xs text-muted">
        <span className="flex justify-between gap-3">
          Which of these did you reach?
          <span className="tabular-nums">
            {reached.length} of {keyPoints.length}
          </span>
        </span>
      </legend>
      <ul className="clear-both">
        {keyPoints.map((text, index) => (
          <li key={text}>
            <label className="flex items-start gap-2.5 py-1">
              <input
                type="checkbox"
                checked={reached.includes(index)}
                onChange={() => toggle(index)}
                className="mt-1 size-4 shrink-0"
              />
              <span className="min-w-0">
                <InlineCode text={text} />
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
