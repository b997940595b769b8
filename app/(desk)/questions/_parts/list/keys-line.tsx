"use client";
import { KeyCap } from "@/app/_ui/key-cap";
import { KeysSwitch } from "@/app/_ui/keys-switch";
import type { SingleKeys } from "@/app/_ui/use-single-keys";

const list = [
  ["/", "find"],
  ["↓ ↑", "move"],
  ["Enter", "open"],
  ["x", "select"],
  ["s", "favourite"],
  ["Esc", "back to the words"],
] as const;

/** The keys of the list, for whoever has a keyboard. */
export function KeysLine({ keys, mayWrite }: { keys: SingleKeys; mayWrite: boolean }) {
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted max-lg:hidden pointer-coarse:hidden">
      {list
        .filter(([key]) => (keys.on || key.length > 1) && (mayWrite || key !== "x"))
        .map(([key, word]) => (
          <span key={key}>
            <KeyCap>{key}</KeyCap> {word}
          </span>
        ))}
      <KeysSwitch keys={keys} />
    </p>
  );
}
