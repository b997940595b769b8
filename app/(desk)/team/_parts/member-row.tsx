"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { inputClass } from "@/app/_ui/form/field";
import { useAction } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { teamRoles } from "@/db/vocabulary";
import type { ListedMember } from "@/lib/teams/reads";
import { roleNames } from "@/lib/teams/rules";
import { changeRoleAction, removeMemberAction } from "../actions";
import { PasswordLink } from "./password-link";

type Props = { member: ListedMember; mayManage: boolean };

export function MemberRow({ member, mayManage }: Props) {
  const { name, email, role, isSelf } = member;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3">
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium wrap-anywhere">
          {name}
          {isSelf ? <span className="font-normal text-muted">, you</span> : null}
        </p>
        {email ? <p className="text-[13px] text-muted wrap-anywhere">{email}</p> : null}
      </div>
      {mayManage ? <Manage member={member} /> : <p className="text-sm text-muted">{roleNames[role]}</p>}
    </li>
  );
}

function Manage({ member: { memberId, name, role, isSelf } }: { member: ListedMember }) {
  const change = useAction(changeRoleAction, () => undefined);
  const [chosen, setChosen] = useState<string>(role);
  function choose(next: string): void {
    setChosen(next);
    change.run({ memberId, role: next });
  }
  return (
    <>
      <div className="flex items-center justify-between gap-4 max-sm:w-full">
        <label className="sr-only" htmlFor={memberId}>
          Role of {name}
        </label>
        <select
          id={memberId}
          // Where the change was refused, the role that they have is shown again.
          value={change.pending ? chosen : role}
          aria-busy={change.pending}
          onChange={(event) => choose(event.target.value)}
          className={`${inputClass} w-auto! text-sm`}
        >
          {teamRoles.map((one) => (
            <option key={one} value={one}>
              {roleNames[one]}
            </option>
          ))}
        </select>
      </div>
      {/* The roles stand below each other. */}
      <div className="flex w-52 items-center justify-end max-sm:-mx-3 max-sm:w-[calc(100%+1.5rem)] max-sm:justify-between sm:-mr-3 empty:max-sm:hidden">
        {isSelf ? null : (
          <>
            <PasswordLink memberId={memberId} name={name} />
            <Remove memberId={memberId} name={name} />
          </>
        )}
      </div>
      <div className="w-full empty:hidden">
        <Problem message={change.problem} />
      </div>
    </>
  );
}

function Remove({ memberId, name }: { memberId: string; name: string }) {
  const [open, setOpen] = useState(false);
  const { run, pending, problem } = useAction(removeMemberAction, () => setOpen(false));
  return (
    <>
      <Button look="quiet" size="small" className="w-20" onClick={() => setOpen(true)}>
        Remove<span className="sr-only"> {name}</span>
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={`Remove ${name} from the team?`}>
        <p>
          Rooms that they have open close at once, and they see nothing of the team any more. What they wrote
          and rated stays, under their name. Where nobody else would interview, you take their seat.
        </p>
        <Problem message={problem} />
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Keep them</Button>
          <Button look="danger" disabled={pending} onClick={() => run({ memberId })}>
            {pending ? "Removing…" : "Remove"}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
