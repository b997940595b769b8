"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * Seconds until the scorecard may be submitted, counted down by this browser's steady clock from what the server said. Then the
 * page comes anew, with the last words that arrived meanwhile.
 */
export function useOpening(opensInMs: number) {
  const router = useRouter();
  const [leftMs, setLeftMs] = useState(opensInMs);
  const [wasShut] = useState(opensInMs > 0);
  const isOpen = leftMs <= 0;

  useEffect(() => {
    if (opensInMs > 0) return countDown(opensInMs, setLeftMs);
  }, [opensInMs]);
  useEffect(() => {
    if (isOpen && wasShut) router.refresh();
  }, [isOpen, wasShut, router]);
  return { opensInS: Math.max(0, Math.ceil(leftMs / 1_000)), wasShut };
}

/** Tells each second what is left, the last time where nothing is. Returns what stops it. */
export function countDown(opensInMs: number, tell: (leftMs: number) => void): () => void {
  const openMs = performance.now() + opensInMs;
  const timer = setInterval(() => {
    const leftMs = openMs - performance.now();
    if (leftMs <= 0) clearInterval(timer);
    tell(leftMs);
  }, 1_000);
  return () => clearInterval(timer);
}
