"use client";
import { useEffect, useRef } from "react";
import { Button } from "@/app/_ui/button";
import { mostAtOnce, pageSize } from "@/lib/questions/schema";
import type { Change } from "./filters/use-address";

type Props = {
  shown: number;
  total: number;
  /** There are more than `total`. */
  isPartial: boolean;
  list: React.RefObject<HTMLUListElement | null>;
  change: Change;
};

/** The next ones below those that are shown; the focus goes on with the first of them. */
export function More({ shown, total, isPartial, list, change }: Props) {
  const before = useRef<number>(undefined);
  useEffect(() => {
    if (before.current === undefined || shown <= before.current) return;
    list.current?.children[before.current]?.querySelector("a")?.focus({ preventScroll: true });
    before.current = undefined;
  }, [shown, list]);

  const isFull = shown > 0 && shown % pageSize === 0;
  if (shown >= total && !(isPartial && isFull)) return null;
  if (shown >= mostAtOnce) {
    return (
      <p className="mt-4 text-sm text-muted">
        These are the first {mostAtOnce} of {isPartial ? "more than " : ""}
        {total}. Add a word or a filter to see the others.
      </p>
    );
  }
  return (
    <Button
      className="mt-4"
      onClick={() => {
        before.current = shown;
        change({ show: Math.ceil((shown + pageSize) / pageSize) * pageSize }, "replace");
      }}
    >
      Show {isPartial ? pageSize : Math.min(pageSize, total - shown)} more
    </Button>
  );
}
