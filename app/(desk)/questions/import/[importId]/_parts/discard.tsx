"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { useAction } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { discardImportAction } from "../../actions";

/** Forgets what was read. */
export function Discard({ importId }: { importId: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { run, pending, problem } = useAction(discardImportAction, () => router.replace("/questions/import"));
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        Discard
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Discard this import?">
        <p className="text-sm">
          What was read and what you changed in the review is forgotten. Your bank stays as it is.
        </p>
        <Problem message={problem} />
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button look="danger" disabled={pending} onClick={() => run({ importId })}>
            {pending ? "Discarding…" : "Discard"}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
