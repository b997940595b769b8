import type { Conn } from "@/db/client";
import { listAsked } from "@/db/interviews/asked";
import {
  findInterview,
  listPastInterviews,
  listRunningInterviews,
  listUpcomingInterviews,
} from "@/db/interviews/interviews";
import type { listKits } from "@/db/kits/kits";
import { listPlan } from "@/db/room/plan-items";
import { listSeats } from "@/db/room/seats";
import type { Member, Proof } from "@/lib/auth/member";
import { AppError, notFound } from "@/lib/errors";
import { elapsedMs, runMs } from "@/lib/room/room";
import { mayManageInterview } from "./policy";
import { countCompetencies, sumMinutes } from "./rules";

export type ListedInterview = Awaited<ReturnType<typeof listPastInterviews>>[number];
export type KitChoice = Pick<
  Awaited<ReturnType<typeof listKits>>[number],
  "kitId" | "title" | "minutes" | "questions" | "competencies"
>;
export type InterviewPage = { rows: ListedInterview[]; next: string | null };
/** Where a page of a list begins: after this interview. */
type ListCursor = { later?: string; older?: string };

export const pageSize = 30;

/** The team's interviews. A cursor in one list shows that list alone. */
export async function listInterviews(conn: Conn, { teamId, personId }: Member, { later, older }: ListCursor) {
  const viewer = { teamId, personId };
  const first = !later && !older;
  const page = { ...viewer, limit: pageSize + 1 };
  const nothing: ListedInterview[] = [];
  const [running, upcoming, past] = await Promise.all([
    first ? listRunningInterviews(conn, { ...viewer, limit: 100 }) : nothing,
    older ? nothing : listUpcomingInterviews(conn, { ...page, after: later }),
    later ? nothing : listPastInterviews(conn, { ...page, after: older }),
  ]);
  return { running, upcoming: cut(upcoming), past: cut(past) };
}

/** One row more than a page was asked for, to know whether there is another page. */
function cut(rows: ListedInterview[]): InterviewPage {
  const shown = rows.slice(0, pageSize);
  return { rows: shown, next: rows.length > pageSize ? (shown.at(-1)?.interviewId ?? null) : null };
}

/** An interview of their team that somebody may cancel, and whose link they may hand out. */
export type ManagedInterview = Member & Proof<"interview manager"> & { readonly interviewId: string };

/**
 * Everything its page shows but the invite; `managed` is null for whoever only reads it. Throws `not_found` outside the
 * member's team.
 */
export async function readInterview(conn: Conn, member: Member, { interviewId }: { interviewId: string }) {
  const interview = await requireInterview(conn, member, interviewId);
  const isCandidate = interview.seatRole === "candidate";
  const [planned, asked, seats] = await Promise.all([
    // Members may interview each other; whoever is asked doesn't learn the questions from the desk.
    isCandidate ? [] : listPlan(conn, interviewId),
    isCandidate ? [] : listAsked(conn, interviewId),
    listSeats(conn, interviewId),
  ]);
  const managed = asManaged(member, interview);
  return { ...interview, seats, ...whatCameOf(interview, planned, asked), managed };
}

/** Throws `not_found` outside the member's team, and `forbidden` for whoever only reads it. */
export async function takeManagedInterview(
  member: Member,
  conn: Conn,
  { interviewId }: { interviewId: string },
): Promise<ManagedInterview> {
  const managed = asManaged(member, await requireInterview(conn, member, interviewId));
  if (managed) return managed;
  throw new AppError("forbidden", "Only its interviewers and your team’s admins can do this.");
}

type Found = NonNullable<Awaited<ReturnType<typeof findInterview>>>;

function asManaged(member: Member, { interviewId, seatRole }: Found): ManagedInterview | null {
  if (!mayManageInterview({ role: member.role, seatRole })) return null;
  return { ...member, interviewId } as ManagedInterview;
}

async function requireInterview(conn: Conn, { teamId, personId }: Member, interviewId: string) {
  return (await findInterview(conn, { teamId, personId, interviewId })) ?? missing();
}

function missing(): never {
  throw notFound("interview");
}

type Planned = Awaited<ReturnType<typeof listPlan>>;
type Asked = Awaited<ReturnType<typeof listAsked>>;

/** What was asked with the time that it took, what is planned and wasn't asked, and the competencies of whichever counts. */
function whatCameOf({ startedAt, endedAt, pauses }: Found, planned: Planned, asked: Asked) {
  const clock = { startedAtMs: startedAt?.getTime() ?? null, endedAtMs: endedAt?.getTime() ?? null, pauses };
  const plan = planned.filter(({ planItemId }) => !asked.some((one) => one.planItemId === planItemId));
  return {
    plan,
    planMinutes: sumMinutes(plan),
    asked: asked.map(({ askedAt, shownAt, closedAt, planItemId: _, ...one }) => ({
      ...one,
      onScreenMs: closedAt
        ? runMs({ fromMs: (shownAt ?? askedAt).getTime(), toMs: closedAt.getTime() }, pauses)
        : null,
    })),
    minutesRun: Math.max(1, Math.round(elapsedMs(clock, Date.now()) / 60_000)),
    competencies: countCompetencies(startedAt ? asked.filter(({ isTakenBack }) => !isTakenBack) : plan),
  };
}
