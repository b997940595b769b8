import { and, asc, eq, or, type SQL, sql } from "drizzle-orm";
import { isLatest } from "../bank/versions";
import type { Conn } from "../client";
import { kitItems, kits, questions, questionVersions } from "../schema/bank";
import { people } from "../schema/people";
import { planItems } from "../schema/room";

type Viewer = { teamId: string; personId: string };

/** What a person sees of a team's kits: the shared ones, and their own. */
export const seenBy = ({ teamId, personId }: Viewer): SQL | undefined =>
  and(eq(kits.teamId, teamId), or(kits.isShared, eq(kits.createdBy, personId)));

const isApproved = eq(questions.status, "approved");

/**
 * The kits that a person sees, shortest first: how many approved questions each asks and about which competencies, and
 * how many it holds that aren't approved. `madeBy` is null for the library's.
 */
export async function listKits(conn: Conn, viewer: Viewer) {
  return conn
    .select({
      kitId: kits.id,
      title: kits.title,
      summary: kits.summary,
      minutes: kits.minutes,
      isShared: kits.isShared,
      madeBy: people.name,
      questions: sql<number>`(count(${questionVersions.id}) filter (where ${isApproved}))::int`,
      leftOut: sql<number>`(count(${questionVersions.id}) filter (where not ${isApproved}))::int`,
      competencies: sql<string[]>`coalesce(
        array_agg(distinct ${questionVersions.competency}) filter (where ${isApproved}), '{}')`,
    })
    .from(kits)
    .leftJoin(people, eq(people.id, kits.createdBy))
    .leftJoin(kitItems, eq(kitItems.kitId, kits.id))
    .leftJoin(questions, eq(questions.id, kitItems.questionId))
    .leftJoin(questionVersions, isLatest)
    .where(seenBy(viewer))
    .groupBy(kits.id, people.id)
    .orderBy(asc(kits.minutes), asc(kits.title), asc(kits.id));
}

/** The kit's own fields, if this person sees it. */
export async function findKit(conn: Conn, { kitId, ...viewer }: Viewer & { kitId: string }) {
  const [row] = await conn
    .select({
      kitId: kits.id,
      slug: kits.slug,
      title: kits.title,
      summary: kits.summary,
      minutes: kits.minutes,
      isShared: kits.isShared,
      createdBy: kits.createdBy,
      madeBy: people.name,
      revision: kits.revision,
    })
    .from(kits)
    .leftJoin(people, eq(people.id, kits.createdBy))
    .where(and(eq(kits.id, kitId), seenBy(viewer)));
  return row;
}

/** A kit's questions in their order, each as its latest version says, whatever its status. */
export async function listKitItems(conn: Conn, args: { kitId: string; teamId: string }) {
  return conn
    .select({
      questionId: questions.id,
      status: questions.status,
      title: questionVersions.title,
      topic: questionVersions.topic,
      competency: questionVersions.competency,
      difficulty: questionVersions.difficulty,
      minutes: kitItems.minutes,
    })
    .from(kitItems)
    .innerJoin(questions, and(eq(questions.id, kitItems.questionId), eq(questions.teamId, args.teamId)))
    .innerJoin(questionVersions, isLatest)
    .where(eq(kitItems.kitId, args.kitId))
    .orderBy(asc(kitItems.position));
}

/** Copies a kit's approved questions, each in its latest version, into an interview's plan. */
export async function copyKitToPlan(
  conn: Conn,
  { kitId, interviewId, ...viewer }: Viewer & { kitId: string; interviewId: string },
) {
  await conn.insert(planItems).select(
    conn
      .select({
        id: sql<string>`gen_random_uuid()`.as("id"),
        interviewId: sql<string>`${interviewId}::uuid`.as("interview_id"),
        position: sql<number>`${kitItems.position}::int`.as("position"),
        questionVersionId: questionVersions.id,
        minutes: kitItems.minutes,
      })
      .from(kitItems)
      .innerJoin(kits, and(eq(kits.id, kitItems.kitId), seenBy(viewer)))
      .innerJoin(
        questions,
        and(eq(questions.id, kitItems.questionId), eq(questions.teamId, viewer.teamId), isApproved),
      )
      .innerJoin(questionVersions, isLatest)
      .where(eq(kitItems.kitId, kitId)),
  );
}
