"use client";
import { Fragment } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { KeyCap } from "@/app/_ui/key-cap";
import type { SingleKeys } from "@/app/_ui/use-single-keys";
import { keyList } from "./use-keys";

export function KeysDialog({ open, keys, onClose }: { open: boolean; keys: SingleKeys; onClose(): void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Keys">
      <dl className="mt-3 grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1.5 text-sm">
        {keyList.map(([key, what]) => (
          <Fragment key={key}>
            <dt className="justify-self-end">
              <KeyCap>{key}</KeyCap>
            </dt>
            <dd>{what}</dd>
          </Fragment>
        ))}
      </dl>
      <label className="mt-5 flex items-center gap-2.5 border-t border-line pt-4 text-sm">
        <input type="checkbox" checked={keys.on} onChange={keys.toggle} className="size-4 shrink-0" />
        Single keys act. Switch them off if you speak or dictate to your computer.
      </label>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
