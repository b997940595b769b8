// What is typed and saves itself, and what the browser keeps of it until that is acknowledged.

import type { Keeping } from "./kept/outbox";

export type SaveOutcome<T> =
  | { kind: "saved"; revision: number; savedAtMs: number | null }
  | { kind: "conflict"; value: T; revision: number }
  | { kind: "refused"; message: string }
  /** It may be tried again: at once, or once what the message says is mended. */
  | { kind: "unreachable"; message?: string };

type SaveState = "saved" | "unsaved" | "saving" | "offline" | "refused" | "conflict";

/** What is typed, and where it stands. */
export type Written<T> = {
  value: T;
  state: SaveState;
  /** Where what isn't acknowledged lies; null before it lies there. */
  keeping: Keeping | null;
  revision: number;
  savedAtMs: number | null;
  /** Why it was refused, or can't be sent for now. */
  problem: string | null;
  /** What another tab saved meanwhile, where the two differ. */
  theirs: { value: T; revision: number } | null;
  /** What was typed too late to be saved ever, to copy or throw away. */
  rejected: T | null;
};

export type Kept<T> = {
  value: T;
  baseRevision: number;
  /** What was on its way on that base: it may have been saved without this browser learning it. */
  sent?: T | undefined;
};

/** The words of what was kept, to be copied. What was under way before them isn't among them, nor what only machines read. */
export function wordsOf(kept: unknown): string[] {
  if (typeof kept === "string") return kept.trim() === "" || isId.test(kept) ? [] : [kept];
  if (!(kept instanceof Object)) return [];
  return "value" in kept ? wordsOf(kept.value) : Object.values(kept).flatMap(wordsOf);
}
const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export const same = <T>(one: T, other: T) => JSON.stringify(one) === JSON.stringify(other);

/** Was the kept text written on what stands, or on its own way there? */
export function follows<T>({ baseRevision, sent }: Kept<T>, { value, revision }: Written<T>): boolean {
  if (baseRevision === revision) return true;
  return sent !== undefined && same(sent, value) && baseRevision + 1 === revision;
}
