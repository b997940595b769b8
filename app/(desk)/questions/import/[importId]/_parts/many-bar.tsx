"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { useAction } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import type { Show } from "@/lib/imports/schema";
import { chooseManyAction } from "../../actions";
import { number } from "../../words";
import { SetMany } from "./set-many";

type Props = {
  importId: string;
  show: Show;
  /** How many the list has on all its pages; `first` and `last` are the numbers on this one. */
  shown: number;
  first: number;
  last: number;
};

/** One step for many: the page's, or all that the list shows. */
export function ManyBar({ importId, show, shown, first, last }: Props) {
  const [isSetting, setIsSetting] = useState(false);
  const { run, pending, problem } = useAction(chooseManyAction, () => undefined);
  const onPage = { importId, show, from: first, to: last };
  const all = { importId, show };
  const choose = (word: string, input: object) => (
    <Button size="small" disabled={pending} onClick={() => run(input)}>
      {word}
    </Button>
  );
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {choose("Choose this page", { ...onPage, isChosen: true })}
      {choose("Skip this page", { ...onPage, isChosen: false })}
      {choose(`Choose all ${number(shown)}`, { ...all, isChosen: true })}
      {choose(`Skip all ${number(shown)}`, { ...all, isChosen: false })}
      <Button size="small" onClick={() => setIsSetting(true)}>
        Set for many…
      </Button>
      <Problem message={problem} />
      <SetMany
        importId={importId}
        numbers={`${first}–${last}`}
        open={isSetting}
        onClose={() => setIsSetting(false)}
      />
    </div>
  );
}
