// What the demo's two doors look for on the embedded database.
import { and, desc, eq, notInArray } from "drizzle-orm";
import type { Conn } from "../client";
import { kits } from "../schema/bank";
import { interviews, seats } from "../schema/interviews";
import { teams } from "../schema/people";

/** The demo's team, where there is one. */
export async function findDemoTeam(conn: Conn): Promise<{ teamId: string } | undefined> {
  const [row] = await conn.select({ teamId: teams.id }).from(teams).where(eq(teams.isDemo, true));
  return row;
}

/** The demo's newest interview with that interviewer's seat, that isn't over. */
export async function findRunningDemo(
  conn: Conn,
  args: { teamId: string; personId: string },
): Promise<{ interviewId: string } | undefined> {
  const [row] = await conn
    .select({ interviewId: interviews.id })
    .from(interviews)
    .innerJoin(seats, eq(seats.interviewId, interviews.id))
    .where(
      and(
        eq(interviews.teamId, args.teamId),
        eq(interviews.isDemo, true),
        notInArray(interviews.status, ["ended", "cancelled"]),
        eq(seats.personId, args.personId),
        eq(seats.role, "interviewer"),
      ),
    )
    .orderBy(desc(interviews.createdAt), desc(interviews.id))
    .limit(1);
  return row;
}

export async function findKitBySlug(conn: Conn, args: { teamId: string; slug: string }) {
  const [row] = await conn
    .select({ kitId: kits.id, minutes: kits.minutes })
    .from(kits)
    .where(and(eq(kits.teamId, args.teamId), eq(kits.slug, args.slug)));
  return row;
}
