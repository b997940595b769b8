"use client";
import { useState } from "react";
import { putAway } from "@/app/_live/signed-out";
import { countUnsent, wipeUnsent } from "@/app/_saving/kept/outbox";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { signOutAction } from "@/app/sign-in/actions";
import { tellOtherTabs } from "./page-owner";

/** Signs out, and empties what this browser kept of texts that were not saved: after a warning where there are any. */
export function SignOut() {
  const [unsent, setUnsent] = useState(0);

  async function leave(): Promise<void> {
    await wipeUnsent();
    await signOutAction();
    tellOtherTabs();
    putAway("/");
  }

  return (
    <form
      action={async () => {
        const waiting = await countUnsent();
        if (waiting > 0) setUnsent(waiting);
        else await leave();
      }}
      className="border-t border-line pt-1"
    >
      <button
        type="submit"
        className="min-h-9 w-full rounded-control px-2 pt-1.5 text-left text-sm hover:bg-sunk"
      >
        Sign out
        <span className="block pb-1.5 text-[13px] text-muted">
          On all your devices, and in every open room
        </span>
      </button>
      <Dialog open={unsent > 0} onClose={() => setUnsent(0)} title="Sign out and lose unsaved text?">
        <p className="text-sm text-muted">
          {unsent === 1 ? "One text" : `${unsent} texts`} in this browser could not be saved yet. Signing out
          removes
          {unsent === 1 ? " it" : " them"}. Go back to where you typed first to save.
        </p>
        <DialogActions>
          <Button onClick={() => setUnsent(0)}>Stay</Button>
          <Button look="danger" onClick={() => void leave()}>
            Sign out anyway
          </Button>
        </DialogActions>
      </Dialog>
    </form>
  );
}
