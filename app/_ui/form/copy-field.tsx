"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "../button";
import { inputClass } from "./field";

const words = { idle: "Copy", copied: "Copied", selected: "Selected: press Ctrl C" } as const;

/** Text to take away. Says "Copied" only once the clipboard has it; where it isn't allowed, selects the text instead. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<keyof typeof words>("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 4_000);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setState("copied");
    } catch {
      field.current?.select();
      setState("selected");
    }
  }

  return (
    <div className="flex flex-wrap gap-2">
      <input
        ref={field}
        readOnly
        value={value}
        aria-label={label}
        onFocus={(event) => event.currentTarget.select()}
        className={`${inputClass} min-w-0 flex-1 basis-40 text-[13px] text-ellipsis`}
      />
      <Button className="min-h-10 min-w-20" onClick={() => void copy()}>
        {words[state]}
      </Button>
      <span role="status" className="sr-only">
        {state === "idle" ? "" : words[state]}
      </span>
    </div>
  );
}
