"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState, useTransition } from "react";
import { type ListQuery, pageSize } from "@/lib/questions/schema";
import { toAddress } from "./address";

/** `push` is a step that Back undoes; `replace` isn't; `soon` replaces too, once the typing rests. */
type Step = "push" | "replace" | "soon";
export type Change = (changed: Partial<ListQuery>, step?: Step) => void;

const restMs = 120;

/**
 * The filters, kept in the address. `wanted` is what the person has typed and chosen, ahead of the `query` that is on
 * screen while `pending`; an address that didn't come from here (Back, a link) replaces it.
 */
export function useAddress(query: ListQuery) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [wanted, want] = useState(query);
  const sent = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = toAddress(query);

  const arrive = useEffectEvent((address: string) => {
    const at = sent.current.indexOf(address);
    if (at >= 0) sent.current.splice(0, at + 1);
    else {
      clearTimeout(timer.current);
      want(query);
    }
    if (address === toAddress(wanted)) sent.current = [];
  });
  useEffect(() => arrive(shown), [shown]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function send(next: ListQuery, step: Step): void {
    const address = toAddress(next);
    if (address === (sent.current.at(-1) ?? shown)) return;
    sent.current.push(address);
    startTransition(() => router[step === "push" ? "push" : "replace"](address, { scroll: false }));
  }

  const change: Change = (changed, step = "push") => {
    const next = { ...wanted, show: pageSize, ...changed };
    want(next);
    clearTimeout(timer.current);
    if (step === "soon") timer.current = setTimeout(() => send(next, step), restMs);
    else send(next, step);
  };
  return { wanted, pending, change };
}
