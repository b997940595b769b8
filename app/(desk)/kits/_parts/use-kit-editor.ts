"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { asRefusal } from "@/app/_ui/form/use-action";
import { isPassing, type Refusal } from "@/lib/errors";
import type { Kit } from "@/lib/kits/reads";
import { copyTitle } from "@/lib/text/titles";
import { saveKitAction } from "../actions";
import { errorsOf, type FormItem, formOf, inputOf, type KitErrors, type KitForm } from "./kit-form";
import { useKitForm } from "./use-kit-form";

type Sent = { kitId: string; baseRevision: number; typed: KitForm; done(revision: number): void };
export type KitEditor = ReturnType<typeof useKitEditor>;

/** A kit while it is written: what was typed, what is saved, and what stood in the way. Null begins a new one. */
export function useKitEditor(personId: string, kit: Kit | null) {
  const router = useRouter();
  const { type, noteSaved, replace, ...shown } = useKitForm(personId, kit);
  const { kitId, typed, saved, follows, isDirty } = shown;
  const copyId = useRef<string>(undefined);
  const [refusal, setRefusal] = useState<Refusal>();
  const [errors, setErrors] = useState<KitErrors>({});
  const [theirs, setTheirs] = useState<Kit>();
  const [pending, startTransition] = useTransition();

  function send({ kitId, baseRevision, typed, done }: Sent): void {
    if (pending) return;
    setRefusal(undefined);
    startTransition(async () => {
      const reply = await saveKitAction({ kitId, baseRevision, ...inputOf(typed) }).catch(asRefusal);
      setRefusal(reply.ok ? undefined : reply.error);
      setErrors(reply.ok ? {} : errorsOf(reply.error, typed));
      if (!reply.ok) return;
      if (reply.data.outcome === "conflict") setTheirs(reply.data.theirs);
      else done(reply.data.revision);
    });
  }

  function save(): void {
    const done = (revision: number) => {
      noteSaved(revision, typed);
      if (kit) router.refresh();
    };
    send({ kitId, baseRevision: follows, typed, done });
  }

  // A new kit gets its own address once everything on the screen is saved, also what was typed while it was.
  useEffect(() => {
    if (!kit && saved.revision > 0 && !isDirty) router.replace(`/kits/${kitId}`);
  }, [kit, kitId, saved.revision, isDirty, router]);

  /** What stands on the screen becomes a kit of one’s own. */
  function saveCopy(): void {
    copyId.current ??= crypto.randomUUID();
    const address = `/kits/${copyId.current}`;
    const done = () => {
      shown.forget();
      router.push(address);
    };
    const copy = { ...typed, title: copyTitle(typed.title), isShared: false };
    send({ kitId: copyId.current, baseRevision: 0, typed: copy, done });
  }

  /** What was wrong with a field is no longer said once it is changed, nor that an attempt failed for the moment. */
  function forgive(names: string[]): void {
    setRefusal((was) => (was && isPassing(was.code) ? undefined : was));
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => !names.includes(name))),
    );
  }

  return {
    ...shown,
    pending,
    refusal,
    errors,
    theirs,
    save,
    saveCopy,
    takeTheirs(): void {
      if (!theirs) return;
      replace(theirs.revision, formOf(theirs));
      setTheirs(undefined);
      router.refresh();
    },
    edit(change: Partial<KitForm>): void {
      type(() => change);
      forgive(Object.keys(change));
    },
    editItems(change: (items: FormItem[]) => FormItem[]): void {
      type(({ items }) => ({ items: change(items) }));
      forgive(["items", "minutes", "itemMinutes"]);
    },
  };
}
