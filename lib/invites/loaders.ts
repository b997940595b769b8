import { notFound, redirect } from "next/navigation";
import { db } from "@/db/client";
import { findSeat } from "@/db/room/seats";
import { currentCandidate, currentIdentity } from "@/lib/auth/session";
import { canJoinAsSelf, findInvite } from "./reads";

/** What the holder of a link sees. Whoever sits in the candidate's seat already goes straight to the room. */
export async function loadJoin(code: string) {
  const invite = await findInvite(db(), code);
  if (invite.state === "unknown") notFound();
  const { interviewId } = invite;
  await sendOnTheSeated(interviewId);
  if (invite.state !== "open") return { state: invite.state };
  const person = await currentIdentity();
  const { title, candidateName, scheduledAt, timeZone, plannedMinutes } = invite;
  return {
    state: "open" as const,
    invitedBy: invite.invitedBy ?? invite.teamName,
    title,
    candidateName,
    scheduledAt,
    timeZone,
    plannedMinutes,
    signedIn: person && {
      name: person.name,
      mayJoin: await canJoinAsSelf(db(), { interviewId, personId: person.personId }),
    },
  };
}

async function sendOnTheSeated(interviewId: string): Promise<void> {
  const candidate = await currentCandidate(interviewId);
  const seat = candidate && (await findSeat(db(), { interviewId, personId: candidate.personId }));
  if (seat?.role === "candidate") redirect(`/interviews/${interviewId}/candidate`);
}
