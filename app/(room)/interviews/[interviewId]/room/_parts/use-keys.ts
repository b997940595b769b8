"use client";
import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { pressedIn, type SingleKeys, useSingleKeys, writes } from "@/app/_ui/use-single-keys";
import { levels } from "@/db/vocabulary";
import type { PlanRow } from "@/lib/room/plan";
import type { DialogName } from "./cockpit-dialogs";
import type { Column } from "./column-switch";
import type { Actions } from "./use-actions";

type Given = {
  actions: Actions;
  rows: PlanRow[];
  selected: PlanRow | undefined;
  /** What stands on the candidate's screen. */
  currentId: string | undefined;
  choose(key: string): void;
  /** Where one column is seen at a time. */
  show(column: Column): void;
  open(dialog: DialogName): void;
  dialogOpen: boolean;
};

/** Every key of the cockpit, for the list that `?` shows. */
export const keyList = [
  ["S", "Start the interview"],
  ["Enter", "Ask the chosen question, or the next one"],
  ["↑ ↓", "Choose in the plan"],
  ["Ctrl K", "Find a question in the bank"],
  ["Q", "Type a question on the spot"],
  ["H", "Give the next hint"],
  ["F", "Send the next follow-up"],
  ["A", "Type a follow-up of your own"],
  ["M", "Write a message to the candidate"],
  ["T", "Take the question back"],
  ["K", "Go to the next key point; Space ticks it"],
  ["1 – 5", "Rate on the described level"],
  ["0", "Mark as not observed"],
  ["N", "Note on this question; on the interview where none is chosen"],
  ["G", "Note on the whole interview"],
  ["Esc", "Leave a field"],
  ["P", "Pause or resume"],
  ["E", "End the interview"],
  ["?", "Show these keys"],
] as const;

/**
 * A row of the plan that is chosen already says “Ask this” beside it; a tab that is open has nothing to do. Beside a key point Enter is meant
 * for it, if for anything.
 */
const usesEnter =
  "button:not([aria-current], [role=tab]), a, summary, [role=tab]:not([aria-selected=true]), input[type=checkbox]";
/** An Enter this soon after what changed its meaning was pressed for what was there before. */
const tooSoonMs = 1_000;

/** Single keys act only outside text fields and dialogs, unless they are switched off. */
export function useKeys(given: Given): SingleKeys {
  const keys = useSingleKeys();
  const { on } = keys;
  const latest = useRef(given);
  latest.current = given;
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  const onScreen = useRef(given.currentId);
  useEffect(() => {
    if (onScreen.current === given.currentId) return;
    changedAt.current = performance.now();
    onScreen.current = given.currentId;
    showRowOnScreen();
  }, [given.currentId]);

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
      if (event.key === "Enter") {
        const isTooSoon = event.timeStamp - changedAt.current < tooSoonMs;
        // Chosen now, it would be asked by the second of two quick ones.
        if (target?.matches("ol button")) changedAt.current = event.timeStamp;
        if (target?.matches(usesEnter) || isTooSoon) return;
      }
      if (event.key.startsWith("Arrow") && target?.matches("input, [role=tab]")) return;
      if (actOn(event.key, latest.current)) event.preventDefault();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [on]);
  return keys;
}

function actOn(key: string, { actions, rows, selected, choose, show, open }: Given): boolean {
  const level = levels.find((one) => String(one) === key);
  if (level !== undefined) actions.rate(level);
  else if (key === "ArrowDown" || key === "ArrowUp")
    step(rows, selected, key === "ArrowDown" ? 1 : -1, choose);
  else {
    const act = {
      s: actions.start,
      enter: actions.askNext,
      h: actions.giveNextHint,
      f: actions.sendNextFollowUp,
      q: () => open("question"),
      a: () => open("follow-up"),
      m: () => open("message"),
      t: actions.takeBack,
      k: () => go(show, "On screen", focusOnKeyPoint),
      p: actions.pauseOrResume,
      e: () => open("end"),
      // With nothing to note on, what is typed next would act as keys.
      n: () => go(show, "Judgement", () => focusOn("note-question") || focusOn("note-general")),
      g: () => go(show, "Judgement", () => focusOn("note-general")),
      "?": () => open("keys"),
    }[key.toLowerCase()];
    act?.();
    return act !== undefined;
  }
  return true;
}

/** The focus goes there from another row, where Enter would choose that one again. */
function showRowOnScreen(): void {
  const row = document.querySelector<HTMLElement>("[data-on-screen] > button");
  row?.scrollIntoView({ block: "nearest" });
  if (document.activeElement?.matches("ol button")) row?.focus();
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

/** What is to have the focus must be seen first. */
function go(show: Given["show"], column: Column, focus: () => void): void {
  flushSync(() => show(column));
  focus();
}

/** Whether it is there. */
function focusOn(id: string): boolean {
  const found = document.getElementById(id);
  found?.focus();
  return found !== null;
}

/** The one after that with the focus, from the first on again after the last. */
function focusOnKeyPoint(): void {
  const guide = document.getElementById("guide");
  flushSync(() => guide?.querySelector<HTMLElement>("[role=tab]")?.click());
  const points = [...(guide?.querySelectorAll<HTMLElement>("input[type=checkbox]:enabled") ?? [])];
  const at = points.findIndex((point) => point.matches(":focus"));
  points[(at + 1) % points.length]?.focus();
}
