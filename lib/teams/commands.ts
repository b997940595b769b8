// Who belongs to a team. Every change takes the team's row first and looks again who is its admin: of two admins who remove each
// other, one comes second and isn't an admin any more.
import { randomUUID } from "node:crypto";
import type { Conn, Database } from "@/db/client";
import { findMembership, findPersonEmail, insertMembership } from "@/db/people";
import {
  insertTeamInvite,
  listOpenTeamInvites,
  lockTeamInviteByHash,
  revokeTeamInvite as revokeStanding,
  takePlace,
} from "@/db/teams/invites";
import {
  chooseTeam,
  countAdmins,
  deleteMember,
  fillEmptyPanels,
  findMember,
  listMembers,
  lockTeam,
  removePanelSeats,
  updateRole,
  renameTeam as writeName,
} from "@/db/teams/members";
import type { TeamRole } from "@/db/vocabulary";
import type { Member } from "@/lib/auth/member";
import { AppError, notFound } from "@/lib/errors";
import { hashInviteCode, lookForLink } from "@/lib/invites/reads";
import { inviteCodeSchema } from "@/lib/invites/schema";
import { logComing } from "@/lib/security-log";
import { mayManageTeam, type TeamAdmin } from "./policy";
import { findTeamInvite, teamInviteCode } from "./reads";
import {
  isLastAdmin,
  isMeantFor,
  mostLinks,
  type TeamInviteState,
  teamInviteExpiresAt,
  teamInviteState,
} from "./rules";
import type { TeamInviteInput } from "./schema";

/** A new link into the team. Throws `conflict` beside too many that stand open. */
export async function inviteToTeam(
  database: Database,
  admin: TeamAdmin,
  input: TeamInviteInput,
): Promise<{ inviteId: string }> {
  const inviteId = randomUUID();
  return asAdminStill(database, admin, async (tx) => {
    const open = await listOpenTeamInvites(tx, { teamId: admin.teamId, now: new Date() });
    if (open.length >= mostLinks)
      throw new AppError(
        "conflict",
        `${mostLinks} links stand open already. Take back those that nobody needs.`,
      );
    await insertTeamInvite(tx, {
      id: inviteId,
      teamId: admin.teamId,
      role: input.role,
      codeHash: hashInviteCode(teamInviteCode(inviteId)),
      email: input.to === "address" ? input.email : null,
      places: input.to === "people" ? input.places : 1,
      expiresAt: teamInviteExpiresAt(new Date()),
      createdBy: admin.personId,
    });
    return { inviteId };
  });
}

/** Nobody comes in by it any more; whoever did stays. Throws `not_found` for another team's. */
export async function revokeTeamInvite(
  database: Database,
  { teamId }: TeamAdmin,
  { inviteId }: { inviteId: string },
): Promise<void> {
  if (!(await revokeStanding(database, { teamId, inviteId }))) throw notFound("link");
}

export async function renameTeam(
  database: Database,
  admin: TeamAdmin,
  { name }: { name: string },
): Promise<void> {
  await asAdminStill(database, admin, (tx) => writeName(tx, { teamId: admin.teamId, name }));
}

/** Throws `conflict` where the team would be left without an admin. */
export async function changeRole(
  database: Database,
  admin: TeamAdmin,
  { memberId, role }: { memberId: string; role: TeamRole },
): Promise<void> {
  const { teamId } = admin;
  await asAdminStill(database, admin, async (tx) => {
    const member = (await findMember(tx, { teamId, memberId })) ?? gone();
    if (member.role === role) return;
    if (isLastAdmin(member, await countAdmins(tx, teamId))) throw lastAdmin();
    await updateRole(tx, { teamId, memberId, role });
  });
}

/** Whose open rooms are to close, and in how many interviews somebody else was seated instead. */
export type Left = { personId: string; handedOver: number };

/**
 * Takes a member out of the team: off the panels of what isn't over, where the admin sits in for them if nobody else does. What they
 * wrote keeps them as its author. Throws `conflict` for the last admin.
 */
export async function removeMember(
  database: Database,
  admin: TeamAdmin,
  { memberId }: { memberId: string },
): Promise<Left> {
  if (memberId === admin.memberId) return leaveTeam(database, admin);
  const left = await asAdminStill(database, admin, (tx) =>
    takeOut(tx, { teamId: admin.teamId, memberId, heirId: admin.personId }),
  );
  logComing("removed from a team", { personId: left.personId });
  return left;
}

