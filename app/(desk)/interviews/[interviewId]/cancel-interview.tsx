"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { useAction } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { cancelInterviewAction } from "../actions";

export function CancelInterview({
  interviewId,
  candidateName,
}: {
  interviewId: string;
  candidateName: string;
}) {
  const [open, setOpen] = useState(false);
  const { run, pending, problem } = useAction(cancelInterviewAction, () => setOpen(false));
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        Cancel interview
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Cancel this interview?">
        <p>
          {candidateName}’s link stops working and the room can’t be opened any more. The interview stays in
          your list as cancelled. This can’t be undone, and nobody is told by mail.
        </p>
        <Problem message={problem} />
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button look="danger" disabled={pending} onClick={() => run({ interviewId })}>
            {pending ? "Cancelling…" : "Cancel interview"}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
