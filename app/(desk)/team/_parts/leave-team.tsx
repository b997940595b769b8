"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { useAction } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { leaveTeamAction } from "../actions";

type Props = { name: string; isOnlyAdmin: boolean };

export function LeaveTeam({ name, isOnlyAdmin }: Props) {
  const [open, setOpen] = useState(false);
  const { run, pending, problem } = useAction(leaveTeamAction, () => location.assign("/interviews"));
  if (isOnlyAdmin)
    return (
      <p className="text-[13px] text-muted">
        You are the only admin. To leave, make somebody else an admin first.
      </p>
    );
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        Leave this team
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={`Leave ${name}?`}>
        <p>
          Rooms that you have open close at once, and you see nothing of the team any more. What you wrote and
          rated stays, under your name. Where nobody else would interview, an admin takes your seat. To come
          back you need a new link.
        </p>
        <Problem message={problem} />
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Stay</Button>
          <Button look="danger" disabled={pending} onClick={() => run({})}>
            {pending ? "Leaving…" : "Leave"}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
