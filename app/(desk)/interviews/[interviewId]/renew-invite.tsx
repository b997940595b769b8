"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { useAction } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { renewInviteAction } from "../actions";

/** `joined` is whoever already sits in the candidate's seat. */
export function RenewInvite({ interviewId, joined }: { interviewId: string; joined: string | undefined }) {
  const [open, setOpen] = useState(false);
  const { run, pending, problem } = useAction(renewInviteAction, () => setOpen(false));
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Make a new link
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Make a new link?">
        <p>
          {joined
            ? `Whoever opens the new link continues in ${joined}’s place, with everything that was written. The device that was used until then is signed out.`
            : "The old link stops working at once. If you have sent it already, send the new one too."}
        </p>
        <Problem message={problem} />
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Keep the old one</Button>
          <Button look="primary" disabled={pending} onClick={() => run({ interviewId })}>
            {pending ? "Making it…" : "Make a new link"}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
