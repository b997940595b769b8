"use client";
import { useEffect, useState } from "react";
import { type Found, lookUp } from "./outbox";

const everyMs = 500;

/** How many texts lie in this browser unsaved under names that begin so, looked at until none does. Undefined: not known yet. */
export function useKept(name: string): Found | undefined {
  const [kept, setKept] = useState<Found>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isLeft = false;
    async function look(): Promise<void> {
      const found = await lookUp(name);
      if (isLeft) return;
      setKept(found);
      if (found.count > 0) timer = setTimeout(look, everyMs);
    }
    void look();
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [name]);
  return kept;
}
