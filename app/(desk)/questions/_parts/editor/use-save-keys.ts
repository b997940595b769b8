"use client";
import { useEffect } from "react";

type Keys = { onSaveDraft(): void; onSaveVersion(): void };

/** `Ctrl S` keeps what is typed now, `Ctrl Enter` saves the version; on a Mac with ⌘. */
export function useSaveKeys({ onSaveDraft, onSaveVersion }: Keys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      // With Caps Lock the key is “S”.
      const step = { s: onSaveDraft, enter: onSaveVersion }[event.key.toLowerCase()];
      // A question that a dialog asks is answered first.
      if (!step || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      if (!event.repeat) step();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
