import type { Metadata } from "next";
import { DoorPage } from "@/app/_door/door-page";
import { Time } from "@/app/_ui/time/time";
import { YourTime } from "@/app/_ui/time/your-time";
import { loadJoin } from "@/lib/invites/loaders";
import { ClosedLink } from "./closed-link";
import { AccountForm, GuestForm } from "./join-form";
import { KeepFresh } from "./keep-fresh";
import { WhatIsRecorded } from "./what-is-recorded";

export const metadata: Metadata = { title: "Join an interview", robots: { index: false, follow: false } };

export default async function JoinPage({ params }: { params: Promise<{ inviteCode: string }> }) {
  const { inviteCode } = await params;
  const invite = await loadJoin(inviteCode);
  if (invite.state !== "open") return <ClosedLink state={invite.state} />;
  const { title, invitedBy, candidateName, signedIn } = invite;
  return (
    <DoorPage title={title} wide>
      <KeepFresh />
      <p className="mt-2 text-muted wrap-anywhere">{invitedBy} invites you to this interview.</p>
      <Particulars {...invite} />
      <WhatIsRecorded />
      <div className="mt-8 space-y-8">
        {signedIn?.mayJoin ? <AccountForm code={inviteCode} name={signedIn.name} /> : null}
        {signedIn && !signedIn.mayJoin ? <BesideYourOwn name={signedIn.name} /> : null}
        <GuestForm code={inviteCode} candidateName={candidateName} second={signedIn?.mayJoin ?? false} />
      </div>
    </DoorPage>
  );
}

type When = { scheduledAt: Date | null; timeZone: string; plannedMinutes: number };

function Particulars({ scheduledAt, timeZone, plannedMinutes }: When) {
  return (
    <dl className="mt-6 grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5 border-t border-line pt-5 text-[15px]">
      <dt className="text-muted">When</dt>
      <dd>
        {scheduledAt ? (
          <>
            <Time at={scheduledAt} zone={timeZone} />
            <span className="block">
              <YourTime at={scheduledAt} zone={timeZone} />
            </span>
          </>
        ) : (
          "When your interviewer starts it"
        )}
      </dd>
      <dt className="text-muted">Length</dt>
      <dd className="tabular-nums">About {plannedMinutes} minutes</dd>
    </dl>
  );
}

function BesideYourOwn({ name }: { name: string }) {
  return (
    <p className="rounded-card border border-line bg-sunk px-4 py-3 text-sm wrap-anywhere">
      You are signed in as {name}, who has another seat in this interview. Joining here opens the candidate’s
      side beside your own, as a guest.
    </p>
  );
}
