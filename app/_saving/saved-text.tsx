"use client";
import { TwoVersions } from "./two-versions";
import type { Written } from "./written";

type Props = {
  id: string;
  written: Written<string>;
  onEdit(text: string): void;
  onResolve(text: string): void;
} & Pick<
  React.ComponentProps<"textarea">,
  "rows" | "readOnly" | "placeholder" | "spellCheck" | "className" | "onKeyDown" | "onFocus" | "onBlur"
> & {
    /** What else describes it, by its id. */
    hintId?: string;
  };

/** A text that saves itself. One that is too long is kept and the limit said; nothing is cut. Half a character is shown as it is kept, as �. */
export function SavedText({ id, written, onEdit, onResolve, hintId, className, ...textarea }: Props) {
  return (
    <>
      <textarea
        {...textarea}
        id={id}
        value={written.value}
        onChange={(change) => onEdit(change.target.value.toWellFormed())}
        aria-describedby={[hintId, `${id}-problem`].filter(Boolean).join(" ")}
        aria-invalid={written.state === "refused" || undefined}
        className={`block w-full resize-y ${className}`}
      />
      <p id={`${id}-problem`} className="mt-1 text-[13px] text-live">
        {written.problem}
      </p>
      <TwoVersions written={written} onResolve={onResolve} />
    </>
  );
}
