"use client";
import { useEffect } from "react";

/** Keeps in this step of the browser's history which question was opened from it. */
export const keepOpened = (questionId: string): void =>
  history.replaceState({ ...history.state, openedQuestion: questionId }, "");

/** Back from a question the focus is on its row again, as long as nothing else has it. */
export function useOpenedRow(list: React.RefObject<HTMLUListElement | null>): void {
  useEffect(() => {
    const opened: unknown = history.state?.openedQuestion;
    if (typeof opened !== "string" || document.activeElement !== document.body) return;
    const links = [...(list.current?.querySelectorAll("a") ?? [])];
    links.find(({ pathname }) => pathname === `/questions/${opened}`)?.focus();
  }, [list]);
}
