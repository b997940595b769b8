"use client";
import { useEffect, useRef } from "react";
import { Button } from "./button";

/** A line above a form: what to know before writing on. */
export function Notice({ children }: { children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control border border-line bg-surface px-4 py-2.5 text-sm">
      {children}
    </div>
  );
}

/** Has the focus: what was pressed is gone from the page, and this is what answers it. */
export function Undoable({ words, onUndo }: { words: string; onUndo(): void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <Notice>
      <p role="status">{words}</p>
      <Button size="small" ref={button} onClick={onUndo}>
        Undo
      </Button>
    </Notice>
  );
}
