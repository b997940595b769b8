"use client";
import { useId, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Choice } from "@/app/_ui/form/choice";
import { questionKinds, questionStatuses } from "@/db/vocabulary";
import type { Counts } from "@/lib/questions/reads";
import { kindWords, statusWords } from "@/lib/questions/rules";
import type { ListQuery } from "@/lib/questions/schema";
import { FilterGroup } from "./filter-group";
import { NotAskedTo } from "./not-asked-to";
import { DifficultyRange, MinutesChoice } from "./range-filters";
import type { Change } from "./use-address";

type Props = { query: ListQuery; counts: Counts; candidateNames: string[]; set: number; change: Change };

/** All filters: beside the list on a wide screen, behind a button on a narrow one. */
export function FilterPanel({ query, counts, candidateNames, set, change }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button className="lg:hidden" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {set > 0 ? `Filters (${set})` : "Filters"}
      </Button>
      <section
        id={id}
        aria-label="Filters"
        className={`space-y-6 text-sm max-lg:mt-3 max-lg:rounded-card max-lg:border max-lg:border-line max-lg:bg-surface max-lg:p-5 lg:block ${open ? "block" : "hidden"}`}
      >
        <Choice checked={query.favourites} onChange={(event) => change({ favourites: event.target.checked })}>
          Only my favourites
        </Choice>
        <FilterGroup
          title="Topic"
          values={query.topic}
          counts={counts.topics}
          onChange={(topic) => change({ topic })}
        />
        <FilterGroup
          title="Competency"
          values={query.competency}
          counts={counts.competencies}
          onChange={(competency) => change({ competency })}
        />
        <FilterGroup
          title="Kind"
          all={questionKinds}
          values={query.kind}
          counts={counts.kinds}
          word={(kind) => kindWords[kind]}
          onChange={(kind) => change({ kind })}
        />
        <DifficultyRange query={query} counts={counts.difficulties} change={change} />
        <MinutesChoice chosen={query.minutes} counts={counts.minutes} change={change} />
        <FilterGroup
          title="Status"
          all={questionStatuses}
          values={query.status.length > 0 ? query.status : ["approved"]}
          counts={counts.statuses}
          word={(status) => statusWords[status]}
          onChange={(status) => change({ status: status.join() === "approved" ? [] : status })}
        />
        <NotAskedTo name={query.newTo} names={candidateNames} change={change} />
        <Button className="w-full lg:hidden" onClick={() => setOpen(false)}>
          Show {counts.total} {counts.total === 1 ? "question" : "questions"}
        </Button>
      </section>
    </div>
  );
}
