"use client";
import { useEffect, useRef } from "react";
import { keepUnsent, listUnsent } from "./outbox";

/**
 * For what a button saves: keeps in this browser what is typed, until it is saved or let go of. `onFound` is told what an
 * earlier page kept under the name, unless something was typed meanwhile.
 */
export function useUnsent<T>(name: string, onFound: (kept: T, keptAtMs: number) => void) {
  const isTouched = useRef(false);
  const tell = useRef(onFound);
  tell.current = onFound;

  useEffect(() => {
    let isLeft = false;
    void listUnsent(name).then((all) => {
      const kept = all.get("");
      if (kept && !isLeft && !isTouched.current) tell.current(kept.value as T, kept.keptAtMs);
    });
    return () => {
      isLeft = true;
    };
  }, [name]);

  return {
    keep(value: T): void {
      isTouched.current = true;
      keepUnsent(name, value);
    },
    forget(): void {
      isTouched.current = true;
      keepUnsent(name, null);
    },
  };
}
