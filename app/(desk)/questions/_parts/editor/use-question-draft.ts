"use client";
import { useEffect } from "react";
import { outcomeOf } from "@/app/_saving/autosaves";
import { useAutosave } from "@/app/_saving/use-autosaves";
import type { SaveOutcome } from "@/app/_saving/written";
import { asRefusal, unreachable } from "@/app/_ui/form/use-action";
import type { Editor } from "@/lib/drafts/reads";
import { isTooLong, tooLongWords } from "@/lib/drafts/rules";
import type { DraftBody, DraftSave, DraftValue } from "@/lib/drafts/schema";
import { isPassing } from "@/lib/errors";
import { saveDraftAction } from "./actions";

/** What is typed, saved by itself as this person's own draft, and kept in the browser until that is acknowledged. */
export function useQuestionDraft(personId: string, { questionId, draft: initial }: Editor) {
  const { written, edit, resolve, flush, current } = useAutosave<DraftValue>({
    name: `question/${personId}/${questionId}/`,
    initial,
    save: ({ value, baseRevision }) => saveBody({ questionId, value, baseRevision }),
    check: ({ body }) => (isTooLong(body) ? tooLongWords : null),
  });
  const isSaved = written.state === "saved";
  useEffect(() => {
    if (isSaved) return;
    const warn = (event: BeforeUnloadEvent) => {
      flush();
      event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isSaved, flush]);

  return {
    written,
    body: written.value.body,
    edit: (change: Partial<DraftBody>) =>
      edit({ ...written.value, body: { ...written.value.body, ...change } }),
    /** Another text in its place, saved at once. */
    replaceNow(value: DraftValue): void {
      edit(value);
      flush();
    },
    /** Tried again also where it was refused. */
    saveNow(): void {
      if (!isSaved) edit(written.value);
      flush();
    },
    current,
    resolve,
  };
}
export type QuestionDraft = ReturnType<typeof useQuestionDraft>;

/** Signed out is said: trying again by itself wouldn't mend it. */
async function saveBody(input: DraftSave): Promise<SaveOutcome<DraftValue>> {
  const reply = await saveDraftAction(input).catch(asRefusal);
  if (reply.ok) return outcomeOf(reply, (saved) => saved.value);
  if (reply === unreachable) return { kind: "unreachable" };
  const { code, message } = reply.error;
  return { kind: isPassing(code) ? "unreachable" : "refused", message };
}
