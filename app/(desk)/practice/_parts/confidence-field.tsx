"use client";

type Props = { value: number | null; onChange(value: number): void; error?: string };

const steps = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

/** Asked before the reveal, without a preset: a value that nobody chose would spoil the calibration. */
export function ConfidenceField({ value, onChange, error }: Props) {
  return (
    <fieldset
      aria-describedby={error ? "confidence-problem" : undefined}
      aria-invalid={error ? true : undefined}
    >
      <legend className="mb-1 text-sm font-medium">How sure are you that it is right, in per cent?</legend>
      <div className="flex max-w-[34rem] rounded-control border border-line-field bg-surface">
        {steps.map((step) => (
          <label
            key={step}
            className="flex min-h-9 flex-1 items-center justify-center border-line text-[13px] tabular-nums not-last:border-r first:rounded-l-[6px] last:rounded-r-[6px] hover:bg-sunk has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="confidence"
              value={step}
              checked={value === step}
              onChange={() => onChange(step)}
              className="sr-only"
            />
            {step}
          </label>
        ))}
      </div>
      <p className="mt-1 flex max-w-[34rem] justify-between text-[13px] text-muted" aria-hidden="true">
        <span>A guess</span>
        <span>Certain</span>
      </p>
      {error ? (
        <p id="confidence-problem" className="mt-1 text-sm text-live">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
