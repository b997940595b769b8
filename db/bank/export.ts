// The bank as it leaves in files: everything that was written, nothing that the product knows about it.
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Conn } from "../client";
import { seenBy } from "../kits/kits";
import { kitItems, kits, questions, questionVersions } from "../schema/bank";
import { ofBank } from "./scope";
import { fits, isFound, type Search, toValues, wanted } from "./search/filters";
import { versionTexts } from "./version-columns";
import { isLatest } from "./versions";

/** All that fit, however many, by slug. */
export async function listMatchingIds(conn: Conn, search: Search): Promise<string[]> {
  const found = sql`
    with ${wanted}
    select q.question_id as id from search_entries q where ${isFound(search)} and ${fits(search)} order by q.slug`;
  const rows = await conn
    .select({ id: sql<string>`id` })
    .from(sql`(${found}) found`)
    .prepare("matching")
    .execute(toValues(search, 0));
  return rows.map(({ id }) => id);
}

/** The questions of the team in their latest version, by slug. */
export async function listWholeQuestions(conn: Conn, args: { teamId: string; questionIds: string[] }) {
  return conn
    .select({ ...versionTexts, slug: questions.slug, status: questions.status })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .where(and(ofBank(args.teamId), inArray(questions.id, args.questionIds)))
    .orderBy(asc(questions.slug));
}

/** The kits that a person sees, or one of them, with the slugs of their questions in order. */
export async function listWholeKits(
  conn: Conn,
  { kitId, ...viewer }: { teamId: string; personId: string; kitId?: string },
) {
  return conn
    .select({
      slug: kits.slug,
      title: kits.title,
      summary: kits.summary,
      minutes: kits.minutes,
      questionIds: sql<string[]>`array_agg(${questions.id} order by ${kitItems.position})`,
      items: sql<{ question: string; minutes: number }[]>`
        json_agg(json_build_object('question', ${questions.slug}, 'minutes', ${kitItems.minutes}) order by ${kitItems.position})`,
    })
    .from(kits)
    .innerJoin(kitItems, eq(kitItems.kitId, kits.id))
    .innerJoin(questions, eq(questions.id, kitItems.questionId))
    .where(and(seenBy(viewer), kitId ? eq(kits.id, kitId) : undefined))
    .groupBy(kits.id)
    .orderBy(asc(kits.slug));
}
