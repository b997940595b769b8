"use client";
import { useEffect, useRef, useSyncExternalStore } from "react";

export type SingleKeys = { on: boolean; toggle(): void };

/** Fields that take letters: a key pressed in one of them is typed. */
export const writes = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

/** Where a key was pressed; undefined outside any element. */
export const pressedIn = ({ target }: KeyboardEvent): HTMLElement | undefined =>
  target instanceof HTMLElement ? target : undefined;

/**
 * Whether keys act without Ctrl, ⌘ or Alt. Whoever dictates to their computer switches them off, once for every screen
 * (WCAG 2.1.4): the choice is kept in this browser. The server renders as if they were on.
 */
export function useSingleKeys(): SingleKeys {
  const on = useSyncExternalStore(subscribe, read, () => true);
  return { on, toggle: () => keep(!on) };
}

/**
 * Acts on these keys (small letters; with Shift or Caps Lock, too) wherever on the page they are pressed but in a field that takes text
 * or while a dialog is open, unless keys are switched off. A key that is held down acts once.
 */
export function usePageKeys(acts: Readonly<Record<string, () => void>>): SingleKeys {
  const keys = useSingleKeys();
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    if (!keys.on) return;
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.key.toLowerCase()];
      if (!act || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (pressedIn(event)?.matches(writes) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [keys.on]);
  return keys;
}

const keptAs = "single-keys";
const listeners = new Set<() => void>();
/** A browser may refuse its storage: then the choice holds until the page is left. */
let chosenHere = true;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another tab switched them.
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function read(): boolean {
  try {
    return localStorage.getItem(keptAs) !== "off";
  } catch {
    return chosenHere;
  }
}

function keep(on: boolean): void {
  chosenHere = on;
  try {
    if (on) localStorage.removeItem(keptAs);
    else localStorage.setItem(keptAs, "off");
  } catch {}
  for (const listener of listeners) listener();
}
