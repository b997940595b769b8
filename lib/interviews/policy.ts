import type { SeatRole, TeamRole } from "@/db/vocabulary";

/** Reviewers read; they don't interview. */
export const mayCreateInterviews = (member: { role: TeamRole }): boolean => member.role !== "reviewer";

/** Cancels it, and sees and renews its invite link: whoever has the link can take the candidate's seat. */
export const mayManageInterview = (viewer: { role: TeamRole; seatRole: SeatRole | null }): boolean =>
  viewer.role === "admin" || viewer.seatRole === "interviewer";
