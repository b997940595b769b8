"use client";
import { useEffect } from "react";
import type { SaveOutcome } from "@/app/_saving/autosave";
import { createAutosaves, outcomeOf } from "@/app/_saving/autosaves";
import { useAutosaves } from "@/app/_saving/use-autosaves";
import type { Editor } from "@/lib/drafts/reads";
import { isTooLong, tooLongWords } from "@/lib/drafts/rules";
import type { DraftBody, DraftSave, DraftValue } from "@/lib/drafts/schema";
import { saveDraftAction } from "./actions";

const key = "body";

/** What is typed, saved by itself as this person's own draft, and kept in the browser until that is acknowledged. */
export function useQuestionDraft(personId: string, { questionId, draft: initial }: Editor) {
  const drafts = useAutosaves(() =>
    createAutosaves<DraftValue>({
      name: `question/${personId}/${questionId}/`,
      empty: initial.value,
      initial: { [key]: initial },
      save: ({ value, baseRevision }) => saveBody({ questionId, value, baseRevision }),
      check: ({ body }) => (isTooLong(body) ? tooLongWords : null),
    }),
  );
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (drafts.unsent() === 0) return;
      drafts.flush();
      event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [drafts]);

  const draft = drafts.get(key);
  const replace = (value: DraftValue) => drafts.edit(key, value);
  return {
    draft,
    body: draft.value.body,
    edit: (change: Partial<DraftBody>) =>
      replace({ ...draft.value, body: { ...draft.value.body, ...change } }),
    /** Another text in its place, saved at once. */
    replaceNow(value: DraftValue): void {
      replace(value);
      drafts.flush();
    },
    /** Tried again also where it was refused. */
    saveNow(): void {
      if (draft.state !== "saved") replace(draft.value);
      drafts.flush();
    },
    /** What the page holds now, where a save comes back to it. */
    current: () => drafts.get(key),
    resolve: (value: DraftValue) => drafts.resolve(key, value),
  };
}
export type QuestionDraft = ReturnType<typeof useQuestionDraft>;

/** Signed out is said: trying again by itself wouldn't mend it. */
async function saveBody(input: DraftSave): Promise<SaveOutcome<DraftValue>> {
  const reply = await saveDraftAction(input);
  if (!reply.ok && reply.error.code === "unauthenticated")
    return { kind: "refused", message: reply.error.message };
  return outcomeOf(reply, (saved) => saved.value);
}
