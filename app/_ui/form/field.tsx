import { useId } from "react";

type Described = { label: React.ReactNode; hint?: React.ReactNode; error?: string };
type Props = Described & { optional?: boolean } & React.ComponentProps<"input">;

export const inputClass =
  "min-h-10 w-full rounded-control border border-line-field bg-surface px-3 text-ink placeholder:text-faint aria-invalid:border-live";

/** A labelled input. Its hint and its error are tied to it, so that a screen reader reads them with the label. */
export function TextField({ label, hint, error, optional, className = "", ...input }: Props) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 flex items-baseline gap-2 text-sm font-medium">
        {label}
        {optional ? <span className="font-normal text-muted">optional</span> : null}
      </label>
      <input
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        {...input}
        id={id}
        className={`${inputClass} text-[15px]`}
      />
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

/** The id list for `aria-describedby` of a control whose notes are a `FieldNotes` with the same id. */
export function describedBy(id: string, hint: React.ReactNode, error?: string): string | undefined {
  return [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
}

export function FieldNotes({ id, hint, error }: Omit<Described, "label"> & { id: string }) {
  return (
    <>
      {error ? (
        <p id={`${id}-error`} className="mt-1 text-sm text-live">
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-[13px] text-muted">
          {hint}
        </p>
      ) : null}
    </>
  );
}
