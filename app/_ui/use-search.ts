"use client";
import { useEffect, useState } from "react";

/**
 * What `search` answers, a moment after the last change of `wanted` (plain data); an answer to what isn't wanted any more is
 * dropped. Undefined: nothing came yet. `search` stays the same function, and doesn't throw.
 */
export function useSearch<W, F>(wanted: W, search: (wanted: W) => Promise<F>, restMs: number): F | undefined {
  const [found, setFound] = useState<F>();
  const asked = JSON.stringify(wanted);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(async () => {
      const answer = await search(JSON.parse(asked) as W);
      if (isWanted) setFound(answer);
    }, restMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [asked, search, restMs]);
  return found;
}
