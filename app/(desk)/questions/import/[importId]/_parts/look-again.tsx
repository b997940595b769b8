"use client";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

const everyMs = 1_000;

/** Shows the page anew a second after it was shown last, for as long as this is on it. */
export function LookAgain() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    if (pending) return;
    const timer = setTimeout(() => startTransition(() => router.refresh()), everyMs);
    return () => clearTimeout(timer);
  }, [pending, router]);
  return null;
}
