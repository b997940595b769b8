"use client";
import { useEffect, useRef, useState } from "react";
import { LeaveGuard } from "@/app/_ui/form/leave-guard";
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
import { useKitEditor } from "./use-kit-editor";

/** The editor of a kit, new or not. It stays while the kit is deleted, so that undoing brings back what was typed too. */
export function KitScreen({ kit }: { kit: Kit | null }) {
  const editor = useKitEditor(kit);
  const form = useRef<HTMLFormElement>(null);
  const [adding, setAdding] = useState(false);
  const [undo, setUndo] = useState<string>();
  const { draft, refusal, isDirty } = editor;

  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-invalid]")?.focus();
  }, [refusal]);

  if (undo !== undefined)
    return <DeletedKit title={editor.saved.draft.title} undo={undo} onRestored={() => setUndo(undefined)} />;
  return (
    <>
      <div className="mb-8 flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0">
          <p className="text-sm text-muted">
            <UpLink href="/kits">Kits</UpLink>
            {kit ? ` · ${describeMaker(kit.madeBy)}` : ""}
          </p>
          <h1 className="font-serif text-[32px] leading-tight wrap-anywhere">
            {editor.saved.draft.title || "New kit"}
          </h1>
        </div>
        {kit ? <KitActions kitId={kit.kitId} editor={editor} onDeleted={setUndo} /> : null}
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
          <Balance items={draft.items.map(numbered)} total={Number(draft.minutes)} />
        </aside>
        <div className="sticky bottom-0 -mx-2 min-w-0 space-y-3 border-t border-line bg-paper px-2 py-3 lg:col-span-2">
          <Conflict editor={editor} />
          <SaveBar editor={editor} />
        </div>
      </form>
      <AddQuestions open={adding} editor={editor} onClose={() => setAdding(false)} />
      <LeaveGuard active={isDirty} />
    </>
  );
}

const numbered = <T extends { minutes: string }>(item: T) => ({
  ...item,
  minutes: Math.max(0, Number(item.minutes) || 0),
});
