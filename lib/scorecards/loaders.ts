import { notFound } from "next/navigation";
import { db } from "@/db/client";
import { requireMember } from "@/lib/auth/session";
import { asMissingPage } from "@/lib/pages";
import { readPanel } from "@/lib/room/reads";
import { takeSeat } from "@/lib/room/seat";
import { listScorecards, type OpenScorecard, readScorecard, takeScorecard } from "./reads";
import { interviewIdSchema } from "./schema";

/** The member's own scorecard of this interview; a page that doesn't exist for everybody else. */
export async function loadScorecard(id: string) {
  const member = await requireMember();
  const interviewId = interviewIdSchema.safeParse(id).data ?? notFound();
  const author = await takeScorecard(member, db(), { interviewId }).catch(asMissingPage);
  return { personId: member.personId, scorecard: await readScorecard(db(), author) };
}

/** What the live door starts from, for judging after the end. */
export async function loadPanel({ interviewId }: Pick<OpenScorecard, "interviewId">, personId: string) {
  return readPanel(db(), await takeSeat(db(), { interviewId, personId }));
}

export async function loadScorecards(query: { older?: string | string[] }) {
  const member = await requireMember();
  const older = interviewIdSchema.safeParse(query.older).data;
  return { ...(await listScorecards(db(), member, { older })), turned: older !== undefined };
}
