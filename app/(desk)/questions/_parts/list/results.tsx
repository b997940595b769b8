"use client";
import { useState } from "react";
import { Problem } from "@/app/_ui/problem";
import type { ListQuery } from "@/lib/questions/schema";
import type { BankProps } from "./bank";
import { BulkBar } from "./bulk-bar";
import { Summary } from "./filters/summary";
import type { Change } from "./filters/use-address";
import { More } from "./more";
import { NoResults } from "./no-results";
import { OutcomeLine } from "./outcome-line";
import { Row } from "./row";
import { useBulk } from "./use-bulk";

type Props = {
  bank: BankProps;
  sort: ListQuery["sort"];
  pending: boolean;
  change: Change;
  list: React.RefObject<HTMLUListElement | null>;
};

/** What the words and filters leave. While the next answer is on its way the last one stays, marked busy. */
export function Results({ bank, sort, pending, change, list }: Props) {
  const { rows, mayWrite } = bank;
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string>();
  const bulk = useBulk(() => select(new Set()));
  const chosen = rows.filter(({ questionId }) => selected.has(questionId));
  return (
    <section aria-label="Questions" aria-busy={pending} className="min-w-0">
      <Summary bank={bank} sort={sort} change={change} />
      <Problem message={problem} />
      <OutcomeLine bulk={bulk} />
      {rows.length === 0 ? (
        <NoResults bank={bank} change={change} />
      ) : (
        <div className={`transition-opacity delay-150 ${pending ? "opacity-60" : ""}`}>
          {mayWrite ? (
            <BulkBar
              rows={rows}
              chosen={chosen}
              bulk={bulk}
              chooseAll={(all) => select(new Set(all ? rows.map(({ questionId }) => questionId) : []))}
            />
          ) : null}
          <ul ref={list} className={mayWrite ? "" : "border-t border-line-strong"}>
            {rows.map((row) => (
              <Row
                key={row.questionId}
                row={row}
                selected={mayWrite ? selected.has(row.questionId) : undefined}
                onSelect={() => select(toggled(selected, row.questionId))}
                onProblem={setProblem}
              />
            ))}
          </ul>
          <More
            shown={rows.length}
            total={bank.counts.total}
            isPartial={bank.counts.isPartial}
            list={list}
            change={change}
          />
        </div>
      )}
    </section>
  );
}

function toggled(selected: ReadonlySet<string>, questionId: string): Set<string> {
  const next = new Set(selected);
  if (!next.delete(questionId)) next.add(questionId);
  return next;
}
