import { useId } from "react";
import { describedBy, FieldNotes, inputClass } from "./field";

type Props = {
  label: React.ReactNode;
  hint?: React.ReactNode;
  error?: string;
} & React.ComponentProps<"select">;

/** A labelled list to choose from, with its notes tied to it as in `TextField`. */
export function SelectField({ label, hint, error, ...select }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <select
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        {...select}
        id={id}
        className={`${inputClass} text-[15px]`}
      />
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}
