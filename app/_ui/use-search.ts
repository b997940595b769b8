"use client";
import { useEffect, useState } from "react";
import { isPassing, type Reply } from "@/lib/errors";

const againMs = 3_000;

/**
 * What `search` answered last, a moment after the last change of `wanted` (plain data); an answer to what isn't wanted any more
 * is dropped, and what failed for the moment is asked again. `isCurrent`: it is the answer to what is wanted now. `search` stays
 * the same function, and doesn't throw.
 */
export function useSearch<W, T>(wanted: W, search: (wanted: W) => Promise<Reply<T>>, restMs: number) {
  const [last, setLast] = useState<{ asked: string; found: Reply<T> }>();
  const asked = JSON.stringify(wanted);
  useEffect(() => {
    let isWanted = true;
    let timer = setTimeout(ask, restMs);
    async function ask(): Promise<void> {
      const answer = await search(JSON.parse(asked) as W);
      if (!isWanted) return;
      setLast({ asked, found: answer });
      if (!answer.ok && isPassing(answer.error.code)) timer = setTimeout(ask, againMs);
    }
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [asked, search, restMs]);
  return { found: last?.found, isCurrent: last?.asked === asked };
}
