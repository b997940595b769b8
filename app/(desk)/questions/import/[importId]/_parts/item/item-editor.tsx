"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import type { Keeping } from "@/app/_saving/kept/outbox";
import { KeepingLine } from "@/app/_saving/save-line";
import { UnsavedChanges } from "@/app/_saving/unsaved-changes";
import { Button } from "@/app/_ui/button";
import { asRefusal } from "@/app/_ui/form/use-action";
import { useHeld } from "@/app/_ui/form/use-held";
import { Problem } from "@/app/_ui/problem";
import type { ItemProblem } from "@/db/schema/import-columns";
import type { Refusal } from "@/lib/errors";
import { editItemAction } from "../../../actions";
import { ItemFields } from "./item-fields";
import { type ItemForm, readForm } from "./item-form";

type Props = {
  importId: string;
  position: number;
  start: ItemForm;
  /** When the start was typed, where an earlier page kept it. */
  foundAtMs: number | null;
  problems: ItemProblem[];
  keeping: Keeping | null;
  onType(typed: ItemForm): void;
  onDone(): void;
};

/** Sends itself by script, so that whatever was typed stays where it is when the server refuses something. */
export function ItemEditor({ importId, position, start, problems, onType, onDone, ...kept }: Props) {
  const { foundAtMs, keeping } = kept;
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<Refusal>();
  const form = useFirstFocus(refusal, pending, foundAtMs === null);
  const fields = useRef<HTMLDivElement>(null);
  useHeld(fields, pending);
  // Once theirs was shown beside it, the next save means it.
  const hasSeenTheirs = refusal?.code === "conflict" && refusal.fields !== undefined;
  const known = Object.fromEntries(problems.map(({ field, message }) => [field, message]));

  function submit(event: React.SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    startTransition(async () => {
      const reply = await editItemAction(typed).catch(asRefusal);
      setRefusal(reply.ok ? undefined : reply.error);
      if (!reply.ok) return;
      onDone();
      router.refresh();
    });
  }

  return (
    <form
      ref={form}
      onSubmit={submit}
      onChange={(event) => onType(readForm(event.currentTarget))}
      noValidate
      aria-label={`Edit question ${position}`}
      className="min-w-0 space-y-4"
    >
      {foundAtMs !== null ? <UnsavedChanges savedAtMs={foundAtMs} onDiscard={onDone} /> : null}
      <input type="hidden" name="importId" value={importId} />
      <input type="hidden" name="position" value={position} />
      <input type="hidden" name="before" value={start.before} />
      {hasSeenTheirs ? <input type="hidden" name="replaces" value="yes" /> : null}
      <div ref={fields} inert={pending} className="min-w-0 space-y-4">
        <ItemFields values={start.fields} errors={refusal ? (refusal.fields ?? {}) : known} />
      </div>
      <Problem message={refusal?.message} />
      <div className="flex items-center gap-2">
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? "Saving…" : "Save"}
        </Button>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <KeepingLine keeping={keeping} />
      </div>
    </form>
  );
}

/** Where somebody opened it, and after each refusal: to what is wrong, or at first else to the beginning. */
function useFirstFocus(refusal: Refusal | undefined, pending: boolean, wasOpened: boolean) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (pending || (!refusal && !wasOpened)) return;
    const wrong = form.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    const first = refusal ? undefined : form.current?.querySelector<HTMLElement>("[name=title]");
    (wrong ?? first)?.focus();
  }, [refusal, pending, wasOpened]);
  return form;
}
