"use client";
import { useState } from "react";

type Props<T extends string> = {
  title: string;
  /** Every value there can be, where that is known; otherwise those that have a count or are chosen. */
  all?: readonly T[];
  values: T[];
  counts: Record<string, number>;
  word?: (value: T) => string;
  onChange: (values: T[]) => void;
};

const shortList = 8;

/** Checkboxes with what each would show beside it. A long list begins with its largest; what is chosen is always there. */
export function FilterGroup<T extends string>({ title, all, values, counts, word, onChange }: Props<T>) {
  const [unfolded, unfold] = useState(false);
  const known = all ?? ([...new Set([...values, ...Object.keys(counts)])].sort(byName) as T[]);
  const folds = known.length > shortList + 1;
  const shown = folds && !unfolded ? known.filter((value) => isAmongLargest(value)) : known;

  function isAmongLargest(value: T): boolean {
    const largest = known.toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0)).slice(0, shortList);
    return values.includes(value) || largest.includes(value);
  }

  if (known.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{title}</legend>
      {shown.map((value) => (
        <FilterValue
          key={value}
          count={counts[value] ?? 0}
          checked={values.includes(value)}
          onChange={(isChosen) =>
            onChange(isChosen ? [...values, value] : values.filter((other) => other !== value))
          }
          word={word?.(value) ?? value}
        />
      ))}
      {folds ? (
        <button
          type="button"
          aria-expanded={unfolded}
          onClick={() => unfold(!unfolded)}
          className="mt-1 min-h-6 text-[13px] text-accent underline underline-offset-4"
        >
          {unfolded ? "Show fewer" : `Show all ${known.length}`}
          <span className="sr-only">: {title}</span>
        </button>
      ) : null}
    </fieldset>
  );
}

type ValueProps = {
  type?: "checkbox" | "radio";
  name?: string;
  count: number;
  checked: boolean;
  onChange: (isChosen: boolean) => void;
  word: string;
};

/** One value with its count. */
export function FilterValue({ type = "checkbox", name, count, checked, onChange, word }: ValueProps) {
  return (
    <label className="flex min-h-7 items-start gap-2.5 py-0.5">
      <input
        type={type}
        name={name}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        aria-label={`${word}, ${count} ${count === 1 ? "question" : "questions"}`}
        className="mt-1 size-4 shrink-0"
      />
      <span className={`min-w-0 flex-1 wrap-anywhere ${count === 0 && !checked ? "text-muted" : ""}`}>
        {word}
      </span>
      <span className="text-[13px] leading-5 text-muted tabular-nums">{count}</span>
    </label>
  );
}

const byName = (a: string, b: string) => a.localeCompare(b, "en");
