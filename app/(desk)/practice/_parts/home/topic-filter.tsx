"use client";
import { useRef } from "react";
import { KeyCap } from "@/app/_ui/key-cap";
import { usePageKeys } from "@/app/_ui/use-single-keys";

type Props = { typed: string; onType(typed: string): void };

/** Typing narrows the list below; `/` comes here from anywhere, Escape takes back what was typed. */
export function TopicFilter({ typed, onType }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const { on } = usePageKeys({ "/": () => field.current?.focus() });
  return (
    <label className="flex grow items-center justify-end gap-2 text-[13px] text-muted sm:grow-0">
      <span className="whitespace-nowrap">Find a topic {on ? <KeyCap>/</KeyCap> : null}</span>
      <input
        ref={field}
        type="search"
        value={typed}
        aria-keyshortcuts={on ? "/" : undefined}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onType("");
        }}
        className="min-h-9 w-full min-w-0 rounded-control border border-line-field bg-surface px-3 text-sm text-ink sm:w-52"
      />
    </label>
  );
}
