"use client";
import { useEffect, useRef, useState } from "react";
import type { ItemListProps } from "./item-list";
import { dropItem, findLastStep, moveItem, pasteLines, placeUnder, type Step, takeBack } from "./list-items";

type Part = "text" | "up" | "down" | "drop";
type Selection = { before: string; pasted: string; after: string };

/** The steps of a list, what each says to a screen reader, and where the focus is afterwards. */
export function useItems({ one, items, onChange }: ItemListProps) {
  const shown: readonly string[] = items.length > 0 ? items : [""];
  const root = useRef<HTMLOListElement>(null);
  const nextFocus = useRef<{ place: number; part: Part } | null>(null);
  const [said, say] = useState("");
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const lastStep = findLastStep(items, steps);

  useEffect(() => {
    if (!nextFocus.current) return;
    const { place, part } = nextFocus.current;
    nextFocus.current = null;
    root.current?.children[place]?.querySelector<HTMLElement>(`[data-part=${part}]`)?.focus();
  });

  function change(next: string[], focus: { place: number; part: Part }, words: string): void {
    nextFocus.current = focus;
    say(words);
    onChange(next);
  }
  const name = (place: number, of = shown.length) => `${one} ${place + 1} of ${of}`;

  function add(): void {
    const last = shown.length - 1;
    if (shown[last]?.trim() === "") focusOn(last);
    else
      change([...shown, ""], { place: last + 1, part: "text" }, `${name(last + 1, shown.length + 1)}, added`);
  }

  function focusOn(place: number): void {
    root.current?.children[place]?.querySelector<HTMLElement>("[data-part=text]")?.focus();
  }

  function move(from: number, to: number, part: Part): void {
    const direction = to < from ? "up" : "down";
    if (to < 0 || to >= shown.length) say(`${name(from)}, can’t be moved further ${direction}`);
    else change(moveItem(shown, from, to), { place: to, part }, `${name(to)}, moved ${direction}`);
  }

  function drop(place: number): void {
    const text = shown[place] ?? "";
    const left = dropItem(shown, place);
    change(left, { place: Math.min(place, Math.max(left.length - 1, 0)), part: "text" }, "");
    say(`${name(place)}, dropped. Undo is below the list.`);
    if (text.trim()) setSteps([...steps, { place, taken: [text], put: [] }]);
  }

  return {
    root,
    shown,
    said,
    lastStep,
    add,
    move,
    drop,
    edit: (place: number, text: string) => onChange(shown.with(place, text)),
    /** Enter: on to the next one, and after the last a new one. */
    next: (place: number) => (place === shown.length - 1 ? add() : focusOn(place + 1)),
    paste(place: number, selection: Selection): void {
      const { items: next, last } = pasteLines(shown, place, selection);
      change(
        next,
        { place: last, part: "text" },
        `${last - place + 1} lines pasted, ${next.length} in the list. Undo is below the list.`,
      );
      setSteps([...steps, { place, taken: [shown[place] ?? ""], put: next.slice(place, last + 1) }]);
    },
    undo(): void {
      if (!lastStep) return;
      const next = takeBack(items, lastStep);
      // The list may have become shorter than the place that it came from.
      const place = Math.min(lastStep.place, next.length - 1);
      const back = `${name(place, next.length)}, back again`;
      const { length } = lastStep.put;
      change(next, { place, part: "text" }, length > 0 ? `${length} pasted lines taken back. ${back}` : back);
      setSteps(steps.slice(0, steps.indexOf(lastStep)));
    },
    /** While it is dragged: gives its place from now on. */
    dragTo(from: number, y: number): number {
      const rows = [...(root.current?.children ?? [])].map((row) => row.getBoundingClientRect());
      const to = placeUnder(
        rows.map(({ top, height }) => top + height / 2),
        from,
        y,
      );
      if (to !== from) onChange(moveItem(shown, from, to));
      return to;
    },
    sayMoved: (place: number) => say(`${name(place)}, moved`),
  };
}
export type Items = ReturnType<typeof useItems>;
