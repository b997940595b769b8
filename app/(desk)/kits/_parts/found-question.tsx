"use client";
import { useEffect, useRef } from "react";
import { Chip } from "@/app/_ui/chip";
import { InlineCode } from "@/app/_ui/inline-code";
import type { Hit } from "@/lib/kits/reads";
import { describeItem } from "@/lib/kits/rules";

type Props = { hit: Hit; isChosen: boolean; isHeld: boolean; onHover(): void; onPick(): void };

export function FoundQuestion({ hit, isChosen, isHeld, onHover, onPick }: Props) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox takes the keys for its options
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox (aria-activedescendant)
    <div
      ref={row}
      id={`found-${hit.questionId}`}
      role="option"
      aria-selected={isChosen}
      aria-disabled={isHeld || undefined}
      onMouseMove={onHover}
      onClick={onPick}
      className={`cursor-pointer border-l-[3px] px-4 py-2.5 ${isChosen ? "border-accent bg-accent-soft" : "border-transparent"}`}
    >
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className={`text-sm font-medium wrap-anywhere ${isHeld ? "text-muted" : ""}`}>{hit.title}</span>
        {isHeld ? <Chip>already in this kit</Chip> : null}
      </p>
      <p className="text-xs text-muted tabular-nums">
        {describeItem(hit)} · {hit.minutes} min
      </p>
      <p className="mt-0.5 line-clamp-1 text-[13px] text-muted">
        <InlineCode text={hit.prompt} />
      </p>
    </div>
  );
}
