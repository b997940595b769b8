// What the team's actions are given by somebody who has no business there.
import { randomBytes } from "node:crypto";
import type { Database } from "@/db/client";

type Victim = { memberId: string; teamInviteId: string; email: string; signInId: string };

/** Undefined: harmless by itself, it changes at most the caller's own team. */
export const teamAttempts: Record<string, (victim: Victim) => unknown> = {
  revokeTeamInviteAction: ({ teamInviteId }) => ({ inviteId: teamInviteId }),
  changeRoleAction: ({ memberId }) => ({ memberId, role: "reviewer" }),
  makeResetAction: ({ memberId }) => ({ memberId }),
  resetPasswordAction: () => ({ code: "x".repeat(22), password: "four words in a row" }),
  removeMemberAction: ({ memberId }) => ({ memberId }),
  switchTeamAction: ({ memberId }) => ({ memberId }),
  joinTeamAction: () => ({ code: "x".repeat(22) }),
  signUpAndJoinAction: ({ email }) => ({
    ...{ code: "x".repeat(22), name: "Nobody", email, password: "four words in a row" },
  }),
  inviteToTeamAction: () => undefined,
  renameTeamAction: () => undefined,
  leaveTeamAction: () => undefined,
  beginTeamAction: () => undefined,
  changeNameAction: () => undefined,
  endSignInAction: ({ signInId }) => ({ signInId }),
  endOtherSignInsAction: () => undefined,
  changePasswordAction: () => ({ current: "not the password", password: "four words in a row" }),
};

/** What a colleague who isn't an admin tries besides. */
export const teamColleagueAttempts = {
  inviteToTeamAction: () => ({ to: "people", places: 100, role: "admin" }),
  renameTeamAction: () => ({ name: "Mine now" }),
};

/** The interviewer's membership, and an open link that makes admins. */
export async function prepareTeam(
  { $client: sql }: Database,
  { teamId, interviewer }: { teamId: string; interviewer: { personId: string; signInId: string } },
) {
  const [member] = await sql<{ memberId: string }[]>`
    select member_id as "memberId" from memberships where team_id = ${teamId} and person_id = ${interviewer.personId}`;
  const [invite] = await sql<{ id: string }[]>`
    insert into team_invites (team_id, role, code_hash, places, expires_at)
    values (${teamId}, 'admin', ${randomBytes(32)}, 1, now() + interval '1 day') returning id`;
  return { memberId: member?.memberId ?? "", teamInviteId: invite?.id ?? "", signInId: interviewer.signInId };
}
