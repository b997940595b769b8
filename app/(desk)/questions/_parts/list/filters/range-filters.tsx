"use client";
import { useId } from "react";
import { inputClass } from "@/app/_ui/form/field";
import type { ListQuery } from "@/lib/questions/schema";
import { FilterValue } from "./filter-group";
import type { Change } from "./use-address";

type Counts = Record<string, number>;
const difficulties = [1, 2, 3, 4, 5];

/** From one difficulty to another; whichever end is moved beyond the other takes it along. */
export function DifficultyRange({
  query,
  counts,
  change,
}: {
  query: ListQuery;
  counts: Counts;
  change: Change;
}) {
  const { from, to } = query;
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">Difficulty</legend>
      <div className="grid grid-cols-2 gap-3">
        <End
          word="From"
          value={from}
          counts={counts}
          choose={(next) => change({ from: next, to: Math.max(next, to) })}
        />
        <End
          word="To"
          value={to}
          counts={counts}
          choose={(next) => change({ from: Math.min(from, next), to: next })}
        />
      </div>
    </fieldset>
  );
}

type EndProps = { word: string; value: number; counts: Counts; choose: (difficulty: number) => void };

function End({ word, value, counts, choose }: EndProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-[13px] text-muted">
        {word}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => choose(Number(event.target.value))}
        className={`${inputClass} min-h-9 px-2 text-sm tabular-nums`}
      >
        {difficulties.map((difficulty) => (
          <option key={difficulty} value={difficulty}>
            {difficulty} ({counts[difficulty] ?? 0})
          </option>
        ))}
      </select>
    </div>
  );
}

const steps = [5, 10, 15, undefined] as const;

type MinutesProps = { chosen: number | undefined; counts: Counts; change: Change };

/** How long a question may take at most. */
export function MinutesChoice({ chosen, counts, change }: MinutesProps) {
  const name = useId();
  const within = (most = 60) =>
    Object.entries(counts).reduce((sum, [minutes, count]) => sum + (Number(minutes) <= most ? count : 0), 0);
  const own = chosen === undefined || steps.some((step) => step === chosen) ? [] : [chosen];
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">Minutes</legend>
      {[...own, ...steps].map((most) => (
        <FilterValue
          key={most ?? "any"}
          type="radio"
          name={name}
          count={within(most)}
          checked={chosen === most}
          onChange={() => change({ minutes: most })}
          word={most ? `Up to ${most}` : "Any"}
        />
      ))}
    </fieldset>
  );
}
