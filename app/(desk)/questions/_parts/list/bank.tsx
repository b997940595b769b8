"use client";
import { useRef } from "react";
import type { BankView } from "@/lib/questions/reads";
import type { ListQuery } from "@/lib/questions/schema";
import { ChipRow } from "./filters/chip-row";
import { listSetFilters } from "./filters/chips";
import { FilterPanel } from "./filters/filter-panel";
import { SearchField } from "./filters/search-field";
import { useAddress } from "./filters/use-address";
import { KeysLine } from "./keys-line";
import { Results } from "./results";
import { useListKeys } from "./use-list-keys";
import { useOpenedRow } from "./use-opened-row";

export type BankProps = BankView & { query: ListQuery; mayWrite: boolean };

/** Find in the bank: words, filters, and what they leave. */
export function Bank(bank: BankProps) {
  const { wanted, pending, change } = useAddress(bank.query);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const keys = useListKeys(field, list);
  useOpenedRow(list);
  const set = listSetFilters(wanted);
  return (
    <>
      <SearchField ref={field} query={wanted} committed={bank.query.q} change={change} />
      <KeysLine keys={keys} mayWrite={bank.mayWrite} />
      <ChipRow set={set} change={change} />
      <div className="mt-5 grid items-start gap-x-10 gap-y-4 lg:grid-cols-[14.5rem_minmax(0,1fr)]">
        <FilterPanel
          query={wanted}
          counts={bank.counts}
          candidateNames={bank.candidateNames}
          set={set.length}
          change={change}
        />
        <Results bank={bank} sort={wanted.sort} pending={pending} change={change} list={list} />
      </div>
    </>
  );
}
