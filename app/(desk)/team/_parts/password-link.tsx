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
  const [link, setLink] = useState<string>();
  const { run, pending, problem } = useAction(makeResetAction, (made) => setLink(made.link));
  function close(): void {
    setOpen(false);
    setLink(undefined);
  }
  return (
    <>
      <Button look="quiet" size="small" onClick={() => setOpen(true)}>
        New password<span className="sr-only"> for {name}</span>
      </Button>
      <Dialog open={open} onClose={close} title={`A new password for ${name}?`}>
        <p>
          You make a link, and give it to {name} by whatever way you trust: whoever opens it sets their
          password, once, within a day. Until then the old one goes on working. Links that were made before
          stop.
        </p>
        {link ? (
          <div className="mt-4 space-y-2">
            <CopyField label={`Link for ${name}`} value={link} />
            <p className="text-[13px] text-muted">It is shown this once.</p>
          </div>
        ) : null}
        <Problem message={problem} />
        <DialogActions>
          <Button onClick={close}>{link ? "Done" : "Cancel"}</Button>
          {link ? null : (
            <Button look="primary" disabled={pending} onClick={() => run({ memberId })}>
              {pending ? "Making it…" : "Make the link"}
            </Button>
          )}
        </DialogActions>
      </Dialog>
    </>
  );
}
