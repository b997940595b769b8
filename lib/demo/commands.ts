// The two doors of the landing page on the embedded database: one interview, Tomasz on one side and a guest on the other.
import type { Conn, Database } from "@/db/client";
import { findFirstMembership, findPersonByEmail, lockPerson } from "@/db/people";
import { findSeat } from "@/db/room/seats";
import { findKitBySlug, findRunningInterview } from "@/db/seed/demo";
import { demoInterview, demoInterviewer } from "@/db/seed/people";
import type { Identity } from "../auth/identify";
import { AppError } from "../errors";
import { createInterview } from "../interviews/commands";
import { acceptInvite, createInvite, type Joined } from "../invites/commands";
import { inviteCode } from "../invites/reads";

export type Demo = { interviewId: string; interviewer: Identity };

/** The demo interview that isn't over, or a new one. Both doors at once find the same: the second waits for the first. */
export async function openDemo(database: Database): Promise<Demo> {
  const interviewer = await findPersonByEmail(database, demoInterviewer.email);
  const membership = interviewer && (await findFirstMembership(database, interviewer.personId));
  if (!membership)
    throw new AppError("unavailable", "The demo people aren’t there yet. Try again in a moment.");
  const member = { teamId: membership.teamId, personId: interviewer.personId };
  const wanted = { ...member, title: demoInterview.title };
  const { interviewId } =
    (await findRunningInterview(database, wanted)) ?? (await makeDemo(database, wanted));
  const { passwordHash: _, ...identity } = interviewer;
  return { interviewId, interviewer: identity };
}

async function makeDemo(database: Database, wanted: { teamId: string; personId: string; title: string }) {
  const { title, ...member } = wanted;
  return database.transaction(async (lock) => {
    await lockPerson(lock, member.personId);
    const running = await findRunningInterview(lock, { ...member, title });
    return running ?? createInterview(database, { member, input: await planDemo(database, member.teamId) });
  });
}

/** A guest in the candidate's seat, through a link like anybody's; null where `personId` sits in it already. */
export async function seatDemoCandidate(
  database: Database,
  { interviewId, personId }: { interviewId: string; personId?: string },
): Promise<Joined | null> {
  const seat = personId && (await findSeat(database, { interviewId, personId }));
  if (seat && seat.role === "candidate") return null;
  const { inviteId } = await createInvite(database, { interviewId });
  const code = inviteCode(inviteId);
  const outcome = await acceptInvite(database, { code, name: demoInterview.candidateName });
  if (outcome.state === "joined") return outcome;
  throw new AppError("conflict", "Another window has just opened as the candidate. Close it and try again.");
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
