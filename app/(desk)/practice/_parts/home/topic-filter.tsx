"use client";
import { useEffect, useRef } from "react";
import { KeyCap } from "@/app/_ui/key-cap";
import { pressedIn, useSingleKeys, writes } from "@/app/_ui/use-single-keys";

type Props = { typed: string; onType(typed: string): void };

/** Typing narrows the list below; `/` comes here from anywhere, Escape takes back what was typed. */
export function TopicFilter({ typed, onType }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const { on } = useSingleKeys();
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (pressedIn(event)?.matches(writes)) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [on]);
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
