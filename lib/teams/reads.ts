import type { Conn } from "@/db/client";
import { findTeamInviteByHash, listOpenTeamInvites, listTeamInvitesByHash } from "@/db/teams/invites";
import { listMembers, listTeamsOf } from "@/db/teams/members";
import type { Member } from "@/lib/auth/member";
import { env } from "@/lib/env";
import { filterCodes, hashInviteCode, inviteCode } from "@/lib/invites/reads";
import { inviteCodeSchema } from "@/lib/invites/schema";
import { mayManageTeam, type TeamAdmin } from "./policy";
import { teamInviteState } from "./rules";

export const teamInviteCode = (inviteId: string): string => inviteCode(inviteId, "team invite");

export type ListedMember = Awaited<ReturnType<typeof readTeam>>["members"][number];

/** Everybody in the member's team. Addresses are for those who let people in. */
export async function readTeam(conn: Conn, member: Member) {
  const [rows, teams] = await Promise.all([
    listMembers(conn, member.teamId),
    listTeamsOf(conn, member.personId),
  ]);
  const showsAddresses = mayManageTeam(member);
  return {
    members: rows.map(({ personId, email, ...row }) => ({
      ...row,
      isSelf: personId === member.personId,
      email: showsAddresses || personId === member.personId ? email : null,
    })),
    teams: teams.map(({ teamId, ...team }) => ({ ...team, isCurrent: teamId === member.teamId })),
  };
}

export type OpenTeamInvite = Awaited<ReturnType<typeof readTeamInvites>>[number];

/** The team's links that still open, for whoever may hand them out. */
export async function readTeamInvites(conn: Conn, { teamId }: TeamAdmin) {
  const now = new Date();
  const rows = await listOpenTeamInvites(conn, { teamId, now });
  return rows.map(({ inviteId, role, email, places, taken, expiresAt }) => ({
    ...{ inviteId, role, email, places, taken },
    daysLeft: Math.ceil((expiresAt.getTime() - now.getTime()) / dayMs),
    link: `${env().publicUrl}/join/team/${teamInviteCode(inviteId)}`,
  }));
}

const dayMs = 24 * 60 * 60 * 1000;

/** What the holder of a code may know. A malformed code is as unknown as one that was never made. */
export async function findTeamInvite(conn: Conn, code: string) {
  const wellFormed = inviteCodeSchema.safeParse(code).data;
  const invite = wellFormed && (await findTeamInviteByHash(conn, hashInviteCode(wellFormed)));
  if (!invite) return { state: "unknown" as const };
  return { state: teamInviteState(invite, new Date()), ...invite };
}

/** Those of the codes whose link into a team is open now. */
export async function listOpenTeamCodes(conn: Conn, codes: string[]): Promise<Set<string>> {
  const now = new Date();
  return filterCodes(codes, async (hashes) =>
    (await listTeamInvitesByHash(conn, hashes)).filter((invite) => teamInviteState(invite, now) === "open"),
  );
}
