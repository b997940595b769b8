"use client";
import { useEffect, useRef, useState } from "react";
import { useUnsent } from "@/app/_saving/use-unsent";

/** What is kept until the reveal. The id names the attempt, so that a reveal sent twice is one attempt. */
export type Attempt = {
  attemptId: string;
  answer: string;
  confidence: number | null;
  hints: string[];
  /** Time on it before the page was last loaded. */
  spentMs: number;
};

const fresh = (): Attempt => ({
  attemptId: crypto.randomUUID(),
  answer: "",
  confidence: null,
  hints: [],
  spentMs: 0,
});

/** The attempt as it is typed, kept in this browser only until it is revealed. */
export function useAttempt(personId: string, questionId: string) {
  const [attempt, setAttempt] = useState(fresh);
  /** What a hint that is under way comes back to: typing goes on meanwhile. */
  const latest = useRef(attempt);
  const unsent = useUnsent<Attempt>(`practice/${personId}/${questionId}`, show);
  const startedAtMs = useRef(0);
  useEffect(() => {
    startedAtMs.current = performance.now();
  }, []);

  function show(next: Attempt): void {
    latest.current = next;
    setAttempt(next);
  }

  const tookMs = () => Math.round(attempt.spentMs + performance.now() - startedAtMs.current);
  return {
    attempt,
    keeping: unsent.keeping,
    change(next: (attempt: Attempt) => Partial<Attempt>) {
      show({ ...latest.current, ...next(latest.current) });
      unsent.keep({ ...latest.current, spentMs: tookMs() });
    },
    /** The server has it now. */
    forget: unsent.forget,
    tookMs,
  };
}
