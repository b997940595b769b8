"use client";
import { KeyCap } from "@/app/_ui/key-cap";
import { KeysSwitch } from "@/app/_ui/keys-switch";
import { usePageKeys } from "@/app/_ui/use-single-keys";

/** M unfolds every model answer with what it stands in, and folds them again. */
export function ModelAnswerKey() {
  const keys = usePageKeys({ m: toggleModelAnswers });
  return (
    <p className="mb-6 flex flex-wrap items-center gap-x-4 text-[13px] text-muted max-sm:hidden print:hidden pointer-coarse:hidden">
      {keys.on ? (
        <span>
          <KeyCap>M</KeyCap> shows or hides all model answers
        </span>
      ) : null}
      <KeysSwitch keys={keys} />
    </p>
  );
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
