"use client";
import { useRef, useState } from "react";
import { useUnsent } from "@/app/_saving/use-unsent";
import type { Kit } from "@/lib/kits/reads";
import { formOf, isSame, type KitForm } from "./kit-form";

/** `follows`: the revision that it was typed over; somebody may have saved since. */
type Kept = { kitId: string; follows: number; typed: KitForm };

/** A kit while it is typed: beside what is saved of it, and kept in this browser until the two are the same. */
export function useKitForm(personId: string, kit: Kit | null) {
  // An id stays the same until it is saved: sent twice it is still one kit.
  const [kitId, setKitId] = useState(() => kit?.kitId ?? crypto.randomUUID());
  const [typed, setTyped] = useState(() => formOf(kit));
  const [saved, setSaved] = useState({ revision: kit?.revision ?? 0, typed });
  const [follows, setFollows] = useState(saved.revision);
  const [foundAtMs, setFoundAtMs] = useState<number | null>(null);
  const [discarded, setDiscarded] = useState<Kept | null>(null);
  /** What a save that is under way comes back to: typing goes on meanwhile. */
  const latest = useRef(typed);
  const unsent = useUnsent<Kept>(`kit/${personId}/${kit?.kitId ?? "new"}`, (kept, keptAtMs) => {
    if (isSame(kept.typed, saved.typed)) return unsent.forget();
    show(kept);
    setFoundAtMs(keptAtMs);
  });

  function show(next: Kept): void {
    latest.current = next.typed;
    setTyped(next.typed);
    setKitId(next.kitId);
    setFollows(next.follows);
  }

  function keep(next: Kept): void {
    show(next);
    unsent.keep(next);
  }

  function forget(): void {
    unsent.forget();
    setFoundAtMs(null);
  }

  /** Another text in its place, which is saved already. */
  function replace(revision: number, now: KitForm): void {
    setSaved({ revision, typed: now });
    show({ kitId, follows: revision, typed: now });
    forget();
  }

  return {
    kitId,
    typed,
    saved,
    follows,
    isDirty: !isSame(typed, saved.typed),
    foundAtMs,
    keeping: unsent.keeping,
    wasDiscarded: discarded !== null,
    forget,
    type(change: (before: KitForm) => Partial<KitForm>): void {
      const next = { ...latest.current, ...change(latest.current) };
      if (isSame(next, saved.typed)) replace(saved.revision, next);
      else keep({ kitId, follows, typed: next });
      setDiscarded(null);
    },
    /** This is what everybody has now; what was typed since follows it. */
    noteSaved(revision: number, now: KitForm): void {
      setSaved({ revision, typed: now });
      setFollows(revision);
      if (isSame(latest.current, now)) forget();
      else unsent.keep({ kitId, follows: revision, typed: latest.current });
    },
    replace,
    discard(): void {
      setDiscarded({ kitId, follows, typed });
      replace(saved.revision, saved.typed);
    },
    takeBack(): void {
      if (discarded) keep(discarded);
      setDiscarded(null);
    },
  };
}
