"use client";
import { useEffect, useState } from "react";
import { countKept } from "./outbox";

const everyMs = 500;

/** How many texts lie in this browser unsaved under names that begin so, looked at until none does. Undefined: not known yet. */
export function useKept(name: string): number | undefined {
  const [kept, setKept] = useState<number>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isLeft = false;
    async function look(): Promise<void> {
      // A browser that refuses its storage keeps nothing.
      const found = await countKept(name).catch(() => 0);
      if (isLeft) return;
      setKept(found);
      if (found > 0) timer = setTimeout(look, everyMs);
    }
    void look();
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [name]);
  return kept;
}
