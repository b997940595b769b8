"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { asRefusal } from "@/app/_ui/form/use-action";
import type { Unfinished } from "@/lib/drafts/reads";
import type { DraftValue } from "@/lib/drafts/schema";
import { discardDraftAction } from "../../actions";
import { saveDraftAction } from "../editor/actions";

type Draft = Unfinished["drafts"][number];
type Discarded = { questionId: string; title: string; value: DraftValue };

export const titleOf = ({ title }: Pick<Draft, "title">): string => title ?? "Without a title";

/** Lets go of a draft, and brings the last one back as long as the page is open. */
export function useDiscarding() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string>();
  const [discarded, setDiscarded] = useState<Discarded | null>(null);

  const discard = (draft: Draft) =>
    startTransition(async () => {
      const { questionId, revision } = draft;
      const reply = await discardDraftAction({ questionId, revision }).catch(asRefusal);
      setProblem(reply.ok ? undefined : reply.error.message);
      if (!reply.ok) return;
      setDiscarded({ questionId, title: titleOf(draft), value: reply.data.value });
      router.refresh();
    });

  const undo = ({ questionId, value }: Discarded) =>
    startTransition(async () => {
      const reply = await saveDraftAction({ questionId, value, baseRevision: 0 }).catch(asRefusal);
      const isMet = reply.ok && reply.data.outcome === "conflict";
      setProblem(reply.ok ? (isMet ? writtenSince : undefined) : reply.error.message);
      if (!reply.ok || isMet) return;
      setDiscarded(null);
      router.refresh();
    });

  return { pending, problem, discarded, discard, undo };
}

const writtenSince =
  "You wrote another text for this question in another tab or device meanwhile. That one is kept; reload the page to see it.";
