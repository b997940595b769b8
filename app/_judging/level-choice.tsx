"use client";
import { InlineCode } from "@/app/_ui/inline-code";
import type { RatingValue } from "./use-judgement";

type Props = {
  name: string;
  levels: string[];
  rating: RatingValue;
  disabled: boolean;
  onRate(level: RatingValue["level"]): void;
};

/** Not observed comes last. */
const order = [1, 2, 3, 4, 5, 0] as const;

/** The described levels, 5 of them, and not observed. Native radios: arrows, Space and a screen reader just work. */
export function LevelChoice({ name, levels, rating, disabled, onRate }: Props) {
  const described = order.filter((level) => level <= levels.length);
  return (
    <fieldset disabled={disabled}>
      <legend className="sr-only">Rating of this answer</legend>
      {described.map((level) => {
        const chosen = rating.level === level;
        return (
          <label
            key={level}
            className={`flex gap-3 rounded-control border-2 px-2.5 py-1.5 text-[13px] leading-snug has-focus-visible:outline-2 has-focus-visible:outline-accent ${
              chosen
                ? "border-accent bg-surface"
                : `border-transparent ${disabled ? "cursor-default" : "hover:bg-surface/60"}`
            }`}
          >
            <input
              type="radio"
              name={name}
              checked={chosen}
              onChange={() => onRate(level)}
              className="sr-only"
            />
            <span
              aria-hidden="true"
              className={`inline-flex size-6 shrink-0 items-center justify-center rounded-[5px] border text-[13px] font-semibold tabular-nums ${
                chosen ? "border-accent bg-accent text-on-accent" : "border-line-field bg-surface"
              }`}
            >
              {level}
            </span>
            <span className={level === 0 ? "self-center text-muted" : ""}>
              <span className="sr-only">{level}: </span>
              <InlineCode text={levels[level - 1] ?? "Not observed"} />
            </span>
          </label>
        );
      })}
      <button
        type="button"
        onClick={() => onRate(null)}
        disabled={disabled || rating.level === null}
        className="mt-1 ml-2.5 min-h-6 text-xs text-muted underline underline-offset-2 disabled:invisible"
      >
        Clear the rating
      </button>
    </fieldset>
  );
}
