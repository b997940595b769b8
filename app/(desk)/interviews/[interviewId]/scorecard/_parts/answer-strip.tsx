import { LevelBadge } from "@/app/_judging/level-badge";
import type { Level } from "@/db/vocabulary";

type Props = { answers: { number: number; title: string; level: Level | null; isTakenBack: boolean }[] };

/** All answers at a glance, each a way to its judgement below. */
export function AnswerStrip({ answers }: Props) {
  return (
    <ol aria-label="Go to an answer" className="gap-x-10 sm:columns-2">
      {answers.map(({ number, title, level, isTakenBack }) => (
        <li key={number} className="break-inside-avoid border-b border-line">
          <a
            href={`#answer-${number}`}
            className="flex min-h-9 items-center gap-3 text-sm underline-offset-4 hover:underline"
          >
            <span className="w-5 shrink-0 text-muted tabular-nums">{number}</span>
            <span className="min-w-0 flex-1 truncate">{title}</span>
            {isTakenBack ? <span className="text-xs text-muted">taken back</span> : null}
            <LevelBadge level={level} />
          </a>
        </li>
      ))}
    </ol>
  );
}
