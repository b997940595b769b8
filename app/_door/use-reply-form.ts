"use client";
import { unstable_rethrow } from "next/navigation";
import { useActionState, useEffect, useRef } from "react";
import { asRefusal } from "@/app/_ui/form/use-action";
import type { Action } from "@/lib/action";
import type { Reply } from "@/lib/errors";

type State<T> = { reply: Reply<T> | null; typed: Record<string, string> };

/**
 * A form that keeps what was typed: React empties it after its action, back to the default values, so those are `typed`. A
 * form sent before the page is awake is held by React until it is. The first field that is wrong gets the focus.
 */
export function useReplyForm<T>(action: Action<T>) {
  const ref = useRef<HTMLFormElement>(null);
  const [{ reply, typed }, send, pending] = useActionState(
    async (_: State<T>, form: FormData): Promise<State<T>> => ({
      typed: textsOf(form),
      reply: await action(form).catch(orRefusal),
    }),
    { reply: null, typed: {} },
  );
  const refusal = reply?.ok === false ? reply.error : undefined;

  useEffect(() => {
    if (refusal) ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusal]);

  return {
    form: { ref, action: send, noValidate: true },
    pending,
    typed,
    field: (name: string) => ({
      name,
      required: true,
      defaultValue: typed[name],
      error: refusal?.fields?.[name],
    }),
    /** What no field stands for. */
    problem: refusal && !refusal.fields ? refusal.message : undefined,
  };
}

function textsOf(form: FormData): Record<string, string> {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts);
}

/** A redirect arrives as a rejection too: that one is Next's. */
function orRefusal(error: unknown) {
  unstable_rethrow(error);
  return asRefusal(error);
}
