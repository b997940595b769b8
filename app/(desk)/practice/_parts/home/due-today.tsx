import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { spanWords } from "../span";

type Props = { due: number; minutes: number; nextDueMs: number | null; nowMs: number };

export function DueToday({ due, minutes, nextDueMs, nowMs }: Props) {
  const wait = nextDueMs === null ? null : spanWords(nextDueMs - nowMs);
  return (
    <section
      aria-label="Due now"
      className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 rounded-card border border-line bg-surface p-6"
    >
      <div>
        <p className="font-serif text-2xl leading-tight tabular-nums">
          {due === 0
            ? "Nothing is due now"
            : due === 1
              ? "1 question is due today"
              : `${due} questions are due today`}
        </p>
        <p className="mt-1 text-sm text-muted tabular-nums">
          {due > 0
            ? `About ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`
            : wait
              ? `The next one comes back in ${wait}. Or pick a topic for something new.`
              : "Pick a topic for something new."}
        </p>
      </div>
      {due > 0 ? (
        <Link href="/practice/question" prefetch={false} className={buttonClass("primary", "large")}>
          Start
        </Link>
      ) : null}
    </section>
  );
}
