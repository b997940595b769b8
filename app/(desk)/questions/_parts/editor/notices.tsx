"use client";
import { useEffect, useRef } from "react";
import { Button } from "@/app/_ui/button";
import type { Editor } from "@/lib/drafts/reads";
import { When } from "./when";

/** A line above the form: what to know before writing on. */
export function Notice({ children }: { children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control border border-line bg-surface px-4 py-2.5 text-sm">
      {children}
    </div>
  );
}

export function OtherWriters({ others }: Pick<Editor, "others">) {
  return others.map(({ name, savedAt }) => (
    <Notice key={name + savedAt.getTime()}>
      <p>
        {name} has been writing here too, last at <When atMs={savedAt.getTime()} />. Talk to each other:
        whoever saves second is asked which text to keep.
      </p>
    </Notice>
  ));
}

type UnsavedProps = { savedAtMs: number; onDiscard(): void };

export function UnsavedChanges({ savedAtMs, onDiscard }: UnsavedProps) {
  return (
    <Notice>
      <p className="mr-auto">
        You have unsaved changes from <When atMs={savedAtMs} />. Only you see them.
      </p>
      <Button size="small" onClick={onDiscard}>
        Discard
      </Button>
    </Notice>
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
