"use client";
import { useState } from "react";
import type { Editor } from "@/lib/drafts/reads";
import type { DraftValue } from "@/lib/drafts/schema";
import type { QuestionDraft } from "./use-question-draft";
import type { Saving } from "./use-saving";

type Asked = "discard" | "theirs";
type Before = Pick<Saving, "base" | "conflict"> & { words: string; value: DraftValue };

/** Another text in the form's place: asked first, and undone as long as nothing was typed into it. */
export function useReplacing({ draft: opened }: Editor, draft: QuestionDraft, saving: Saving) {
  const [asked, ask] = useState<Asked | null>(null);
  const [before, setBefore] = useState<Before | null>(null);
  const { base, conflict } = saving;

  function replace(): void {
    const words = asked === "theirs" ? `Version ${conflict?.version} is in the form now.` : "Discarded.";
    setBefore({ base, conflict, words, value: draft.written.value });
    const isTheirs = asked === "theirs" && conflict;
    draft.replaceNow(isTheirs ? { basedOn: conflict.version, body: conflict.body } : saving.start());
    saving.restart(isTheirs ? conflict : base, null);
    ask(null);
  }

  function undo(): void {
    if (!before) return;
    draft.replaceNow(before.value);
    saving.restart(before.base, before.conflict);
    setBefore(null);
  }

  return {
    asked,
    ask,
    replace,
    undo,
    undoWords: before?.words,
    /** When the text that was found on opening was saved; null where there was none or it was discarded. */
    foundAtMs: before ? null : opened.savedAtMs,
    keepTyped: () => setBefore(null),
  };
}
export type Replacing = ReturnType<typeof useReplacing>;
