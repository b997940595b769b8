"use client";
import { useCallback, useRef, useState } from "react";
import { unreachable } from "@/app/_ui/use-action";
import type { Hit } from "@/lib/kits/reads";
import { findForKitAction } from "../actions";

export type Wanted = { text: string; topic: string; difficulty: number | null };
type Found = { hits: Hit[]; total: number; topics: string[]; guessed: string[]; problem?: string };

const restMs = 120;
const nothing: Found = { hits: [], total: 0, topics: [], guessed: [] };

/** Looks a moment after the last key; an answer to what isn't wanted any more is dropped. Undefined: nothing came yet. */
export function useQuestionSearch() {
  const [found, setFound] = useState<Found>();
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = useCallback((wanted: Wanted): void => {
    turn.current += 1;
    const own = turn.current;
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const reply = await findForKitAction(wanted).catch(() => unreachable);
      if (own !== turn.current) return;
      setFound(reply.ok ? reply.data : { ...nothing, problem: reply.error.message });
    }, restMs);
  }, []);

  return { found, look };
}
