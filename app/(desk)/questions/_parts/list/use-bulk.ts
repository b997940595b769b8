"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { asRefusal } from "@/app/_ui/form/use-action";
import type { StatusChange, TagChange } from "@/lib/questions/schema";
import { changeStatusAction, changeTagsAction, undoStatusAction } from "../../actions";
import { type Outcome, refused, tellStatus, tellTags, tellUndone, type Undo } from "./outcome";

export type Bulk = ReturnType<typeof useBulk>;

/** Changes to many questions at once, one after the other, and what became of the last. */
export function useBulk(done: () => void) {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();

  async function run(step: () => Promise<Outcome>): Promise<void> {
    if (pending) return;
    setPending(true);
    const next = await step().catch((error: unknown) => refused(asRefusal(error).error));
    // Not pending until the page is anew: what was done can be undone before that.
    setPending(false);
    setOutcome(next);
    if (next.problem) return;
    done();
    router.refresh();
  }

  return {
    pending,
    outcome,
    dismiss: () => setOutcome(undefined),
    changeTags: (input: TagChange) =>
      run(async () => {
        const reply = await changeTagsAction(input);
        return reply.ok ? tellTags(input, reply.data) : refused(reply.error);
      }),
    changeStatus: (input: StatusChange & { status: "approved" | "retired" }) =>
      run(async () => {
        const reply = await changeStatusAction(input);
        const chosen = input.questionIds.length;
        return reply.ok ? tellStatus(input.status, { ...reply.data, chosen }) : refused(reply.error);
      }),
    undo: (last: Undo) =>
      run(async () => {
        const wanted = "tags" in last ? last.tags.questionIds : last.status.changes;
        const reply = await ("tags" in last ? changeTagsAction(last.tags) : undoStatusAction(last.status));
        return reply.ok ? tellUndone(reply.data.changed.length, wanted.length) : refused(reply.error);
      }),
  };
}
