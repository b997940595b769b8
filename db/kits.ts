import { and, asc, count, eq, sql } from "drizzle-orm";
import type { Conn } from "./client";
import { kitItems, kits, questions, questionVersions } from "./schema/bank";
import { planItems } from "./schema/room";

/** A team's kits, shortest first, with how many approved questions each asks and about which competencies. */
export async function listKits(conn: Conn, teamId: string) {
  return conn
    .select({
      kitId: kits.id,
      title: kits.title,
      summary: kits.summary,
      minutes: kits.minutes,
      questions: count(questionVersions.id),
      competencies: sql<string[]>`coalesce(
        array_agg(distinct ${questionVersions.competency}) filter (where ${questionVersions.id} is not null), '{}')`,
    })
    .from(kits)
    .leftJoin(kitItems, eq(kitItems.kitId, kits.id))
    .leftJoin(questions, and(eq(questions.id, kitItems.questionId), eq(questions.status, "approved")))
    .leftJoin(questionVersions, latestVersion)
    .where(eq(kits.teamId, teamId))
    .groupBy(kits.id)
    .orderBy(asc(kits.minutes), asc(kits.title), asc(kits.id));
}

/** The kit's id and title if it is this team's. */
export async function findKit(conn: Conn, args: { kitId: string; teamId: string }) {
  const [row] = await conn
    .select({ kitId: kits.id, title: kits.title })
    .from(kits)
    .where(and(eq(kits.id, args.kitId), eq(kits.teamId, args.teamId)));
  return row;
}

/** Copies a kit's approved questions, each in its latest version, into an interview's plan. */
export async function copyKitToPlan(
  conn: Conn,
  args: { kitId: string; teamId: string; interviewId: string },
) {
  await conn.insert(planItems).select(
    conn
      .select({
        id: sql<string>`gen_random_uuid()`.as("id"),
        interviewId: sql<string>`${args.interviewId}::uuid`.as("interview_id"),
        position: sql<number>`${kitItems.position}::int`.as("position"),
        questionVersionId: questionVersions.id,
        minutes: kitItems.minutes,
      })
      .from(kitItems)
      .innerJoin(kits, and(eq(kits.id, kitItems.kitId), eq(kits.teamId, args.teamId)))
      .innerJoin(
        questions,
        and(
          eq(questions.id, kitItems.questionId),
          eq(questions.teamId, args.teamId),
          eq(questions.status, "approved"),
        ),
      )
      .innerJoin(questionVersions, latestVersion)
      .where(eq(kitItems.kitId, args.kitId)),
  );
}

const latestVersion = and(
  eq(questionVersions.questionId, questions.id),
  eq(questionVersions.version, questions.latestVersion),
);
