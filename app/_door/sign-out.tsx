"use client";
import { useState } from "react";
import { tellOtherTabs } from "@/app/_live/other-tabs";
import { putAway } from "@/app/_live/signed-out";
import { countUnsent, wipeUnsent } from "@/app/_saving/kept/outbox";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { asRefusal } from "@/app/_ui/form/use-action";
import { isTypedInto } from "@/app/_ui/form/use-typed";
import { Problem } from "@/app/_ui/problem";
import { signOutAction } from "@/app/sign-in/actions";

/** What goes with the sign-in: texts that this browser keeps, and what stands in this page's form alone. */
type Losing = { unsent: number; isTyped: boolean };

/** Signs out, and then empties what this browser kept of texts that were not saved: after a warning where anything is lost. */
export function SignOut() {
  const [losing, setLosing] = useState<Losing>();
  const [problem, setProblem] = useState<string>();

  async function leave(): Promise<void> {
    setProblem(undefined);
    try {
      await signOutAction();
    } catch (error) {
      return setProblem(`Signing out failed: you may still be signed in. ${asRefusal(error).error.message}`);
    }
    tellOtherTabs();
    await wipeUnsent().catch(() => undefined); // a browser that refuses its storage kept nothing
    putAway("/");
  }

  return (
    <form
      action={async () => {
        const found = { unsent: await countUnsent(), isTyped: isTypedInto() };
        if (found.unsent > 0 || found.isTyped) setLosing(found);
        else await leave();
      }}
      className="border-t border-line pt-1"
    >
      <button
        type="submit"
        className="min-h-9 w-full rounded-control px-2 pt-1.5 text-left text-sm hover:bg-sunk"
      >
        Sign out
        <span className="block pb-1.5 text-[13px] text-muted">In this browser, and in its open rooms</span>
      </button>
      {losing ? null : <Problem message={problem} />}
      <Dialog
        open={losing !== undefined}
        onClose={() => setLosing(undefined)}
        title="Sign out and lose unsaved text?"
      >
        <p className="text-sm text-muted">{losing ? describeLoss(losing) : ""}</p>
        <div className="mt-3">
          <Problem message={problem} />
        </div>
        <DialogActions>
          <Button onClick={() => setLosing(undefined)}>Stay</Button>
          <Button look="danger" onClick={() => void leave()}>
            Sign out anyway
          </Button>
        </DialogActions>
      </Dialog>
    </form>
  );
}

function describeLoss({ unsent, isTyped }: Losing): string {
  const kept = `${unsent === 1 ? "One text" : `${unsent} texts`} in this browser ${unsent === 1 ? "isn’t" : "aren’t"} saved yet. Signing out removes ${unsent === 1 ? "it" : "them"}. To save first, stay and go back to the page where you typed.`;
  const typed = "What you typed on this page isn’t saved, and goes with it. To save first, stay.";
  return [...(unsent > 0 ? [kept] : []), ...(isTyped ? [typed] : [])].join(" ");
}
