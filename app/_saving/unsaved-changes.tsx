"use client";
import { Button } from "../_ui/button";
import { Notice } from "../_ui/notice";
import { When } from "../_ui/time/when";

type Props = { savedAtMs: number; onDiscard(): void };

/** What was typed earlier stands in the form. */
export function UnsavedChanges({ savedAtMs, onDiscard }: Props) {
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
