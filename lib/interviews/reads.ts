import type { Conn } from "@/db/client";
import {
  findInterview,
  listPastInterviews,
  listRunningInterviews,
  listUpcomingInterviews,
  type Viewer,
} from "@/db/interviews/interviews";
import type { listKits } from "@/db/kits/kits";
import { listPlan } from "@/db/room/plan-items";
import { listSeats } from "@/db/room/seats";
import type { TeamRole } from "@/db/vocabulary";
import { AppError, notFound } from "@/lib/errors";
import { mayManageInterview } from "./policy";
import { sumPlan } from "./rules";

export type ListedInterview = Awaited<ReturnType<typeof listPastInterviews>>[number];
export type KitChoice = Pick<
  Awaited<ReturnType<typeof listKits>>[number],
  "kitId" | "title" | "minutes" | "questions" | "competencies"
>;
export type InterviewPage = { rows: ListedInterview[]; next: string | null };
/** Where a page of a list begins: after this interview. */
export type ListPlace = { later?: string; older?: string };

export const pageSize = 30;

/** The team's interviews. A place in one list shows that list alone. */
export async function listInterviews(conn: Conn, { later, older, ...viewer }: Viewer & ListPlace) {
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

/** Everything its page shows but the invite. Throws `not_found` outside the viewer's team. */
export async function readInterview(conn: Conn, args: Viewer & { interviewId: string }) {
  const interview = await findInterview(conn, args);
  if (!interview) throw notFound("interview");
  const [plan, seats] = await Promise.all([
    // Members may interview each other; whoever is asked doesn't learn the questions from the desk.
    interview.seatRole === "candidate" ? [] : listPlan(conn, args.interviewId),
    listSeats(conn, args.interviewId),
  ]);
  return { ...interview, plan, seats, ...totals(plan) };
}

/** The interview, if this member may cancel it and renew its invite. Throws `not_found` or `forbidden`. */
export async function requireManaged(
  conn: Conn,
  { member, interviewId }: { member: Viewer & { role: TeamRole }; interviewId: string },
) {
  const { teamId, personId } = member;
  const interview = await findInterview(conn, { teamId, personId, interviewId });
  if (!interview) throw notFound("interview");
  if (mayManageInterview({ role: member.role, seatRole: interview.seatRole })) return interview;
  throw new AppError("forbidden", "Only its interviewers and your team’s admins can do this.");
}

function totals(plan: Awaited<ReturnType<typeof listPlan>>) {
  const { minutes, competencies } = sumPlan(plan);
  return { planMinutes: minutes, competencies };
}
