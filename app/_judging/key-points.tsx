"use client";
import { InlineCode } from "@/app/_ui/inline-code";

type Props = { keyPoints: string[]; heard: number[]; disabled?: boolean; onHear(heard: number[]): void };

/** The key points to tick as heard: evidence, not the score. */
export function KeyPoints({ keyPoints, heard, disabled = false, onHear }: Props) {
  const toggle = (index: number) =>
    onHear(
      heard.includes(index) ? heard.filter((one) => one !== index) : [...heard, index].sort((a, b) => a - b),
    );
  return (
    <ul className="space-y-1">
      {keyPoints.map((text, index) => (
        <li key={text}>
          <label className="flex items-start gap-2.5 py-1 text-[13px] leading-snug">
            <input
              type="checkbox"
              checked={heard.includes(index)}
              disabled={disabled}
              onChange={() => toggle(index)}
              className="mt-px size-4 shrink-0"
            />
            <span>
              <InlineCode text={text} />
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
