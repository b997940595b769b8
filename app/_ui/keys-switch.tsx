"use client";
import type { SingleKeys } from "./use-single-keys";

/** Beside a line of keys. */
export function KeysSwitch({ keys }: { keys: SingleKeys }) {
  return (
    <button
      type="button"
      onClick={keys.toggle}
      className="min-h-6 underline underline-offset-4 hover:text-ink"
    >
      {keys.on ? "Turn single keys off" : "Turn single keys on"}
    </button>
  );
}
