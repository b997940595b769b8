type Props = { part: string; label: string; isEnd?: boolean; onStep(): void; children: string };

/** A button of one sign in a row of a list that has an order. At an end it stays where it is and keeps the focus. */
export function RowStep({ part, label, isEnd, onStep, children }: Props) {
  return (
    <button
      type="button"
      data-part={part}
      aria-label={label}
      aria-disabled={isEnd || undefined}
      onClick={onStep}
      className="flex h-8 w-7 shrink-0 items-center justify-center rounded-control text-muted hover:bg-sunk hover:text-ink aria-disabled:opacity-30"
    >
      <span aria-hidden="true">{children}</span>
    </button>
  );
}
