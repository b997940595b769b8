"use client";
import { useEffect, useState } from "react";

/**
 * What `search` answered last, a moment after the last change of `wanted` (plain data); an answer to what isn't wanted any more
 * is dropped. `isCurrent`: it is the answer to what is wanted now. `search` stays the same function, and doesn't throw.
 */
export function useSearch<W, F>(wanted: W, search: (wanted: W) => Promise<F>, restMs: number) {
  const [last, setLast] = useState<{ asked: string; found: F }>();
  const asked = JSON.stringify(wanted);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(async () => {
      const answer = await search(JSON.parse(asked) as W);
      if (isWanted) setLast({ asked, found: answer });
    }, restMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [asked, search, restMs]);
  return { found: last?.found, isCurrent: last?.asked === asked };
}
