"use client";
import { useEffect, useRef, useState } from "react";
import { useUnsent } from "@/app/_saving/use-unsent";
import { Button } from "@/app/_ui/button";
import type { ItemProblem } from "@/db/schema/import-columns";
import type { Question } from "@/lib/questions/schema";
import { ItemEditor } from "./item-editor";
import { formOf, type ItemForm } from "./item-form";

type Props = {
  personId: string;
  importId: string;
  position: number;
  question: Question;
  problems: ItemProblem[];
  children: React.ReactNode;
};
type Editing = { start: ItemForm; foundAtMs: number | null };

/** The question as it was read, or the form to mend it in its place: open from the start where an earlier page kept words. */
export function ItemFrame({ personId, importId, position, question, problems, children }: Props) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  const unsent = useUnsent<ItemForm>(`import/${personId}/${importId}/${position}`, (start, foundAtMs) =>
    setEditing({ start, foundAtMs }),
  );
  useEffect(() => {
    if (wasEditing.current && !editing) opener.current?.focus();
    wasEditing.current = editing !== null;
  }, [editing]);

  function close(): void {
    unsent.forget();
    setEditing(null);
  }

  if (editing)
    return (
      <ItemEditor
        {...editing}
        importId={importId}
        position={position}
        problems={problems}
        keeping={unsent.keeping}
        onType={unsent.keep}
        onDone={close}
      />
    );
  return (
    <div className="min-w-0 space-y-3">
      {children}
      <Button
        ref={opener}
        size="small"
        aria-label={`Edit: ${question.title}`}
        onClick={() => setEditing({ start: formOf(question), foundAtMs: null })}
      >
        Edit
      </Button>
    </div>
  );
}
