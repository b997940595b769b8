"use client";
import { useLayoutEffect, useRef, useState } from "react";
import { type Look, useDrag } from "./use-drag";

type Spot = { index: number; part: string };
type Options = {
  /** One of them, as a sentence begins: “Key point”. */
  one: string;
  count: number;
  onMove(from: number, to: number): void;
  /** What is said of it then. */
  sayMove(to: number, direction: "up" | "down"): string;
};

/**
 * The order of a list's rows: changed by buttons, by Alt with an arrow, by a pointer. Each move is said to a screen reader, and
 * the focus stays with what had it: a row has its `data-index`, and what in it may have the focus a `data-part`.
 */
export function useOrder({ one, count, onMove, sayMove }: Options) {
  const list = useRef<HTMLOListElement>(null);
  const nextFocus = useRef<Spot>(undefined);
  const [said, say] = useState("");
  const drag = useDrag(list, move);

  // The list is drawn anew: what had the focus is somewhere else, or gone.
  useLayoutEffect(() => {
    if (nextFocus.current) focus(nextFocus.current);
    nextFocus.current = undefined;
  });

  function focus({ index, part }: Spot): void {
    list.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-part="${part}"]`)?.focus();
  }

  function move(from: number, to: number): void {
    if (from === to) return;
    const direction = to < from ? "up" : "down";
    if (to < 0 || to >= count) {
      say(`${one} ${from + 1} of ${count}, can’t be moved further ${direction}`);
      return;
    }
    nextFocus.current = followFocus(list.current, from, to);
    onMove(from, to);
    say(sayMove(to, direction));
  }

  function press(event: React.KeyboardEvent, index: number): void {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !event.altKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    move(index, index + by);
  }

  return {
    list,
    said,
    say,
    move,
    focus,
    /** Once the list is drawn with what was changed. */
    focusNext(index: number, part: string): void {
      nextFocus.current = { index, part };
    },
    /** What each row takes, with its class names. */
    rowOf: (index: number) => ({
      "data-index": index,
      onKeyDown: (event: React.KeyboardEvent) => press(event, index),
      className: classOf(drag.lookOf(index, count)),
    }),
    grab: drag.grab,
  };
}
export type Order = ReturnType<typeof useOrder>;

/** Where that will be which has the focus now. */
function followFocus(list: Element | null, from: number, to: number): Spot | undefined {
  if (!list?.contains(document.activeElement)) return undefined;
  const part = document.activeElement?.getAttribute("data-part");
  const row = document.activeElement?.closest("[data-index]")?.getAttribute("data-index");
  if (!part || !row) return undefined;
  const at = Number(row);
  if (at === from) return { index: to, part };
  const isPassed = at >= Math.min(from, to) && at <= Math.max(from, to);
  return { index: isPassed ? at + (from < to ? -1 : 1) : at, part };
}

const lines = {
  above: "shadow-[0_-3px_0_-1px_var(--accent)]",
  below: "shadow-[0_3px_0_-1px_var(--accent)]",
} as const;

const classOf = ({ isDragged, line }: Look) =>
  `${isDragged ? "bg-accent-soft" : ""} ${line ? lines[line] : ""}`;
