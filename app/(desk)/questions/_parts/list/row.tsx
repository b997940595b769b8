"use client";
import Link from "next/link";
import { Chip } from "@/app/_ui/chip";
import { InlineCode } from "@/app/_ui/inline-code";
import { formatInstant } from "@/app/_ui/time/time-format";
import { useBrowserZone } from "@/app/_ui/time/use-browser-zone";
import type { BankRow } from "@/lib/questions/reads";
import { kindWords, statusWords } from "@/lib/questions/rules";
import { Star } from "./star";
import { keepOpened } from "./use-opened-row";

type Props = {
  row: BankRow;
  /** Undefined for whoever can't do anything with a selection. */
  selected?: boolean;
  onSelect: () => void;
  onProblem: (message: string | undefined) => void;
};

/** One question of the list. */
export function Row({ row, selected, onSelect, onProblem }: Props) {
  const { questionId, title, status } = row;
  return (
    <li
      className={`flex items-start gap-3 border-b border-line py-3 pr-1 pl-2 ${selected ? "bg-accent-soft" : "focus-within:bg-surface"}`}
    >
      {selected === undefined ? null : (
        <label className="flex size-6 shrink-0 items-center justify-center">
          <input
            type="checkbox"
            checked={selected}
            onChange={onSelect}
            aria-label={`Select: ${title}`}
            className="size-4"
          />
        </label>
      )}
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">
          <Link
            href={`/questions/${questionId}`}
            prefetch={false}
            onNavigate={() => keepOpened(questionId)}
            className="mr-2 scroll-my-28 font-medium hover:underline hover:underline-offset-4"
          >
            {title}
          </Link>
          {status === "approved" ? null : <Chip>{statusWords[status]}</Chip>}
        </p>
        <Facts row={row} />
        <p className="mt-0.5 line-clamp-1 text-[13px] text-muted">
          <InlineCode text={row.firstLine} />
        </p>
        {row.missing.length > 0 && status !== "retired" ? (
          <p className="mt-0.5 text-xs text-muted">Still missing: {row.missing.join(", ")}</p>
        ) : null}
      </div>
      <Star questionId={questionId} title={title} isFavourite={row.isFavourite} onProblem={onProblem} />
    </li>
  );
}

function Facts({ row: { topic, competency, kind, difficulty, minutes, lastAskedAt } }: { row: BankRow }) {
  const zone = useBrowserZone() ?? "UTC";
  const facts = [
    `${topic} · ${competency}`,
    kindWords[kind],
    `difficulty\u00a0${difficulty}`,
    `${minutes}\u00a0min`,
    ...(lastAskedAt ? [`last asked ${formatInstant(lastAskedAt, zone, "day")}`] : []),
  ];
  return <p className="text-[13px] wrap-anywhere tabular-nums">{facts.join(" · ")}</p>;
}
