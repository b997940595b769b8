"use client";
import { Button } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import type { BankProps } from "./bank";
import { cleared, listSetFilters, nameFilter, nothingSet } from "./filters/chips";
import type { Change } from "./filters/use-address";

/** Nothing is left: which words or filter to leave out, and what there would be then. */
export function NoResults({ bank, change }: { bank: BankProps; change: Change }) {
  const { query, lacking } = bank;
  const isSet = listSetFilters(query).length > 0;
  const loosen = bank.loosen.filter(({ filter }) => isSet || filter !== "q");
  const unknown = lacking.words.map((word) => `“${word}”`).join(" or ");
  // Where other filters would show something, the words are found and the filters are in the way.
  const isFiltered = loosen.some(({ filter }) => filter !== "q");
  const title = query.q ? `Nothing has “${query.q}”` : "No question is left";
  const ways = [
    ...(lacking.total > 0 ? [{ without: unknown, total: lacking.total, changed: { q: lacking.rest } }] : []),
    ...loosen.map(({ filter, total }) => ({
      without: nameFilter(query, filter),
      total,
      changed: cleared[filter],
    })),
  ];
  return (
    <Empty
      title={unknown ? `No question has ${unknown}` : isFiltered ? `${title} with these filters` : title}
    >
      {ways.length === 0 ? (
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
          {ways.map(({ without, total, changed }) => (
            <li key={without} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="wrap-anywhere">
                Without {without} there would be {total}.
              </span>
              <Button size="small" onClick={() => change(changed)}>
                Show {total === 1 ? "it" : "them"}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Empty>
  );
}
