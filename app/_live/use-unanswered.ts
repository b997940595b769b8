"use client";
import { useEffect } from "react";

/**
 * For as long as a command waits for its answer the browser asks before the page is left. Where it was left all the same, the
 * page that comes next in this tab says so: whether the command was done isn't known there.
 */
export function useUnanswered(
  interviewId: string,
  pending: string | null,
  say: (words: string) => void,
): void {
  const key = `unanswered/${interviewId}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, before the next effect forgets it
  useEffect(() => {
    const left = readKept(key);
    if (left) say(`You left this page while it was still ${left}. Check whether that was done.`);
  }, [key]);
  useEffect(() => {
    keep(key, pending);
    if (pending === null) return;
    const ask = (event: Event) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [key, pending]);
}

/** A browser may refuse its storage: then it only asks. */
function readKept(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, pending: string | null): void {
  try {
    if (pending === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, pending);
  } catch {}
}
