import { notFound } from "next/navigation";
import { db } from "@/db/client";
import { requireMember } from "@/lib/auth/session";
import { readPanel } from "@/lib/room/reads";
import { takeSeat } from "@/lib/room/seat";
import { listScorecards, type OpenScorecard, readScorecard } from "./reads";
import { interviewIdSchema } from "./schema";

/** The member's own scorecard of this interview; a page that doesn't exist for everybody else. */
export async function loadScorecard(id: string) {
  const { personId, teamId } = await requireMember();
  const interviewId = interviewIdSchema.safeParse(id).data ?? notFound();
  const scorecard = await readScorecard(db(), { personId, teamId, interviewId }).catch(asMissingPage);
  return { personId, scorecard };
}

/** What the live door starts from, for judging after the end. */
export async function loadPanel({ interviewId }: Pick<OpenScorecard, "interviewId">, personId: string) {
  return readPanel(db(), await takeSeat(db(), { interviewId, personId }));
}

export async function loadScorecards(query: { older?: string | string[] }) {
  const { personId, teamId, role } = await requireMember();
  const older = interviewIdSchema.safeParse(query.older).data;
  return { ...(await listScorecards(db(), { personId, teamId, role, older })), turned: older !== undefined };
}

function asMissingPage(error: unknown): never {
  if ((error as { code?: unknown }).code === "not_found") notFound();
  throw error;
}
