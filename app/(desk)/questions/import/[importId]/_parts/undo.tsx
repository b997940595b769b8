"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { useAction } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { undoImportAction } from "../../actions";

export function Undo({ importId }: { importId: string }) {
  const [open, setOpen] = useState(false);
  const { run, pending, problem } = useAction(undoImportAction, () => setOpen(false));
  return (
    <>
      <Button onClick={() => setOpen(true)}>Undo the import</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Undo this import?">
        <p className="text-sm">
          Questions that it added and nobody uses yet are removed; where it made a new version, the earlier
          text comes back. What an interview, a kit or somebody’s practice uses stays, and is listed.
        </p>
        <Problem message={problem} />
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button look="danger" disabled={pending} onClick={() => run({ importId })}>
            {pending ? "Undoing…" : "Undo the import"}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
