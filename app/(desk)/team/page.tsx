import type { Metadata } from "next";
import { NewTeam } from "@/app/_door/new-team";
import { loadTeam } from "@/lib/teams/loaders";
import { InviteForm } from "./_parts/invite-form";
import { InviteList } from "./_parts/invite-list";
import { LeaveTeam } from "./_parts/leave-team";
import { MemberRow } from "./_parts/member-row";
import { RenameTeam } from "./_parts/rename-team";
import { Roles } from "./_parts/roles";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage() {
  const { name, members, role, mayManage, invites } = await loadTeam();
  const isOnlyAdmin = role === "admin" && members.filter((one) => one.role === "admin").length === 1;
  return (
    <>
      <div className="mb-8 flex flex-wrap items-center justify-between gap-4">
        <div className="min-w-0">
          <h1 className="font-serif text-[32px] leading-tight wrap-anywhere">{name}</h1>
          <p className="mt-1 text-muted">
            {members.length === 1 ? "One member" : `${members.length} members`}, one bank, the same kits.
          </p>
        </div>
        {mayManage ? <RenameTeam name={name} /> : null}
      </div>
      <div className="grid gap-x-10 gap-y-10 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="space-y-10">
          <section aria-labelledby="members">
            <h2 id="members" className="mb-2 font-semibold">
              Members
            </h2>
            <ul className="border-t border-line-strong">
              {members.map((member) => (
                <MemberRow key={member.memberId} member={member} mayManage={mayManage} />
              ))}
            </ul>
          </section>
          <Roles own={role} />
        </div>
        <aside className="space-y-6">
          {mayManage ? (
            <>
              <InviteForm />
              <InviteList invites={invites} />
            </>
          ) : (
            <p className="text-sm text-muted">
              New members come in by a link. Your team’s admins make them:{" "}
              {members
                .filter((one) => one.role === "admin")
                .map((one) => one.name)
                .join(", ")}
              .
            </p>
          )}
          <section aria-labelledby="you" className="space-y-3 border-t border-line pt-5">
            <h2 id="you" className="font-semibold">
              You and your teams
            </h2>
            <NewTeam />
            <LeaveTeam name={name} isOnlyAdmin={isOnlyAdmin} />
          </section>
        </aside>
      </div>
    </>
  );
}
