import type { Metadata } from "next";
import { DoorPage, TextLink } from "@/app/_door/door-page";
import { loadTeamInvite } from "@/lib/teams/loaders";
import { closedWords, roleNames, roleWords } from "@/lib/teams/rules";
import { JoinAsSelf, SignUpAndJoin } from "./join-forms";

export const metadata: Metadata = { title: "Join a team", robots: { index: false, follow: false } };

export default async function JoinTeamPage({ params }: { params: Promise<{ inviteCode: string }> }) {
  const { inviteCode } = await params;
  const invite = await loadTeamInvite(inviteCode);
  if (invite.state !== "open") return <Closed words={closedWords[invite.state]} />;
  const { teamName, invitedBy, role, email, signedIn } = invite;
  const next = `/join/team/${inviteCode}`;
  return (
    <DoorPage title={`Join ${teamName}`}>
      <p className="mt-3 text-muted wrap-anywhere">
        {signedIn?.belongs
          ? "You belong to this team already."
          : `${invitedBy} invites you as ${roleNames[role].toLowerCase()}.`}
      </p>
      {signedIn?.belongs ? null : (
        <p className="mt-3 border-t border-line pt-3 text-sm text-muted">{roleWords[role]}</p>
      )}
      <div className="mt-8 space-y-5">
        {signedIn?.mayJoin ? (
          <JoinAsSelf code={inviteCode} name={signedIn.name} belongs={signedIn.belongs} />
        ) : null}
        {signedIn && !signedIn.mayJoin ? <NotTheirs name={signedIn.name} email={email} /> : null}
        {signedIn ? null : (
          <>
            <SignUpAndJoin code={inviteCode} email={email} />
            <p className="text-sm text-muted">
              Already have an account?{" "}
              <TextLink href={`/sign-in?${new URLSearchParams({ next })}`}>Sign in</TextLink>, and you come
              back here.
            </p>
          </>
        )}
      </div>
    </DoorPage>
  );
}

function Closed({ words: { title, text } }: { words: { title: string; text: string } }) {
  return (
    <DoorPage title={title}>
      <p className="mt-4 text-muted">{text}</p>
    </DoorPage>
  );
}

function NotTheirs({ name, email }: { name: string; email: string | null }) {
  return (
    <p className="rounded-card border border-line bg-sunk px-4 py-3 text-sm wrap-anywhere">
      This link is for {email}, and you are signed in as {name}, who has another address. Sign out and open it
      again, or ask for a link of your own.
    </p>
  );
}
