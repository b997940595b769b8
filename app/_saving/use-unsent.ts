"use client";
import { useEffect, useRef, useState } from "react";
import { createOutbox, type Keeping } from "./kept/outbox";

/**
 * For what a button saves: keeps in this browser what is typed, until it is saved or let go of. `onFound` is told what an
 * earlier page kept under the name, unless something was typed meanwhile. Where several pages did, the newest comes back here
 * and the others wait for the next pages. `keeping`: where what was typed last lies; null before, and where nothing waits.
 */
export function useUnsent<T>(name: string, onFound: (kept: T, keptAtMs: number) => void) {
  const [outbox] = useState(createOutbox);
  const [keeping, setKeeping] = useState<Keeping | null>(null);
  const keptLast = useRef<Promise<Keeping>>(null);
  const isTouched = useRef(false);
  const claimed = useRef<{ name: string; found: ReturnType<typeof outbox.claim> }>(null);
  /** Lets go of what came back: what is kept or forgotten here takes its place. */
  const letGo = useRef(() => {});
  const tell = useRef(onFound);
  tell.current = onFound;

  useEffect(() => {
    let isLeft = false;
    // Taken over once: an effect that runs again (React's strict mode) has it from here.
    if (claimed.current?.name !== name)
      claimed.current = { name, found: outbox.claim((kept) => kept === name, 1) };
    void claimed.current.found.then(([kept]) => {
      if (!kept || isLeft || isTouched.current) return;
      letGo.current = kept.letGo;
      tell.current(kept.value as T, kept.keptAtMs);
    });
    return () => {
      isLeft = true;
    };
  }, [name, outbox]);

  function put(value: T | null): void {
    isTouched.current = true;
    const now = outbox.keep(name, value);
    keptLast.current = now;
    void now.then((lies) => keptLast.current === now && setKeeping(value === null ? null : lies));
    letGo.current();
  }

  return { keeping, keep: (value: T) => put(value), forget: () => put(null) };
}
