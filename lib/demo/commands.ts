// The two doors of the landing page on the embedded database: one interview, Tomasz on one side and a guest on the other.
import type { Conn, Database } from "@/db/client";
import { findPersonByEmail, lockPerson } from "@/db/people";
import { findSeat } from "@/db/room/seats";
import { findDemoTeam, findKitBySlug, findRunningDemo } from "@/db/seed/demo";
import { demoInterview, demoInterviewer } from "@/db/seed/people";
import type { Entrant } from "../auth/commands";
import { type Member, takeMembership } from "../auth/member";
import { AppError } from "../errors";
import { createInterview, renewInvite } from "../interviews/commands";
import { asInterviewPlanner } from "../interviews/policy";
import { type ManagedInterview, takeManagedInterview } from "../interviews/reads";
import { acceptInvite, type Joined } from "../invites/commands";
import { inviteCode } from "../invites/reads";

export type Demo = { interview: ManagedInterview; interviewer: Entrant };

/** The demo interview that isn't over, or a new one. Both doors at once find the same: the second waits for the first. */
export async function openDemo(database: Database): Promise<Demo> {
  const found = await findPersonByEmail(database, demoInterviewer.email);
  if (!found) throw new AppError("unavailable", "The demo people aren’t there yet. Try again in a moment.");
  const { passwordHash: _, ...interviewer } = found;
  const team = await findDemoTeam(database);
  if (!team)
    throw new AppError("not_found", "There is no demo here any more. Sign in or create an account instead.");
  const member = await takeMembership(database, interviewer.personId, team.teamId);
  const running = (await findRunningDemo(database, member)) ?? (await makeDemo(database, member));
  return { interview: await takeManagedInterview(member, database, running), interviewer };
}

async function makeDemo(database: Database, member: Member): Promise<{ interviewId: string }> {
  return database.transaction(async (lock) => {
    await lockPerson(lock, member.personId);
    const running = await findRunningDemo(lock, member);
    if (running) return running;
    const plan = await planDemo(database, member.teamId);
    return createInterview(database, asInterviewPlanner(member), plan, { isDemo: true });
  });
}

/**
 * A guest in the candidate's seat, through a link like anybody's; null where `personId` sits in it already. Of several at
 * once each waits for the one before: a link that was made meanwhile would close its own.
 */
export async function seatDemoCandidate(
  database: Database,
  interview: ManagedInterview,
  { personId }: { personId?: string },
): Promise<Joined | null> {
  const { interviewId } = interview;
  const seat = personId && (await findSeat(database, { interviewId, personId }));
  if (seat && seat.role === "candidate") return null;
  return database.transaction(async (tx) => {
    const { inviteId } = await renewInvite(tx, interview);
    const code = inviteCode(inviteId);
    const outcome = await acceptInvite(tx, { code, name: demoInterview.candidateName });
    if (outcome.state === "joined") return outcome;
    throw new AppError(
      "conflict",
      "The demo interview has just ended. Press the button again for a new one.",
    );
  });
}

async function planDemo(conn: Conn, teamId: string) {
  const { title, candidateName, kitSlug } = demoInterview;
  const kit = await findKitBySlug(conn, { teamId, slug: kitSlug });
  return {
    title,
    candidateName,
    callUrl: null,
    scheduledAt: null,
    showsClock: true,
    kitId: kit?.kitId ?? null,
    plannedMinutes: kit?.minutes ?? 45,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
