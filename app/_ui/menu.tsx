"use client";
import { useEffect, useId, useRef, useState } from "react";

type Props = { label: string; face: React.ReactNode; look?: string; children: React.ReactNode };

const round =
  "flex size-9 items-center justify-center rounded-full border border-line-field bg-surface text-[13px] font-medium hover:bg-sunk";

/** A button that opens a panel of ordinary controls below it. Escape, a press outside and leaving by Tab close it. */
export function Menu({ label, face, look = round, children }: Props) {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (!open) return;
    const listening = new AbortController();
    const leave = (to: EventTarget | null) => {
      if (to instanceof Node && !root.current?.contains(to)) setOpen(false);
    };
    const { signal } = listening;
    document.addEventListener("pointerdown", (event) => leave(event.target), { signal });
    document.addEventListener("focusin", (event) => leave(event.target), { signal });
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener("keydown", onKey, { signal });
    return () => listening.abort();
  }, [open]);

  return (
    <div ref={root} className="relative">
      <button
        ref={opener}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className={look}
      >
        <span aria-hidden="true">{face}</span>
        <span className="sr-only">{label}</span>
      </button>
      <div
        id={id}
        hidden={!open}
        className="absolute right-0 z-20 mt-2 w-64 rounded-card border border-line-strong bg-surface p-2"
      >
        {children}
      </div>
    </div>
  );
}
