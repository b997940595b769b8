"use client";
import { useEffect, useRef, useState } from "react";
import { LeaveGuard } from "@/app/_saving/leave-guard";
import { UnsavedChanges } from "@/app/_saving/unsaved-changes";
import { Undoable } from "@/app/_ui/notice";
import { UpLink } from "@/app/_ui/up-link";
import type { Kit } from "@/lib/kits/reads";
import { describeMaker } from "@/lib/kits/rules";
import { AddQuestions } from "./add-questions";
import { Balance } from "./balance";
import { Conflict } from "./conflict";
import { DeletedKit } from "./deleted-kit";
import { KitActions } from "./kit-actions";
import { KitFields } from "./kit-fields";
import { KitItems } from "./kit-items";
import { SaveBar } from "./save-bar";
import { type KitEditor, useKitEditor } from "./use-kit-editor";

/** The editor of a kit, new or not. It stays while the kit is deleted, so that undoing brings back what was typed too. */
export function KitScreen({ personId, kit }: { personId: string; kit: Kit | null }) {
  const editor = useKitEditor(personId, kit);
  const form = useRef<HTMLFormElement>(null);
  const [adding, setAdding] = useState(false);
  const [undo, setUndo] = useState<string>();
  const { typed, refusal, isDirty } = editor;

  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-invalid]")?.focus();
  }, [refusal]);

  if (undo !== undefined)
    return <DeletedKit title={editor.saved.typed.title} undo={undo} onRestored={() => setUndo(undefined)} />;
  return (
    <>
      <KitHead
        kit={kit}
        editor={editor}
        onDeleted={(step) => {
          editor.forget();
          setUndo(step);
        }}
      />
      <div className="mb-8 space-y-2 empty:hidden">
        {editor.foundAtMs !== null ? (
          <UnsavedChanges savedAtMs={editor.foundAtMs} onDiscard={editor.discard} />
        ) : null}
        {editor.wasDiscarded ? <Undoable words="Discarded." onUndo={editor.takeBack} /> : null}
      </div>
      <form
        ref={form}
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          editor.save();
        }}
        // What has the focus is scrolled clear of the bar below.
        className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-8 [&_*]:scroll-mb-24 lg:grid-cols-[minmax(0,1fr)_19rem]"
      >
        <div className="min-w-0 space-y-8">
          <KitFields editor={editor} mayHide={kit === null || kit.isOwn} />
          <KitItems editor={editor} onAdd={() => setAdding(true)} />
        </div>
        <aside aria-label="The kit so far" className="lg:sticky lg:top-6 lg:self-start">
          <Balance items={typed.items.map(numbered)} total={Number(typed.minutes)} />
        </aside>
        <div className="sticky bottom-0 -mx-2 min-w-0 space-y-3 border-t border-line bg-paper px-2 py-3 lg:col-span-2">
          <Conflict editor={editor} />
          <SaveBar editor={editor} />
        </div>
      </form>
      <AddQuestions open={adding} editor={editor} onClose={() => setAdding(false)} />
      <LeaveGuard active={isDirty} onLeave={editor.forget} />
    </>
  );
}

type HeadProps = { kit: Kit | null; editor: KitEditor; onDeleted(undo: string): void };

function KitHead({ kit, editor, onDeleted }: HeadProps) {
  return (
    <div className="mb-8 flex flex-wrap items-start justify-between gap-4">
      <div className="min-w-0">
        <p className="text-sm text-muted">
          <UpLink href="/kits">Kits</UpLink>
          {kit ? ` · ${describeMaker(kit.madeBy)}` : ""}
        </p>
        <h1 className="font-serif text-[32px] leading-tight wrap-anywhere">
          {editor.saved.typed.title || "New kit"}
        </h1>
      </div>
      {kit ? <KitActions kitId={kit.kitId} editor={editor} onDeleted={onDeleted} /> : null}
    </div>
  );
}

const numbered = <T extends { minutes: string }>(item: T) => ({
  ...item,
  minutes: Math.max(0, Number(item.minutes) || 0),
});
