"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { messageOf } from "@/db/failure";

type Answer<T> = { ok: true; data: T } | { ok: false; error: { code?: string; message: string } };

/** Runs a server action from a button, then shows the page anew. What the action refused is `problem`. */
export function useAction<I, T>(action: (input: I) => Promise<Answer<T>>, done: (data: T) => void) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string>();
  const run = (input: I) => {
    setProblem(undefined);
    startTransition(async () => {
      const answer = await action(input).catch(asRefusal);
      setProblem(answer.ok ? undefined : answer.error.message);
      if (answer.ok) done(answer.data);
      // Of what isn't there any more the page shows nothing either.
      if (answer.ok || answer.error.code === "not_found") router.refresh();
    });
  };
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

/** What to show where an action was refused before it ran: the sentence of whoever refused it, if there is one (`lib/server/front/refusals.ts`). */
export function asRefusal(error: unknown) {
  const message = sentenceOf(error);
  return message ? { ...unreachable, error: { ...unreachable.error, message } } : unreachable;
}

/** Next makes an error's message of an answer that isn't its own. */
function sentenceOf(thrown: unknown): string | undefined {
  try {
    const reply: Partial<Extract<Answer<never>, { ok: false }>> = JSON.parse(messageOf(thrown));
    return reply.error?.message;
  } catch {
    return undefined;
  }
}
