"use client";
import { useEffect, useRef } from "react";
import { pressedIn, type SingleKeys, useSingleKeys, writes } from "@/app/_ui/use-single-keys";
import type { PlanRow } from "@/lib/room/plan";
import type { Actions } from "./use-actions";

type Given = {
  actions: Actions;
  rows: PlanRow[];
  selected: PlanRow | undefined;
  choose(key: string): void;
  open(dialog: "palette" | "keys"): void;
  dialogOpen: boolean;
};

/** Every key of the cockpit, for the list that `?` shows. */
export const keyList = [
  ["Enter", "Ask the chosen question, or the next one"],
  ["↑ ↓", "Choose in the plan"],
  ["Ctrl K", "Find a question in the bank"],
  ["H", "Give the next hint"],
  ["F", "Send the next follow-up"],
  ["T", "Take the question back"],
  ["1 – 5", "Rate on the described level"],
  ["0", "Mark as not observed"],
  ["N", "Note on this question"],
  ["G", "Note on the whole interview"],
  ["Esc", "Leave a field"],
  ["P", "Pause or resume"],
  ["?", "Show these keys"],
] as const;

const usesEnter = "button, a, summary, [role=tab]";

/** Single keys act only outside text fields and dialogs, unless they are switched off. */
export function useKeys(given: Given): SingleKeys {
  const keys = useSingleKeys();
  const { on } = keys;
  const latest = useRef(given);
  latest.current = given;

  useEffect(() => {
    function press(event: KeyboardEvent): void {
      const { open, dialogOpen } = latest.current;
      if (dialogOpen || event.defaultPrevented) return;
      if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        open("palette");
        return;
      }
      const target = pressedIn(event);
      if (event.key === "Escape" && target?.matches(writes)) target?.blur();
      if (!on || event.ctrlKey || event.metaKey || event.altKey || target?.matches(writes)) return;
      // Held down, only going through the list goes on.
      if (event.repeat && !event.key.startsWith("Arrow")) return;
      if (event.key === "Enter" && target?.matches(usesEnter)) return;
      if (event.key.startsWith("Arrow") && target?.matches("input, [role=tab]")) return;
      if (actOn(event.key, latest.current)) event.preventDefault();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [on]);
  return keys;
}

function actOn(key: string, { actions, rows, selected, choose, open }: Given): boolean {
  if (/^[0-5]$/.test(key)) actions.rate(Number(key));
  else if (key === "ArrowDown" || key === "ArrowUp")
    step(rows, selected, key === "ArrowDown" ? 1 : -1, choose);
  else {
    const act = {
      enter: actions.askNext,
      h: actions.giveNextHint,
      f: actions.sendNextFollowUp,
      t: actions.takeBack,
      p: actions.pauseOrResume,
      n: () => focusOn("note-question"),
      g: () => focusOn("note-general"),
      "?": () => open("keys"),
    }[key.toLowerCase()];
    act?.();
    return act !== undefined;
  }
  return true;
}

function step(
  rows: PlanRow[],
  selected: PlanRow | undefined,
  by: 1 | -1,
  choose: (key: string) => void,
): void {
  const at = rows.findIndex((row) => row.key === selected?.key);
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
  if (next) choose(next.key);
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}
