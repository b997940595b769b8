import type { TeamRole } from "@/db/vocabulary";

/** Reviewers read the bank; admins and interviewers write it. */
export const mayWriteBank = (member: { role: TeamRole }): boolean => member.role !== "reviewer";
