import { useId } from "react";
import { describedBy, FieldNotes } from "./field";

export const textAreaClass =
  "block w-full resize-y rounded-control border border-line-field bg-surface px-3 py-2.5 leading-relaxed text-ink placeholder:text-faint aria-invalid:border-live";

type Props = {
  label: React.ReactNode;
  hint?: React.ReactNode;
  error?: string;
  optional?: boolean;
} & React.ComponentProps<"textarea">;

/** A labelled text of several lines, with its notes tied to it as in `TextField`. */
export function TextArea({ label, hint, error, optional, className = "", ...textarea }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 flex items-baseline gap-2 text-sm font-medium">
        {label}
        {optional ? <span className="font-normal text-muted">optional</span> : null}
      </label>
      <textarea
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        {...textarea}
        id={id}
        className={`${textAreaClass} ${className}`}
      />
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}
