import { randomUUID } from "node:crypto";
import type { Conn, Database } from "@/db/client";
import {
  findInterview,
  insertInterview,
  insertSeat,
  lockPlanned,
  markCancelled,
  updatePlanned,
} from "@/db/interviews/interviews";
import {
  extendOpenInvites,
  findCandidateSeat,
  insertInvite,
  lockInterviewForInvite,
  revokeUnusedInvites,
} from "@/db/interviews/invites";
import { copyKitToPlan, findKit } from "@/db/kits/kits";
import { findMembership } from "@/db/people";
import { holdTeam } from "@/db/teams/members";
import { AppError, notFound } from "@/lib/errors";
import { hashInviteCode, inviteCode } from "@/lib/invites/reads";
import { inviteExpiresAt } from "@/lib/invites/rules";
import type { InterviewPlanner } from "./policy";
import type { ManagedInterview } from "./reads";
import { cancelRefusals, changeRefusals, hasPassed, mergePlanned } from "./rules";
import type { ChangeInterviewInput, CreateInterviewInput, PlannedInterview } from "./schema";

/**
 * Makes a scheduled interview with its creator's seat, its plan and its first invite, in one transaction.
 * Throws `not_found` for a kit that this person doesn't see: another team's, or a colleague's unshared one; `invalid` for a
 * time that has passed.
 */
export async function createInterview(
  database: Database,
  { teamId, personId }: InterviewPlanner,
  input: CreateInterviewInput,
  { isDemo = false } = {},
): Promise<{ interviewId: string }> {
  const { kitId } = input;
  refusePast(input.scheduledAt);
  return database.transaction(async (tx) => {
    // Somebody may be taken out of the team in this moment: the seat would be nobody's.
    await holdTeam(tx, teamId);
    if (!(await findMembership(tx, { personId, teamId }))) throw new AppError("forbidden", noMember);
    if (kitId && !(await findKit(tx, { kitId, teamId, personId }))) throw notFound("kit");
    const { interviewId } = await insertInterview(tx, { ...input, teamId, createdBy: personId, isDemo });
    await insertSeat(tx, { interviewId, personId, role: "interviewer" });
    if (kitId) await copyKitToPlan(tx, { kitId, teamId, personId, interviewId });
    await writeInvite(tx, interviewId);
    return { interviewId };
  });
}

const noMember = "You don’t belong to this team any more, so nothing was planned.";

/** `clash`: somebody else changed a field of these meanwhile, to what it says in `standing`. Nothing was written then. */
type Changed =
  | { outcome: "saved" }
  | { outcome: "clash"; clashes: (keyof PlannedInterview)[]; standing: PlannedInterview };

/**
 * Changes what was planned, field by field, until the interview starts; its open link then still opens at the new time.
 * Throws `conflict` once it has started, `invalid` for a time that has passed and for the name of somebody who joined.
 */
export async function changeInterview(
  database: Database,
  { interviewId }: ManagedInterview,
  { interviewId: _, base, ...wanted }: ChangeInterviewInput,
): Promise<Changed> {
  return database.transaction(async (tx) => {
    const row = await lockPlanned(tx, interviewId);
    if (!row) throw notFound("interview");
    const now = new Date();
    await extendOpenInvites(tx, { interviewId, now, expiresAt: inviteExpiresAt(now, wanted.scheduledAt) });
    const { status, ...standing } = row;
    if (status !== "scheduled") throw new AppError("conflict", changeRefusals[status]);
    const { next, clashes } = mergePlanned({ base, standing, wanted });
    if (clashes.length > 0) return { outcome: "clash", clashes, standing };
    if (next.scheduledAt?.getTime() !== standing.scheduledAt?.getTime()) refusePast(next.scheduledAt);
    if (next.candidateName !== standing.candidateName) await refuseRenaming(tx, interviewId);
    await updatePlanned(tx, { interviewId, planned: next });
    return { outcome: "saved" };
  });
}

async function refuseRenaming(tx: Conn, interviewId: string): Promise<void> {
  const joined = await findCandidateSeat(tx, interviewId);
  if (!joined) return;
  throw new AppError("invalid", "Nothing was saved yet: the candidate has joined.", {
    fields: { candidateName: `They have joined as ${joined.name}; the name is theirs now.` },
  });
}

function refusePast(scheduledAt: Date | null): void {
  if (!scheduledAt || !hasPassed(scheduledAt, new Date())) return;
  const why = "This time has passed. Choose a later one, or “Now, or whenever you both are there”.";
  throw new AppError("invalid", "Nothing was saved yet: the time has passed.", {
    fields: { scheduledAt: why },
  });
}

/** Cancels a scheduled interview and closes its invite link. Throws `conflict` with the reason in any other state. */
export async function cancelInterview(database: Database, interview: ManagedInterview): Promise<void> {
  const { interviewId, teamId, personId } = interview;
  const cancelled = await database.transaction(async (tx) => {
    const done = await markCancelled(tx, { interviewId, teamId });
    if (done) await revokeUnusedInvites(tx, { interviewId, now: new Date() });
    return done;
  });
  if (cancelled) return;
  const standing = await findInterview(database, { interviewId, teamId, personId });
  if (!standing) throw notFound("interview");
  throw new AppError("conflict", cancelRefusals[standing.status]);
}

/** A new link for the candidate's seat; earlier ones that nobody used stop working. Throws `conflict` once it is over. */
export async function renewInvite(
  conn: Conn,
  { interviewId }: ManagedInterview,
): Promise<{ inviteId: string }> {
  return conn.transaction((tx) => writeInvite(tx, interviewId));
}

async function writeInvite(tx: Conn, interviewId: string): Promise<{ inviteId: string }> {
  const interview = await lockInterviewForInvite(tx, interviewId);
  if (!interview) throw notFound("interview");
  if (interview.status === "ended" || interview.status === "cancelled") {
    throw new AppError("conflict", "This interview is over, so nobody can join it any more.");
  }
  const now = new Date();
  await revokeUnusedInvites(tx, { interviewId, now });
  const inviteId = randomUUID();
  const expiresAt = inviteExpiresAt(now, interview.scheduledAt);
  const codeHash = hashInviteCode(inviteCode(inviteId));
  await insertInvite(tx, { id: inviteId, interviewId, codeHash, expiresAt, createdAt: now });
  return { inviteId };
}
