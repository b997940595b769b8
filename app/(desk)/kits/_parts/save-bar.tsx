"use client";
import { KeepingLine } from "@/app/_saving/save-line";
import { Button } from "@/app/_ui/button";
import { Problem } from "@/app/_ui/problem";
import type { KitEditor } from "./use-kit-editor";

export function SaveBar({ editor }: { editor: KitEditor }) {
  const { pending, theirs, refusal } = editor;
  const isGone = refusal?.code === "not_found";
  return (
    <div className="space-y-3">
      <Problem message={isGone ? undefined : refusal?.message} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          look="primary"
          size="large"
          aria-disabled={pending || undefined}
          disabled={theirs !== undefined || isGone}
        >
          {pending ? "Saving…" : "Save kit"}
        </Button>
        <p role="status" className="text-sm text-muted">
          {stateWords(editor)}
        </p>
        <KeepingLine keeping={editor.keeping} />
      </div>
    </div>
  );
}

function stateWords({ isDirty, pending, saved }: KitEditor): string {
  if (pending) return "Saving…";
  if (isDirty) return saved.revision === 0 ? "Not saved yet" : "Unsaved changes";
  return saved.revision === 0 ? "" : "Saved";
}
