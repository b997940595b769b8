"use client";
import { useEffect, useRef, useState } from "react";
import { keepUnsent, listUnsent } from "@/app/outbox";

/** What is kept until the reveal. The id names the attempt, so that a reveal sent twice is one attempt. */
export type AttemptDraft = { attemptId: string; answer: string; confidence: number | null; hints: string[] };

const fresh = (): AttemptDraft => ({
  attemptId: crypto.randomUUID(),
  answer: "",
  confidence: null,
  hints: [],
});

/** The attempt as it is typed, kept in this browser only until it is revealed. */
export function useAttemptDraft(personId: string, questionId: string) {
  const name = `practice/${personId}/${questionId}`;
  const [draft, setDraft] = useState(fresh);
  const startedAtMs = useRef(0);
  const touched = useRef(false);

  useEffect(() => {
    startedAtMs.current = performance.now();
    let left = false;
    void listUnsent(name).then((kept) => {
      const found = kept.get("");
      if (found && !left && !touched.current) setDraft(found as AttemptDraft);
    });
    return () => {
      left = true;
    };
  }, [name]);

  return {
    draft,
    change(next: Partial<AttemptDraft>) {
      touched.current = true;
      const changed = { ...draft, ...next };
      setDraft(changed);
      keepUnsent(name, changed);
    },
    /** The server has it now. */
    forget: () => keepUnsent(name, null),
    tookMs: () => Math.round(performance.now() - startedAtMs.current),
  };
}
