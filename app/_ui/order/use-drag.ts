"use client";
import { useState } from "react";

/** `gap` counts the gaps between rows from 0: before the first, to n: after the last. */
type Drag = { from: number; gap: number };
type List = React.RefObject<HTMLOListElement | null>;
export type Look = { isDragged: boolean; line: "above" | "below" | null };

const edgePx = 70;
const scrollPx = 9;

/** Changing the order of a list's rows (`[data-index]`) by a pointer, mouse or finger. Escape lets go of it. */
export function useDrag(list: List, onMove: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag>();

  function grab(event: React.PointerEvent<HTMLElement>, from: number): void {
    if (event.button !== 0 || drag) return;
    event.preventDefault();
    const grip: HTMLElement = event.currentTarget;
    grip.setPointerCapture(event.pointerId);
    const listening = new AbortController();
    let at = event.clientY;
    let gap = from;

    function follow(): void {
      const rows = [...(list.current?.querySelectorAll("[data-index]") ?? [])];
      gap = rows.filter((row) => middleOf(row) < at).length;
      setDrag({ from, gap });
    }
    function scroll(): void {
      if (listening.signal.aborted) return;
      const by = at < edgePx ? -scrollPx : at > window.innerHeight - edgePx ? scrollPx : 0;
      if (by) {
        window.scrollBy(0, by);
        follow();
      }
      requestAnimationFrame(scroll);
    }
    function end(isDropped: boolean): void {
      listening.abort();
      setDrag(undefined);
      if (isDropped) onMove(from, gap > from ? gap - 1 : gap);
    }

    const { signal } = listening;
    grip.addEventListener(
      "pointermove",
      (move) => {
        at = move.clientY;
        follow();
      },
      { signal },
    );
    grip.addEventListener("pointerup", () => end(true), { signal });
    grip.addEventListener("lostpointercapture", () => end(false), { signal });
    window.addEventListener("keydown", ({ key }) => key === "Escape" && end(false), { signal });
    setDrag({ from, gap });
    requestAnimationFrame(scroll);
  }

  /** How a row shows what is under way. Where it would come back to its own place there is no line. */
  function lookOf(index: number, count: number): Look {
    if (!drag) return { isDragged: false, line: null };
    const { from, gap } = drag;
    const stays = gap === from || gap === from + 1;
    const isLast = index === count - 1 && gap === count;
    return {
      isDragged: index === from,
      line: stays ? null : gap === index ? "above" : isLast ? "below" : null,
    };
  }

  return { grab, lookOf };
}

function middleOf(row: Element): number {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}
