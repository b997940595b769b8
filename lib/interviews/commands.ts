import type { Database } from "@/db/client";
import {
  findInterview,
  insertInterview,
  insertSeat,
  markCancelled,
  type Viewer,
} from "@/db/interviews/interviews";
import { revokeUnusedInvites } from "@/db/interviews/invites";
import { copyKitToPlan, findKit } from "@/db/kits/kits";
import { AppError, notFound } from "@/lib/errors";
import { createInvite } from "@/lib/invites/commands";
import { nextStatus } from "./rules";
import type { CreateInterviewInput } from "./schema";

/**
 * Makes a scheduled interview with its creator's seat, its plan and its first invite, in one transaction.
 * Throws `not_found` for a kit that this person doesn't see: another team's, or a colleague's unshared one.
 */
export async function createInterview(
  database: Database,
  { member, input }: { member: Viewer; input: CreateInterviewInput },
): Promise<{ interviewId: string }> {
  const { teamId, personId } = member;
  const { kitId } = input;
  return database.transaction(async (tx) => {
    if (kitId && !(await findKit(tx, { kitId, teamId, personId }))) throw notFound("kit");
    const { interviewId } = await insertInterview(tx, { ...input, teamId, createdBy: personId });
    await insertSeat(tx, { interviewId, personId, role: "interviewer" });
    if (kitId) await copyKitToPlan(tx, { kitId, teamId, personId, interviewId });
    await createInvite(tx, { interviewId });
    return { interviewId };
  });
}

/** Cancels a scheduled interview and closes its invite link. Throws `conflict` with the reason in any other state. */
export async function cancelInterview(
  database: Database,
  { member, interviewId }: { member: Viewer; interviewId: string },
): Promise<void> {
  const cancelled = await database.transaction(async (tx) => {
    const done = await markCancelled(tx, { interviewId, teamId: member.teamId });
    if (done) await revokeUnusedInvites(tx, { interviewId, now: new Date() });
    return done;
  });
  if (cancelled) return;
  const interview = await findInterview(database, { ...member, interviewId });
  if (!interview) throw notFound("interview");
  const outcome = nextStatus(interview.status, "cancel");
  throw new AppError("conflict", outcome.ok ? "Something changed meanwhile. Try again." : outcome.refusal);
}
