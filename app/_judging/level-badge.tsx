const grounds = [
  "",
  "bg-level-1",
  "bg-level-2",
  "bg-level-3",
  "bg-level-4 text-(--on-level-4)",
  "bg-level-5 text-(--on-level-5)",
];

/** A rating as a number on its ground: 1–5, a dash for not observed (0), an empty outline for none. */
export function LevelBadge({ level }: { level: number | null }) {
  const shape =
    "inline-flex size-5 items-center justify-center rounded-[5px] text-xs font-semibold tabular-nums";
  if (level === null)
    return (
      <span
        role="img"
        aria-label="Not rated"
        className={`${shape} border border-dashed border-line-strong`}
      />
    );
  if (level === 0) {
    return (
      <span
        role="img"
        aria-label="Not observed"
        className={`${shape} border border-dashed border-line-strong text-muted`}
      >
        –
      </span>
    );
  }
  return (
    <span role="img" aria-label={`Rated ${level} of 5`} className={`${shape} ${grounds[level]}`}>
      {level}
    </span>
  );
}
