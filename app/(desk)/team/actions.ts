"use server";
import { memberAction, publicAction } from "@/lib/action";
import { beginOwnTeam } from "@/lib/auth/account";
import { asMember } from "@/lib/auth/member";
import { makeResetFor } from "@/lib/auth/resets/commands";
import { actingPerson, caller } from "@/lib/auth/session";
import { tellMemberLeft } from "@/lib/live/teller";
import {
  changeRole,
  inviteToTeam,
  type Left,
  leaveTeam,
  removeMember,
  renameTeam,
  revokeTeamInvite,
  switchTeam,
} from "@/lib/teams/commands";
import { asTeamAdmin } from "@/lib/teams/policy";
import {
  leavingSchema,
  memberIdSchema,
  roleChangeSchema,
  teamInviteIdSchema,
  teamInviteSchema,
  teamNameSchema,
} from "@/lib/teams/schema";

export const inviteToTeamAction = memberAction(teamInviteSchema, asTeamAdmin, inviteToTeam);
export const revokeTeamInviteAction = memberAction(teamInviteIdSchema, asTeamAdmin, revokeTeamInvite);
export const renameTeamAction = memberAction(teamNameSchema, asTeamAdmin, renameTeam);
export const changeRoleAction = memberAction(roleChangeSchema, asTeamAdmin, changeRole);
export const removeMemberAction = memberAction(memberIdSchema, asTeamAdmin, async (database, admin, input) =>
  tellRooms(await removeMember(database, admin, input)),
);
/** The link is shown once, to whoever made it. */
export const makeResetAction = memberAction(memberIdSchema, asTeamAdmin, async (database, admin, input) =>
  makeResetFor(database, admin, { ...input, address: (await caller()).address }),
);
export const leaveTeamAction = memberAction(leavingSchema, asMember, async (database, member) =>
  tellRooms(await leaveTeam(database, member)),
);
export const switchTeamAction = memberAction(memberIdSchema, asMember, switchTeam);
export const beginTeamAction = publicAction(teamNameSchema, async (database, input) =>
  beginOwnTeam(database, await actingPerson(), input),
);

function tellRooms({ personId, handedOver }: Left): { handedOver: number } {
  tellMemberLeft(personId);
  return { handedOver };
}
