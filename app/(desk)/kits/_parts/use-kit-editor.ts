"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { unreachable } from "@/app/_ui/form/use-action";
import type { Refusal } from "@/lib/errors";
import type { Kit } from "@/lib/kits/reads";
import type { KitItem } from "@/lib/kits/rules";
import { copyTitle } from "@/lib/text/titles";
import { saveKitAction } from "../actions";

/** As it is typed: what isn't a number yet is kept as well. */
export type DraftItem = Omit<KitItem, "minutes"> & { minutes: string };
type Draft = {
  title: string;
  summary: string;
  minutes: string;
  isShared: boolean;
  items: DraftItem[];
};
type KitErrors = Partial<Record<"title" | "summary" | "minutes" | "items", string>> & {
  /** By question. */
  itemMinutes?: Record<string, string>;
};
export type KitEditor = ReturnType<typeof useKitEditor>;

/** A kit while it is written: what was typed, what is saved, and what stood in the way. Null begins a new one. */
export function useKitEditor(kit: Kit | null) {
  const router = useRouter();
  // An id stays the same until it is saved: sent twice it is still one kit.
  const ids = useRef<{ kit?: string; copy?: string }>({ kit: kit?.kitId });
  const [draft, setDraft] = useState(() => draftOf(kit));
  const [saved, setSaved] = useState({ revision: kit?.revision ?? 0, draft });
  const [refusal, setRefusal] = useState<Refusal>();
  const [errors, setErrors] = useState<KitErrors>({});
  const [theirs, setTheirs] = useState<Kit>();
  const [pending, startTransition] = useTransition();
  const isDirty = JSON.stringify(draft) !== JSON.stringify(saved.draft);

  function send(kitId: string, given: { baseRevision: number; draft: Draft; done(revision: number): void }) {
    startTransition(async () => {
      const { items, isShared, ...head } = given.draft;
      const reply = await saveKitAction({
        kitId,
        isShared,
        baseRevision: given.baseRevision,
        kit: {
          ...head,
          minutes: Number(head.minutes),
          items: items.map(({ questionId, minutes }) => ({ question: questionId, minutes: Number(minutes) })),
        },
      }).catch(() => unreachable);
      setRefusal(reply.ok ? undefined : reply.error);
      setErrors(reply.ok ? {} : errorsOf(reply.error, given.draft));
      if (!reply.ok) return;
      if (reply.data.outcome === "conflict") setTheirs(reply.data.theirs);
      else given.done(reply.data.revision);
    });
  }

  function save(): void {
    if (pending) return;
    ids.current.kit ??= crypto.randomUUID();
    const done = (revision: number) => {
      setSaved({ revision, draft });
      if (kit) router.refresh();
    };
    send(ids.current.kit, { baseRevision: saved.revision, draft, done });
  }

  // A new kit gets its own address once everything on the screen is saved, also what was typed while it was.
  useEffect(() => {
    if (!kit && saved.revision > 0 && !isDirty) router.replace(`/kits/${ids.current.kit}`);
  }, [kit, saved.revision, isDirty, router]);

  /** What stands on the screen becomes a kit of one’s own. */
  function saveCopy(): void {
    if (pending) return;
    ids.current.copy ??= crypto.randomUUID();
    const copyId = ids.current.copy;
    const copy = { ...draft, title: copyTitle(draft.title), isShared: false };
    send(copyId, { baseRevision: 0, draft: copy, done: () => router.push(`/kits/${copyId}`) });
  }

  /** What was wrong with a field is no longer said once it is changed. */
  function forgive(names: string[]): void {
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => !names.includes(name))),
    );
  }

  function takeTheirs(): void {
    if (!theirs) return;
    setDraft(draftOf(theirs));
    setSaved({ revision: theirs.revision, draft: draftOf(theirs) });
    setTheirs(undefined);
    router.refresh();
  }

  return {
    draft,
    saved,
    isDirty,
    pending,
    refusal,
    errors,
    theirs,
    save,
    saveCopy,
    takeTheirs,
    edit(change: Partial<Draft>) {
      setDraft((before) => ({ ...before, ...change }));
      forgive(Object.keys(change));
    },
    editItems(change: (items: DraftItem[]) => DraftItem[]) {
      setDraft((before) => ({ ...before, items: change(before.items) }));
      forgive(["items", "minutes", "itemMinutes"]);
    },
  };
}

function draftOf(kit: Kit | null): Draft {
  if (!kit) return { title: "", summary: "", minutes: "45", isShared: true, items: [] };
  const { title, summary, isShared } = kit;
  const items = kit.items.map((item) => ({ ...item, minutes: String(item.minutes) }));
  return { title, summary, isShared, minutes: String(kit.minutes), items };
}

/** The server names a question's minutes by their place in what was sent. Too many together are the total's matter. */
function errorsOf({ fields = {} }: Refusal, { items, minutes }: Draft): KitErrors {
  const itemMinutes = Object.fromEntries(
    items.flatMap(({ questionId }, place) => {
      const error = fields[`kit.items.${place}.minutes`];
      return error ? [[questionId, error]] : [];
    }),
  );
  const isOver = items.reduce((sum, item) => sum + Number(item.minutes), 0) > Number(minutes);
  const ofAll = fields["kit.items"];
  return {
    title: fields["kit.title"],
    summary: fields["kit.summary"],
    itemMinutes,
    minutes: fields["kit.minutes"] ?? (isOver ? ofAll : undefined),
    items: isOver ? undefined : ofAll,
  };
}
