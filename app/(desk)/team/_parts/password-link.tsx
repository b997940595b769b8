"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { CopyField } from "@/app/_ui/form/copy-field";
import { useAction } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { makeResetAction } from "../actions";

/** For a colleague who forgot theirs. The link is seen here and nowhere else. */
export function PasswordLink({ memberId, name }: { memberId: string; name: string }) {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const [link, setLink] = useState<string>();
  const { run, pending, problem } = useAction(makeResetAction, (made) => setLink(made.link));
  function begin(): void {
    setAsked(false);
    setLink(undefined);
    setOpen(true);
  }
  function make(): void {
    setAsked(true);
    run({ memberId });
  }
  // Not while it is made: nobody would have seen it, and those from before would have stopped.
  const isMaking = pending && !link;
  const close = () => isMaking || setOpen(false);
  return (
    <>
      <Button look="quiet" size="small" onClick={begin}>
        New password<span className="sr-only"> for {name}</span>
      </Button>
      <Dialog open={open} onClose={close} title={`A new password for ${name}?`}>
        <p>
          You make a link, and give it to {name} by whatever way you trust: whoever opens it sets their
          password, once, within a day. Until then the old one goes on working. Links that were made before
          stop.
        </p>
        {link ? (
          <div className="mt-4">
            <CopyField label={`Link for ${name}`} value={link} />
          </div>
        ) : null}
        <p role="status" className="mt-2 text-[13px] text-muted">
          {link ? "The link is made. It is shown this once." : ""}
        </p>
        <Problem message={asked ? problem : undefined} />
        <DialogActions>
          {link ? (
            // Where the focus was is gone.
            <Button key="done" autoFocus onClick={close}>
              Done
            </Button>
          ) : (
            <>
              <Button disabled={isMaking} onClick={close}>
                Cancel
              </Button>
              <Button look="primary" disabled={isMaking} onClick={make}>
                {isMaking ? "Making it…" : "Make the link"}
              </Button>
            </>
          )}
        </DialogActions>
      </Dialog>
    </>
  );
}
