"use client";
import { useEffect, useState } from "react";
import { lookUp } from "./outbox";

const everyMs = 500;

type Found = Awaited<ReturnType<typeof lookUp>>;
const nothing: Found = { count: 0, keeping: "nowhere" };

/** How many texts lie in this browser unsaved under names that begin so, looked at until none does. Undefined: not known yet. */
export function useKept(name: string): Found | undefined {
  const [kept, setKept] = useState<Found>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isLeft = false;
    async function look(): Promise<void> {
      // A browser that refuses its storage keeps nothing.
      const found = await lookUp(name).catch(() => nothing);
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
