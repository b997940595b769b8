import { useId } from "react";

type Props<T extends string | number> = {
  legend: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChoose(value: T): void;
};

/** One of a few, side by side: radio buttons that look like one control. */
export function Segments<T extends string | number>({ legend, options, value, onChoose }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-0.5 rounded-control border border-line-field bg-surface p-0.5 text-sm">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-8.5 min-w-8 flex-auto items-center justify-center rounded-[5px] px-1.5 has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
