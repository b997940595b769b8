import type { InterviewStatus, SeatRole } from "@/db/vocabulary";

export type InviteState = "open" | "expired" | "revoked" | "used" | "ended";

type Invite = {
  interviewStatus: InterviewStatus;
  expiresAt: Date;
  revokedAt: Date | null;
  usedAt: Date | null;
};

/** What a link is good for. Of several reasons against it, the one that asking for a new link can't mend comes first. */
export function inviteState(invite: Invite, now: Date): InviteState {
  if (invite.interviewStatus === "ended" || invite.interviewStatus === "cancelled") return "ended";
  if (invite.usedAt) return "used";
  if (invite.revokedAt) return "revoked";
  return now < invite.expiresAt ? "open" : "expired";
}

const lifetimeMs = 14 * 24 * 60 * 60 * 1000;

/** Fourteen days from now, or from the interview where that is planned for later: its link must still open then. */
export function inviteExpiresAt(now: Date, scheduledAt: Date | null): Date {
  return new Date(Math.max(now.getTime(), scheduledAt?.getTime() ?? 0) + lifetimeMs);
}

/**
 * Whether somebody who is signed in may take the candidate's seat as themselves: not beside another seat of theirs, because
 * a person has one seat in an interview. They may still join as a guest.
 */
export function mayJoinAsSelf(ownSeat: { role: SeatRole; removedAt: Date | null } | undefined): boolean {
  return !ownSeat || (ownSeat.role === "candidate" && ownSeat.removedAt === null);
}
