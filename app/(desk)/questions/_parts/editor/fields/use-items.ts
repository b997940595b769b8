"use client";
import { moveItem, takeBack } from "@/app/_ui/order/list-steps";
import { useOrder } from "@/app/_ui/order/use-order";
import { useSteps } from "@/app/_ui/order/use-steps";
import type { ItemListProps } from "./item-list";
import { pasteLines } from "./pasted-lines";

type Selection = { before: string; pasted: string; after: string };

/** The steps of a list, what each says to a screen reader, and where the focus is afterwards. */
export function useItems({ one, items, onChange }: ItemListProps) {
  const shown: readonly string[] = items.length > 0 ? items : [""];
  const order = useOrder({
    one,
    count: shown.length,
    onMove: (from, to) => onChange(moveItem(shown, from, to)),
    sayMove: (to, direction) => `${name(to)}, moved ${direction}`,
  });
  const steps = useSteps(items);

  function change(next: string[], index: number, words: string): void {
    order.focusNext(index, "text");
    order.say(words);
    onChange(next);
  }
  const name = (index: number, of = shown.length) => `${one} ${index + 1} of ${of}`;

  function add(): void {
    const last = shown.length - 1;
    if (shown[last]?.trim() === "") order.focus({ index: last, part: "text" });
    else change([...shown, ""], last + 1, `${name(last + 1, shown.length + 1)}, added`);
  }

  return {
    order,
    shown,
    lastStep: steps.last,
    add,
    edit: (index: number, text: string) => onChange(shown.with(index, text)),
    /** Enter: on to the next one, and after the last a new one. */
    next: (index: number) =>
      index === shown.length - 1 ? add() : order.focus({ index: index + 1, part: "text" }),
    drop(index: number): void {
      const text = shown[index] ?? "";
      const left = shown.toSpliced(index, 1);
      const focused = Math.min(index, Math.max(left.length - 1, 0));
      change(left, focused, `${name(index)}, dropped. Undo is below the list.`);
      if (text.trim()) steps.add({ index, taken: [text], put: [] });
    },
    paste(index: number, selection: Selection): void {
      const { items: next, last } = pasteLines(shown, index, selection);
      const words = `${last - index + 1} lines pasted, ${next.length} in the list. Undo is below the list.`;
      change(next, last, words);
      steps.add({ index, taken: [shown[index] ?? ""], put: next.slice(index, last + 1) });
    },
    undo(): void {
      if (!steps.last) return;
      const { put } = steps.last;
      const next = takeBack(items, steps.last);
      // The list may have become shorter than the index that it came from.
      const index = Math.min(steps.last.index, next.length - 1);
      const back = `${name(index, next.length)}, back again`;
      change(next, index, put.length > 0 ? `${put.length} pasted lines taken back. ${back}` : back);
      steps.dropLast();
    },
  };
}
export type Items = ReturnType<typeof useItems>;
