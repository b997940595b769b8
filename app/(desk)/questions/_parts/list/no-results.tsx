"use client";
import { Button } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import type { BankProps } from "./bank";
import { cleared, listSetFilters, nameFilter, nothingSet } from "./filters/chips";
import type { Change } from "./filters/use-address";

/** Nothing is left: which filter to loosen, and what there would be then. */
export function NoResults({ bank, change }: { bank: BankProps; change: Change }) {
  const { query } = bank;
  const isSet = listSetFilters(query).length > 0;
  const loosen = bank.loosen.filter(({ filter }) => isSet || filter !== "q");
  // Where other filters would show something, the words are found and the filters are in the way.
  const isFiltered = loosen.some(({ filter }) => filter !== "q");
  const title = query.q ? `Nothing has “${query.q}”` : "No question is left";
  return (
    <Empty title={isFiltered ? `${title} with these filters` : title}>
      {loosen.length === 0 ? (
        <>
          <p className="max-w-prose text-muted">
            {query.q ? "Try fewer letters or another word." : "Clear some of the filters."}
          </p>
          <Button onClick={() => change({ ...nothingSet, q: "" })}>
            {isSet ? "Clear all" : "Clear the words"}
          </Button>
        </>
      ) : (
        <ul className="space-y-2">
          {loosen.map(({ filter, total }) => (
            <li key={filter} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="wrap-anywhere">
                Without {nameFilter(query, filter)} there would be {total}.
              </span>
              <Button size="small" onClick={() => change(cleared[filter])}>
                Show {total === 1 ? "it" : "them"}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Empty>
  );
}
