import type { Refusal } from "@/lib/errors";
import type { StatusUndo, TagChange } from "@/lib/questions/schema";

export type Undo = { tags: TagChange } | { status: StatusUndo };
export type Outcome = { text: string; problem?: boolean; undo?: Undo };

const count = (n: number) => (n === 1 ? "1 question" : `${n} questions`);

export const refused = (error: Refusal): Outcome => ({ text: error.message, problem: true });

/** What became of the tag, and of those that it didn't touch. */
export function tellTags(
  { change }: TagChange,
  { changed, same, full, tag }: { changed: string[]; same: number; full: number; tag: string },
): Outcome {
  const added = change === "add";
  const done = added
    ? `Added “${tag}” to ${count(changed.length)}.`
    : `Removed “${tag}” from ${count(changed.length)}.`;
  const rest = [
    same > 0 ? `${count(same)} had it ${added ? "already" : "not"}.` : "",
    full > 0 ? `${count(full)} had 8 tags, the most there can be; remove one first.` : "",
  ];
  const opposite = { questionIds: changed, tag, change: added ? "remove" : "add" } as const;
  return {
    text: [done, ...rest].filter(Boolean).join(" "),
    undo: changed.length > 0 ? { tags: opposite } : undefined,
  };
}

type StatusReply = { changed: StatusUndo["changes"]; chosen: number };

/** What was approved or retired, and what was so already. */
export function tellStatus(status: "approved" | "retired", { changed, chosen }: StatusReply): Outcome {
  const same = chosen - changed.length;
  const parts = [
    `${status === "approved" ? "Approved" : "Retired"} ${count(changed.length)}.`,
    same > 0 ? `${count(same)} ${same === 1 ? "was" : "were"} so already.` : "",
  ];
  return {
    text: parts.filter(Boolean).join(" "),
    undo: changed.length > 0 ? { status: { from: status, changes: changed } } : undefined,
  };
}

/** `wanted` were to be put back, `changed` were; the others somebody has changed meanwhile. */
export function tellUndone(changed: number, wanted: number): Outcome {
  const left = wanted - changed;
  const rest = left > 0 ? ` ${count(left)} had been changed since and stayed.` : "";
  return { text: `Undone: ${count(changed)} ${changed === 1 ? "is as it was" : "are as they were"}.${rest}` };
}
