import { CopyField } from "@/app/_ui/form/copy-field";
import { Time } from "@/app/_ui/time/time";
import type { Interview } from "./heading";
import { RenewInvite } from "./renew-invite";

type Invite = NonNullable<Interview["invite"]>;
type Props = { interview: Interview; invite: Invite };

/** The candidate's link while it opens the door, and what became of it when it no longer does. */
export function InviteCard({ interview, invite }: Props) {
  const { interviewId, candidateName, timeZone, seats } = interview;
  const joined = seats.find((seat) => seat.role === "candidate")?.name;
  return (
    <section aria-labelledby="invite" className="rounded-card border border-line bg-surface p-5">
      <h2 id="invite" className="mb-2 font-semibold wrap-anywhere">
        Link for {candidateName}
      </h2>
      {invite.state === "open" ? <CopyField label="The candidate’s link" value={invite.link} /> : null}
      <p className="mt-2.5 mb-3 text-sm text-muted">
        <InviteState invite={invite} joined={joined ?? candidateName} timeZone={timeZone} />
      </p>
      <RenewInvite interviewId={interviewId} joined={joined} />
    </section>
  );
}

function InviteState({ invite, joined, timeZone }: { invite: Invite; joined: string; timeZone: string }) {
  switch (invite.state) {
    case "open":
      return (
        <>
          Send it to the candidate. It works once, until{" "}
          <Time at={invite.expiresAt} zone={timeZone} parts="short" />.
        </>
      );
    case "used":
      return (
        <>
          Used by {joined}
          {invite.usedAt ? (
            <>
              , <Time at={invite.usedAt} zone={timeZone} parts="short" />
            </>
          ) : null}
          . Make a new one if they need to come in from another device.
        </>
      );
    case "expired":
      return (
        <>
          It expired <Time at={invite.expiresAt} zone={timeZone} parts="short" />. Make a new one and send it.
        </>
      );
    case "revoked":
      return <>It was taken back. Make a new one and send it.</>;
    case "ended":
      return <>The interview is over, so it no longer opens.</>;
  }
}
