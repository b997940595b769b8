import { notFound, redirect } from "next/navigation";
import { db } from "@/db/client";
import { findMembership, findPersonEmail } from "@/db/people";
import { listTeamsOf } from "@/db/teams/members";
import { currentIdentity, requireMember, requirePerson } from "@/lib/auth/session";
import { asTeamAdmin, mayManageTeam } from "./policy";
import { findTeamInvite, readTeam, readTeamInvites } from "./reads";
import { isMeantFor } from "./rules";

/** The member's team: who belongs to it, and for an admin the links into it. */
export async function loadTeam() {
  const member = await requireMember();
  const mayManage = mayManageTeam(member);
  const [team, invites] = await Promise.all([
    readTeam(db(), member),
    mayManage ? readTeamInvites(db(), asTeamAdmin(member)) : [],
  ]);
  return { ...team, name: member.teamName, role: member.role, mayManage, invites };
}

/** For the menu: the person's teams, as a form names them. */
export async function loadTeams() {
  const { personId, memberId } = await requireMember();
  const teams = await listTeamsOf(db(), personId);
  return teams.map((team) => ({
    memberId: team.memberId,
    teamName: team.teamName,
    isCurrent: team.memberId === memberId,
  }));
}

/** What the holder of a link sees. Whoever belongs to the team already is only led there. */
export async function loadTeamInvite(code: string) {
  const invite = await findTeamInvite(db(), code);
  if (invite.state === "unknown") notFound();
  const person = await currentIdentity();
  const belongs =
    person && (await findMembership(db(), { personId: person.personId, teamId: invite.teamId }));
  if (invite.state !== "open" && !belongs) return { state: invite.state };
  const { teamName, role, email } = invite;
  const own = person && (await findPersonEmail(db(), person.personId));
  return {
    state: "open" as const,
    ...{ teamName, role, email, invitedBy: invite.invitedBy ?? teamName },
    signedIn: person && {
      name: person.name,
      belongs: Boolean(belongs),
      mayJoin: Boolean(belongs) || isMeantFor(invite, { email: own }),
    },
  };
}

/** For somebody who is signed in and in no team. */
export async function loadTeamless() {
  const { name, personId } = await requirePerson();
  if (await findMembership(db(), { personId })) redirect("/interviews");
  return { name };
}
