"use client";
import { Button } from "@/app/_ui/button";
import { CopyField } from "@/app/_ui/form/copy-field";
import { useAction } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import type { OpenTeamInvite } from "@/lib/teams/reads";
import { roleNames } from "@/lib/teams/rules";
import { revokeTeamInviteAction } from "../actions";

/** The links that still open, the newest first. */
export function InviteList({ invites }: { invites: OpenTeamInvite[] }) {
  if (invites.length === 0) return null;
  return (
    <section aria-labelledby="links">
      <h2 id="links" className="mb-2 font-semibold">
        Open links
      </h2>
      <ul className="border-t border-line-strong">
        {invites.map((invite) => (
          <Link key={invite.inviteId} invite={invite} />
        ))}
      </ul>
    </section>
  );
}

function Link({ invite }: { invite: OpenTeamInvite }) {
  const { run, pending, problem } = useAction(revokeTeamInviteAction, () => undefined);
  const { inviteId, email, role, places, taken, link, daysLeft } = invite;
  const whom = email ?? (places === 1 ? "One person" : `${places} people, ${taken} so far`);
  return (
    <li className="space-y-2 py-3 not-last:border-b not-last:border-line">
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 text-sm">
          <span className="block font-medium wrap-anywhere">{whom}</span>
          <span className="text-muted">
            {roleNames[role]} · opens for {daysLeft === 1 ? "one more day" : `${daysLeft} more days`}
          </span>
        </p>
        <Button
          look="quiet"
          size="small"
          className="shrink-0"
          disabled={pending}
          onClick={() => run({ inviteId })}
        >
          {pending ? "Taking back…" : "Take back"}
          <span className="sr-only"> the link for {whom}</span>
        </Button>
      </div>
      <CopyField label={`Link for ${whom}`} value={link} />
      <Problem message={problem} />
    </li>
  );
}
