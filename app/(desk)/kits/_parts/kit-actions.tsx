"use client";
import Link from "next/link";
import { useState, useTransition } from "react";
import { Button, buttonClass } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { asRefusal } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { ExportLink } from "@/app/(desk)/_parts/export-link";
import { deleteKitAction } from "../actions";
import type { KitEditor } from "./use-kit-editor";

type Props = { kitId: string; editor: KitEditor; onDeleted(undo: string): void };

/** What can be done with a kit that is there. */
export function KitActions({ kitId, editor, onDeleted }: Props) {
  return (
    <div className="flex flex-wrap gap-2">
      <Link href={`/interviews/new?kit=${kitId}`} className={buttonClass("primary")}>
        Start an interview
      </Link>
      <Button disabled={editor.pending} onClick={editor.saveCopy}>
        Copy
      </Button>
      <ExportLink query={new URLSearchParams({ format: "zip", kit: kitId })} className={buttonClass()}>
        Export
      </ExportLink>
      <DeleteKit kitId={kitId} title={editor.saved.typed.title} onDeleted={onDeleted} />
    </div>
  );
}

function DeleteKit({ kitId, title, onDeleted }: Pick<Props, "kitId" | "onDeleted"> & { title: string }) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();
  const remove = () =>
    startTransition(async () => {
      const reply = await deleteKitAction({ kitId }).catch(asRefusal);
      setProblem(reply.ok ? undefined : reply.error.message);
      if (reply.ok) onDeleted(reply.data.undo);
    });
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        Delete
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Delete this kit?">
        <p className="wrap-anywhere">
          “{title}” goes for the whole team. Its questions stay in the bank, and interviews planned from it
          keep theirs.
        </p>
        <Problem message={problem} />
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button look="danger" disabled={pending} onClick={remove}>
            {pending ? "Deleting…" : "Delete kit"}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
