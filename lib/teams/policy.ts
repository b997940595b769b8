import type { TeamRole } from "@/db/vocabulary";
import type { Member, Proof } from "@/lib/auth/member";
import { AppError } from "@/lib/errors";

/** Who belongs to the team, as what, and what it is called. */
export const mayManageTeam = (member: { role: TeamRole }): boolean => member.role === "admin";

/** Somebody who may say who belongs to their team. */
export type TeamAdmin = Member & Proof<"team admin">;

export function asTeamAdmin(member: Member): TeamAdmin {
  if (mayManageTeam(member)) return member as TeamAdmin;
  throw new AppError("forbidden", "Only an admin of your team can do this. Ask one of them.");
}
