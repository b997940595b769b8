"use client";
import { useEffect, useRef, useState, useTransition } from "react";
import { asRefusal } from "./use-action";
import { useHeld } from "./use-held";
import { useTyped } from "./use-typed";

type Refusal = { message: string; fields?: Record<string, string> };
type Reply<T> = { ok: true; data: T } | { ok: false; error: Refusal };

/**
 * A form that sends itself by script, so that whatever was typed stays where it is when the server refuses something. The
 * first field that is wrong gets the focus.
 */
export function useSentForm<T>(action: (typed: FormData) => Promise<Reply<T>>, done: (data: T) => void) {
  const ref = useRef<HTMLFormElement>(null);
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isTyped, setTyped] = useState(false);
  useTyped(isTyped);
  useHeld(ref, pending);

  useEffect(() => {
    if (refusal && !pending) ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusal, pending]);

  function onSubmit(event: React.SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setRefusal(undefined);
    startTransition(async () => {
      const reply = await action(typed).catch(asRefusal);
      setRefusal(reply.ok ? undefined : reply.error);
      if (!reply.ok) return;
      setTyped(false);
      done(reply.data);
    });
  }

  function onChange(): void {
    setTyped(true);
    // What isn't about a field was about that attempt.
    setRefusal((was) => (was?.fields ? was : undefined));
  }

  return {
    form: { ref, onSubmit, onChange, noValidate: true, inert: pending },
    pending,
    isTyped,
    errors: refusal?.fields ?? {},
    problem: refusal?.message,
  };
}