/** The same by oneself; the admin who is longest there sits in. Throws `conflict` for the last admin. */
export async function leaveTeam(database: Database, { teamId, memberId, personId }: Member): Promise<Left> {
  const left = await database.transaction(async (tx) => {
    await lockTeam(tx, teamId);
    const others = (await listMembers(tx, teamId)).filter((one) => one.memberId !== memberId);
    const heir = others.find(({ role }) => role === "admin");
    if (!heir) throw lastAdmin();
    return takeOut(tx, { teamId, memberId, heirId: heir.personId });
  });
  logComing("left a team", { personId });
  return left;
}

async function takeOut(
  tx: Conn,
  { teamId, memberId, heirId }: { teamId: string; memberId: string; heirId: string },
): Promise<Left> {
  const member = (await findMember(tx, { teamId, memberId })) ?? gone();
  if (isLastAdmin(member, await countAdmins(tx, teamId))) throw lastAdmin();
  const interviewIds = await removePanelSeats(tx, { teamId, personId: member.personId });
  await deleteMember(tx, { teamId, memberId });
  const handedOver = await fillEmptyPanels(tx, { interviewIds, personId: heirId });
  return { personId: member.personId, handedOver };
}

/** From now on the person's pages are that team's. Throws `not_found` where the membership isn't theirs. */
export async function switchTeam(
  database: Database,
  { personId }: Member,
  { memberId }: { memberId: string },
): Promise<void> {
  if (!(await chooseTeam(database, { personId, memberId }))) throw notFound("team");
}

export type JoinedTeam = { state: "joined" | Exclude<TeamInviteState, "open"> | "unknown" | "not theirs" };

/** Joins with a link; who belongs to the team already only turns to it, with the role that they have. */
export async function joinTeam(
  database: Database,
  { address, ...given }: { address: string; code: string; personId: string },
): Promise<JoinedTeam> {
  const found = await lookForLink(address, () => findTeamInvite(database, given.code));
  if (found.state === "unknown") return { state: "unknown" };
  const joined = await database.transaction((tx) => acceptTeamInvite(tx, given));
  if (joined.state === "joined") logComing("joined a team", { personId: given.personId, address });
  return joined;
}

/** Of forty at once as many come in as it has places; each of the others hears `used`. */
export async function acceptTeamInvite(
  tx: Conn,
  { code, personId }: { code: string; personId: string },
): Promise<JoinedTeam> {
  const wellFormed = inviteCodeSchema.safeParse(code).data;
  const invite = wellFormed && (await lockTeamInviteByHash(tx, hashInviteCode(wellFormed)));
  if (!invite) return { state: "unknown" };
  const { inviteId, teamId, role } = invite;
  const standing = await findMembership(tx, { personId, teamId });
  if (standing) {
    await chooseTeam(tx, { personId, memberId: standing.memberId });
    return { state: "joined" };
  }
  const state = teamInviteState(invite, new Date());
  if (state !== "open") return { state };
  if (!isMeantFor(invite, { email: await findPersonEmail(tx, personId) })) return { state: "not theirs" };
  await takePlace(tx, inviteId);
  await insertMembership(tx, { teamId, personId, role });
  return { state: "joined" };
}

/** Runs a change while nobody else changes who belongs to the team, if the admin still is one. */
async function asAdminStill<T>(
  database: Database,
  { teamId, personId }: TeamAdmin,
  change: (tx: Conn) => Promise<T>,
): Promise<T> {
  return database.transaction(async (tx) => {
    await lockTeam(tx, teamId);
    const standing = await findMembership(tx, { personId, teamId });
    if (standing && mayManageTeam(standing)) return change(tx);
    throw new AppError("forbidden", "You are no longer an admin of this team, so nothing was changed.");
  });
}

function gone(): never {
  throw new AppError(
    "not_found",
    "They don’t belong to this team any more. Reload the page to see who does.",
  );
}

function lastAdmin(): AppError {
  return new AppError(
    "conflict",
    "A team needs an admin, and there is no other. Make somebody else an admin first.",
  );
}
