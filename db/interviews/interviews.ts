import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Conn } from "../client";
import { pausesOf } from "../room/pauses";
import { interviews, seats } from "../schema/interviews";
import type { SeatRole } from "../vocabulary";

type NewInterview = Pick<
  typeof interviews.$inferInsert,
  | "teamId"
  | "title"
  | "candidateName"
  | "kitId"
  | "callUrl"
  | "scheduledAt"
  | "timeZone"
  | "plannedMinutes"
  | "showsClock"
  | "createdBy"
  | "isDemo"
>;

export async function insertInterview(conn: Conn, row: NewInterview): Promise<{ interviewId: string }> {
  const [made] = await conn.insert(interviews).values(row).returning({ interviewId: interviews.id });
  if (!made) throw new Error("insert into interviews returned no row");
  return made;
}

export async function insertSeat(conn: Conn, row: { interviewId: string; personId: string; role: SeatRole }) {
  await conn.insert(seats).values(row);
}

/**
 * What a list shows of an interview, with the viewer's own seat in it. Scope: the team. Each list says which it wants in
 * the words of its partial index.
 */
const selectListed = (conn: Conn, viewer: Viewer, where: SQL | undefined) =>
  conn
    .select({
      interviewId: interviews.id,
      title: interviews.title,
      candidateName: interviews.candidateName,
      isDemo: interviews.isDemo,
      status: interviews.status,
      scheduledAt: interviews.scheduledAt,
      timeZone: interviews.timeZone,
      startedAt: interviews.startedAt,
      endedAt: interviews.endedAt,
      seatRole: seats.role,
    })
    .from(interviews)
    .leftJoin(seats, ownSeat(viewer.personId))
    .where(and(eq(interviews.teamId, viewer.teamId), where));

type Viewer = { teamId: string; personId: string };
/** `after` is the id of the last row that was shown; the row itself gives the exact time (times have microseconds). */
type Page = Viewer & { after?: string; limit: number };

export async function listRunningInterviews(conn: Conn, { limit, ...viewer }: Page) {
  return selectListed(conn, viewer, and(isNotNull(interviews.startedAt), isNull(interviews.endedAt)))
    .orderBy(desc(interviews.startedAt), desc(interviews.id))
    .limit(limit);
}

/** Scheduled ones, the earliest first; one without a time counts from when it was created. */
export async function listUpcomingInterviews(conn: Conn, { after, limit, ...viewer }: Page) {
  const time = sql`coalesce(${interviews.scheduledAt}, ${interviews.createdAt})`;
  const beyond = after
    ? sql`(${time}, ${interviews.id}) > (select coalesce(scheduled_at, created_at), id from interviews where id = ${after} and team_id = ${viewer.teamId})`
    : undefined;
  return selectListed(conn, viewer, and(isNull(interviews.startedAt), isNull(interviews.endedAt), beyond))
    .orderBy(asc(time), asc(interviews.id))
    .limit(limit);
}

/** Ended and cancelled ones, the latest first. */
export async function listPastInterviews(conn: Conn, { after, limit, ...viewer }: Page) {
  const beyond = after
    ? sql`(${interviews.endedAt}, ${interviews.id}) < (select ended_at, id from interviews where id = ${after} and team_id = ${viewer.teamId})`
    : undefined;
  return selectListed(conn, viewer, and(isNotNull(interviews.endedAt), beyond))
    .orderBy(desc(interviews.endedAt), desc(interviews.id))
    .limit(limit);
}

export async function findInterview(conn: Conn, args: Viewer & { interviewId: string }) {
  const [row] = await conn
    .select({
      interviewId: interviews.id,
      title: interviews.title,
      candidateName: interviews.candidateName,
      isDemo: interviews.isDemo,
      status: interviews.status,
      callUrl: interviews.callUrl,
      showsClock: interviews.showsClock,
      plannedMinutes: interviews.plannedMinutes,
      scheduledAt: interviews.scheduledAt,
      timeZone: interviews.timeZone,
      startedAt: interviews.startedAt,
      endedAt: interviews.endedAt,
      pauses: pausesOf(sql`${interviews.id}`),
      seatRole: seats.role,
    })
    .from(interviews)
    .leftJoin(seats, ownSeat(args.personId))
    .where(and(eq(interviews.id, args.interviewId), eq(interviews.teamId, args.teamId)));
  return row;
}

const planned = {
  title: interviews.title,
  candidateName: interviews.candidateName,
  callUrl: interviews.callUrl,
  scheduledAt: interviews.scheduledAt,
  timeZone: interviews.timeZone,
  plannedMinutes: interviews.plannedMinutes,
  showsClock: interviews.showsClock,
};

/** What was planned, held until the transaction ends: neither another change nor the start comes between. */
export async function lockPlanned(conn: Conn, interviewId: string) {
  const [row] = await conn
    .select({ ...planned, status: interviews.status })
    .from(interviews)
    .where(eq(interviews.id, interviewId))
    .for("no key update");
  return row;
}

export async function updatePlanned(
  conn: Conn,
  args: { interviewId: string; planned: Pick<NewInterview, keyof typeof planned> },
): Promise<void> {
  await conn
    .update(interviews)
    .set(args.planned)
    .where(and(eq(interviews.id, args.interviewId), eq(interviews.status, "scheduled")));
}

/** Cancels a scheduled interview. False where it was not, or no longer, scheduled in this team. */
export async function markCancelled(
  conn: Conn,
  args: { interviewId: string; teamId: string },
): Promise<boolean> {
  const [row] = await conn
    .update(interviews)
    .set({ status: "cancelled", endedAt: sql`now()` })
    .where(
      and(
        eq(interviews.id, args.interviewId),
        eq(interviews.teamId, args.teamId),
        eq(interviews.status, "scheduled"),
      ),
    )
    .returning({ interviewId: interviews.id });
  return row !== undefined;
}

const ownSeat = (personId: string) =>
  and(eq(seats.interviewId, interviews.id), eq(seats.personId, personId), isNull(seats.removedAt));
