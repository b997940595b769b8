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
    if (opensInMs <= 0) return;
    const openMs = performance.now() + opensInMs;
    const timer = setInterval(() => setLeftMs(openMs - performance.now()), 1_000);
    return () => clearInterval(timer);
  }, [opensInMs]);
  useEffect(() => {
    if (isOpen && wasShut) router.refresh();
  }, [isOpen, wasShut, router]);
  return { opensInS: Math.max(0, Math.ceil(leftMs / 1_000)), wasShut };
}
