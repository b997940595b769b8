/** A word in a thin outline: a competency, a state. */
export function Chip({ children }: { children: React.ReactNode }) {
  return (
    <span className="inline-flex items-center rounded-full border border-line-strong px-2 py-px text-xs text-muted">
      {children}
    </span>
  );
}
