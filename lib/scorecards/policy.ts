import type { SeatRole, TeamRole } from "@/db/vocabulary";

/** A scorecard is the interviewer's own: no observer and no candidate has one. */
export function mayKeepScorecard(seat: { role: SeatRole }): boolean {
  return seat.role === "interviewer";
}

/** Admins see every past interview of their team in the list; everybody else those that they interviewed in. */
export function mayListEveryInterview(member: { role: TeamRole }): boolean {
  return member.role === "admin";
}
