import type { Metadata } from "next";
import { DoorPage } from "@/app/_door/door-page";
import { NewTeamForm } from "@/app/_door/new-team";
import { PasswordSection } from "@/app/_door/password-form";
import { SignIns } from "@/app/_door/sign-ins";
import { SignOut } from "@/app/_door/sign-out";
import { loadAccount } from "@/lib/auth/loaders";
import { loadTeamless } from "@/lib/teams/loaders";

export const metadata: Metadata = { title: "No team yet" };

/** Where somebody lands who left their only team, or was removed from it. */
export default async function NoTeamPage() {
  const { name } = await loadTeamless();
  const { signIns, ...account } = await loadAccount();
  return (
    <DoorPage title="You are in no team">
      <p className="mt-3 mb-8 text-muted wrap-anywhere">
        {name}, interviews, questions and practice belong to a team. Open the link that a team has sent you,
        or begin a team of your own.
      </p>
      <NewTeamForm />
      <div className="mt-10 space-y-10">
        <PasswordSection {...account} />
        <SignIns signIns={signIns} />
      </div>
      <div className="mt-8">
        <SignOut />
      </div>
    </DoorPage>
  );
}
