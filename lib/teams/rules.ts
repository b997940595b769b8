import type { TeamRole } from "@/db/vocabulary";

type TeamInvite = {
  revokedAt: Date | null;
  expiresAt: Date;
  places: number;
  taken: number;
  /** A link stands as long as its maker could make it. */
  hasAdmin: boolean;
};
export type TeamInviteState = "open" | "revoked" | "used" | "expired";

/** What a link is good for. Of several reasons against it, the one that waiting can't mend comes first. */
export function teamInviteState(
  { revokedAt, expiresAt, places, taken, hasAdmin }: TeamInvite,
  now: Date,
): TeamInviteState {
  if (revokedAt || !hasAdmin) return "revoked";
  if (taken >= places) return "used";
  return now < expiresAt ? "open" : "expired";
}

/** So many people can come by one link, and so many links stand open beside each other: each is read with the page. */
export const mostPlaces = 100;
export const mostLinks = 50;
const lifetimeMs = 14 * 24 * 60 * 60 * 1000;
export const teamInviteExpiresAt = (now: Date): Date => new Date(now.getTime() + lifetimeMs);

/** A link for one address lets nobody else in. Addresses are one whatever their letters' case. */
export const isMeantFor = (invite: { email: string | null }, person: { email: string | null }): boolean =>
  invite.email === null || invite.email.toLowerCase() === person.email?.toLowerCase();

/** A team without an admin could never let anybody in again. */
export const isLastAdmin = (member: { role: TeamRole }, admins: number): boolean =>
  member.role === "admin" && admins <= 1;

export const roleNames: Record<TeamRole, string> = {
  admin: "Admin",
  interviewer: "Interviewer",
  reviewer: "Reviewer",
};

/** What each role may do, as the page says it; the policies decide. */
export const roleWords: Record<TeamRole, string> = {
  admin:
    "What an interviewer does. Also: invites and removes people, gives roles, renames the team, and manages every interview of it.",
  interviewer:
    "Plans interviews, holds them and rates them; writes questions and kits; imports. Changes and cancels the interviews whose panel they sit on.",
  reviewer: "Reads the bank, the kits and the list of interviews. Practises. Changes nothing of the team’s.",
};

/** Why a link lets nobody in, and what to do. */
export const closedWords: Record<
  Exclude<TeamInviteState, "open"> | "unknown" | "not theirs",
  { title: string; text: string }
> = {
  revoked: {
    title: "This link was taken back",
    text: "An admin of the team closed it, or whoever made it is no admin there any more. Ask the team for a new one.",
  },
  used: {
    title: "This link was used already",
    text: "As many people have joined with it as it was made for. If you are one of them, sign in. Otherwise ask whoever sent it for a new one.",
  },
  expired: {
    title: "This link has expired",
    text: "Ask whoever sent it for a new one. It takes them a moment.",
  },
  unknown: {
    title: "This link leads nowhere",
    text: "Check that you have all of it, or ask whoever sent it for a new one.",
  },
  "not theirs": {
    title: "This link is for another e-mail address",
    text: "Use the address that it was made for, or ask for a link of your own.",
  },
};
