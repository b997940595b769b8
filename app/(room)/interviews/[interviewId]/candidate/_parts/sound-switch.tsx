"use client";
import { useEffect, useState } from "react";
import { playTones } from "./tones";

const name = "rehearse/sound";

/** Off until somebody wants it; remembered in this browser where that is allowed. */
export function useSound(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(false);
  useEffect(() => {
    try {
      setOn(localStorage.getItem(name) === "on");
    } catch {}
  }, []);
  return [
    on,
    (next) => {
      setOn(next);
      if (next) playTones([660, 880]);
      try {
        localStorage.setItem(name, next ? "on" : "off");
      } catch {}
    },
  ];
}

export function SoundSwitch({ on, onChange }: { on: boolean; onChange(on: boolean): void }) {
  return (
    <label className="inline-flex min-h-6 items-center gap-2 text-[13px] text-muted">
      <input
        type="checkbox"
        checked={on}
        onChange={(change) => onChange(change.target.checked)}
        className="size-4"
      />
      Play a sound when something arrives
    </label>
  );
}
