"use client";
import { useEffect } from "react";
import { pressedIn, useSingleKeys, writes } from "@/app/_ui/use-single-keys";

/** M unfolds every model answer with what it stands in, and folds them again. */
export function ModelAnswerKey() {
  const { on } = useSingleKeys();
  useEffect(() => {
    if (!on) return;
    const listening = new AbortController();
    const press = (event: KeyboardEvent) => {
      const isWith = event.ctrlKey || event.metaKey || event.altKey || event.repeat;
      if (event.key.toLowerCase() !== "m" || isWith) return;
      if (pressedIn(event)?.matches(`${writes}, dialog *`)) return;
      toggleModelAnswers();
    };
    window.addEventListener("keydown", press, { signal: listening.signal });
    return () => listening.abort();
  }, [on]);
  return null;
}

function toggleModelAnswers(): void {
  const all = [...document.querySelectorAll<HTMLDetailsElement>("details[data-model-answer]")];
  const isOpening = all.some(({ open }) => !open);
  for (const one of all) {
    one.open = isOpening;
    const around = one.parentElement?.closest("details");
    if (isOpening && around) around.open = true;
  }
}
