import type { SeatRole, TeamRole } from "@/db/vocabulary";
import type { Member, Proof } from "@/lib/auth/member";
import { AppError } from "@/lib/errors";

/** Reviewers read; they don't interview. */
export const mayCreateInterviews = (member: { role: TeamRole }): boolean => member.role !== "reviewer";

/** Changes and cancels it, and sees and renews its invite link: whoever has the link can take the candidate's seat. */
export const mayManageInterview = (viewer: { role: TeamRole; seatRole: SeatRole | null }): boolean =>
  viewer.role === "admin" || viewer.seatRole === "interviewer";

/** Somebody who may plan interviews of their team. */
export type InterviewPlanner = Member & Proof<"interview planner">;

export function asInterviewPlanner(member: Member): InterviewPlanner {
  if (mayCreateInterviews(member)) return member as InterviewPlanner;
  throw new AppError("forbidden", "Reviewers read interviews. Ask an admin of your team to plan one.");
}
