"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import type { ItemProblem } from "@/lib/imports/schema";
import type { Question } from "@/lib/questions/schema";
import { ItemEditor } from "./item-editor";

type Props = {
  importId: string;
  position: number;
  question: Question;
  problems: ItemProblem[];
  children: React.ReactNode;
};

/** The question as it was read, or the form to mend it in its place. */
export function ItemFrame({ children, ...item }: Props) {
  const [isEditing, setIsEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) opener.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  if (isEditing) return <ItemEditor {...item} onDone={() => setIsEditing(false)} />;
  return (
    <div className="min-w-0 space-y-3">
      {children}
      <Button
        ref={opener}
        size="small"
        aria-label={`Edit: ${item.question.title}`}
        onClick={() => setIsEditing(true)}
      >
        Edit
      </Button>
    </div>
  );
}
