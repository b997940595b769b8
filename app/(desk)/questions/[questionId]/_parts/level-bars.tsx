import { LevelBadge } from "@/app/_judging/level-badge";

/** How often each level was given, `levels[0]` being “not observed”: the bar is for the eye, the number says it. */
export function LevelBars({ levels }: { levels: readonly number[] }) {
  const most = Math.max(1, ...levels);
  return (
    <ul aria-label="Ratings by level" className="mt-5 space-y-1.5 border-t border-line pt-4 text-sm">
      {[5, 4, 3, 2, 1, 0].map((level) => {
        const count = levels[level] ?? 0;
        return (
          <li key={level} className="grid grid-cols-[1.25rem_6.5rem_minmax(0,1fr)_2rem] items-center gap-x-3">
            <LevelBadge level={level} />
            <span className="text-muted">{level === 0 ? "Not observed" : `Level ${level}`}</span>
            <svg aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none" className="h-1.5 w-full">
              <rect width="100" height="6" className="fill-sunk" />
              <rect
                width={(100 * count) / most}
                height="6"
                className={level === 0 ? "fill-line-strong" : "fill-accent"}
              />
            </svg>
            <span className="text-right tabular-nums">
              {count}
              <span className="sr-only"> {count === 1 ? "rating" : "ratings"}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
