"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { keepUnsent, listUnsent } from "@/app/_saving/outbox";

/** What is kept until the reveal. The id names the attempt, so that a reveal sent twice is one attempt. */
type AttemptDraft = {
  attemptId: string;
  answer: string;
  confidence: number | null;
  hints: string[];
  /** Time on it before the page was last loaded. */
  spentMs: number;
};

const fresh = (): AttemptDraft => ({
  attemptId: crypto.randomUUID(),
  answer: "",
  confidence: null,
  hints: [],
  spentMs: 0,
});

/** The attempt as it is typed, kept in this browser only until it is revealed. */
export function useAttemptDraft(personId: string, questionId: string) {
  const name = `practice/${personId}/${questionId}`;
  const [draft, setDraft] = useState(fresh);
  /** What a hint that is under way comes back to: typing goes on meanwhile. */
  const latest = useRef(draft);
  const startedAtMs = useRef(0);
  const touched = useRef(false);

  const show = useCallback((next: AttemptDraft) => {
    latest.current = next;
    setDraft(next);
  }, []);

  useEffect(() => {
    startedAtMs.current = performance.now();
    let left = false;
    void listUnsent(name).then((kept) => {
      const found = kept.get("");
      if (found && !left && !touched.current) show(found as AttemptDraft);
    });
    return () => {
      left = true;
    };
  }, [name, show]);

  const tookMs = () => Math.round(draft.spentMs + performance.now() - startedAtMs.current);
  return {
    draft,
    change(next: (draft: AttemptDraft) => Partial<AttemptDraft>) {
      touched.current = true;
      show({ ...latest.current, ...next(latest.current) });
      keepUnsent(name, { ...latest.current, spentMs: tookMs() });
    },
    /** The server has it now. */
    forget: () => keepUnsent(name, null),
    tookMs,
  };
}
