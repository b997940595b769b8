"use client";
import { useEffect, useRef, useState } from "react";
import type { ItemListProps } from "./item-list";
import { dropItem, findLastStep, indexUnder, moveItem, pasteLines, type Step, takeBack } from "./list-items";

type Part = "text" | "up" | "down" | "drop";
type Selection = { before: string; pasted: string; after: string };

/** The steps of a list, what each says to a screen reader, and where the focus is afterwards. */
export function useItems({ one, items, onChange }: ItemListProps) {
  const shown: readonly string[] = items.length > 0 ? items : [""];
  const root = useRef<HTMLOListElement>(null);
  const nextFocus = useRef<{ index: number; part: Part } | null>(null);
  const [said, say] = useState("");
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const lastStep = findLastStep(items, steps);

  useEffect(() => {
    if (!nextFocus.current) return;
    const { index, part } = nextFocus.current;
    nextFocus.current = null;
    root.current?.children[index]?.querySelector<HTMLElement>(`[data-part=${part}]`)?.focus();
  });

  function change(next: string[], focus: { index: number; part: Part }, words: string): void {
    nextFocus.current = focus;
    say(words);
    onChange(next);
  }
  const name = (index: number, of = shown.length) => `${one} ${index + 1} of ${of}`;

  function add(): void {
    const last = shown.length - 1;
    if (shown[last]?.trim() === "") focusOn(last);
    else
      change([...shown, ""], { index: last + 1, part: "text" }, `${name(last + 1, shown.length + 1)}, added`);
  }

  function focusOn(index: number): void {
    root.current?.children[index]?.querySelector<HTMLElement>("[data-part=text]")?.focus();
  }

  function move(from: number, to: number, part: Part): void {
    const direction = to < from ? "up" : "down";
    if (to < 0 || to >= shown.length) say(`${name(from)}, can’t be moved further ${direction}`);
    else change(moveItem(shown, from, to), { index: to, part }, `${name(to)}, moved ${direction}`);
  }

  function drop(index: number): void {
    const text = shown[index] ?? "";
    const left = dropItem(shown, index);
    change(left, { index: Math.min(index, Math.max(left.length - 1, 0)), part: "text" }, "");
    say(`${name(index)}, dropped. Undo is below the list.`);
    if (text.trim()) setSteps([...steps, { index, taken: [text], put: [] }]);
  }

  return {
    root,
    shown,
    said,
    lastStep,
    add,
    move,
    drop,
    edit: (index: number, text: string) => onChange(shown.with(index, text)),
    /** Enter: on to the next one, and after the last a new one. */
    next: (index: number) => (index === shown.length - 1 ? add() : focusOn(index + 1)),
    paste(index: number, selection: Selection): void {
      const { items: next, last } = pasteLines(shown, index, selection);
      change(
        next,
        { index: last, part: "text" },
        `${last - index + 1} lines pasted, ${next.length} in the list. Undo is below the list.`,
      );
      setSteps([...steps, { index, taken: [shown[index] ?? ""], put: next.slice(index, last + 1) }]);
    },
    undo(): void {
      if (!lastStep) return;
      const next = takeBack(items, lastStep);
      // The list may have become shorter than the index that it came from.
      const index = Math.min(lastStep.index, next.length - 1);
      const back = `${name(index, next.length)}, back again`;
      const { length } = lastStep.put;
      change(next, { index, part: "text" }, length > 0 ? `${length} pasted lines taken back. ${back}` : back);
      setSteps(steps.slice(0, steps.indexOf(lastStep)));
    },
    /** While it is dragged: gives its index from now on. */
    dragTo(from: number, y: number): number {
      const rows = [...(root.current?.children ?? [])].map((row) => row.getBoundingClientRect());
      const to = indexUnder(
        rows.map(({ top, height }) => top + height / 2),
        from,
        y,
      );
      if (to !== from) onChange(moveItem(shown, from, to));
      return to;
    },
    sayMoved: (index: number) => say(`${name(index)}, moved`),
  };
}
export type Items = ReturnType<typeof useItems>;
