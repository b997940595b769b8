"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";

type Answer = { ok: true } | { ok: false; error: { message: string } };

/** Runs a server action from a button, then shows the page anew. What the action refused is `problem`. */
export function useAction<I>(action: (input: I) => Promise<Answer>, done: () => void) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string>();
  const run = (input: I) =>
    startTransition(async () => {
      const answer = await action(input).catch(() => unreachable);
      setProblem(answer.ok ? undefined : answer.error.message);
      if (!answer.ok) return;
      done();
      router.refresh();
    });
  return { run, pending, problem };
}

/** What to show where the action itself never answered. */
export const unreachable = {
  ok: false,
  error: {
    code: "unavailable",
    message:
      "The server can’t be reached. What you typed is still here; check your connection and try again.",
  },
} as const;
