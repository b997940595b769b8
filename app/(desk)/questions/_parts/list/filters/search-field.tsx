"use client";
import { useEffect, useEffectEvent } from "react";
import { inputClass } from "@/app/_ui/form/field";
import type { ListQuery } from "@/lib/questions/schema";
import { toParams } from "./address";
import type { Change } from "./use-address";

type Props = {
  ref: React.RefObject<HTMLInputElement | null>;
  query: ListQuery;
  committed: string;
  change: Change;
};

/** The words to look for. A form besides, so that it finds before the page's script is there. */
export function SearchField({ ref, query, committed, change }: Props) {
  const catchUp = useEffectEvent(() => {
    const typed = ref.current?.value ?? "";
    if (typed !== committed) change({ q: typed }, "soon");
  });
  // What was typed while the page woke up stands in the field, unknown to React.
  useEffect(() => catchUp(), []);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a <search> element around the form would say the same twice
    <form
      role="search"
      action="/questions"
      onSubmit={(event) => {
        event.preventDefault();
        change({}, "replace");
      }}
      className="relative"
    >
      <input
        ref={ref}
        type="text"
        name="q"
        value={query.q}
        onChange={(event) => change({ q: event.target.value }, "soon")}
        aria-label="Find a question"
        placeholder="Title, topic, tag or words"
        maxLength={200}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        className={`${inputClass} min-h-12 pr-20 text-base`}
      />
      {[...toParams({ ...query, q: "" })].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {query.q ? (
        <button
          type="button"
          onClick={() => {
            change({ q: "" }, "replace");
            ref.current?.focus();
          }}
          className="absolute inset-y-0 right-2 my-auto min-h-8 rounded-control px-2.5 text-[13px] text-muted hover:bg-sunk hover:text-ink"
        >
          Clear<span className="sr-only"> the words</span>
        </button>
      ) : null}
    </form>
  );
}
