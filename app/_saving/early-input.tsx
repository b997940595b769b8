"use client";
import { useEffect } from "react";
import "./early";

/**
 * Tells the page once more what was typed or chosen before it was awake: React takes what stands in a field by then for what the
 * server sent, and it would be gone with the next change, unsaved.
 */
export function EarlyInput() {
  useEffect(() => {
    const fields = globalThis.earlyFields ?? new Set();
    globalThis.earlyFields = undefined;
    for (const field of fields) {
      if (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type)) chooseAgain(field);
      else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) typeAgain(field);
      else if (field instanceof HTMLSelectElement)
        field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }, []);
  return null;
}

function typeAgain(field: HTMLInputElement | HTMLTextAreaElement): void {
  const typed = field.value;
  field.value = field.defaultValue;
  wake(field);
  // Past React, which remembers what it set, or found, and hears only of another value.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, typed);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

function chooseAgain(field: HTMLInputElement): void {
  if (field.checked === field.defaultChecked) return;
  field.checked = field.defaultChecked;
  wake(field);
  field.click();
}

/** React wakes a part of the page at once where something happens in it. */
function wake(field: HTMLElement): void {
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
}
