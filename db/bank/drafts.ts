// What people write and haven't saved, and the newest version that it is compared with. Scope: the team.
import { and, asc, desc, eq, gt, ne, notExists, sql } from "drizzle-orm";
import type { Conn } from "../client";
import { facetCounts, facets, questionDrafts, questions, questionVersions } from "../schema/bank";
import { people } from "../schema/people";
import { ofBank } from "./scope";
import { versionColumns } from "./version-columns";
import { isLatest } from "./versions";

type OfQuestion = { teamId: string; questionId: string };
type OfDraft = OfQuestion & { personId: string };

/** A question of the team with its newest version and who saved that; with `hold`, nobody else writes it meanwhile. */
export async function findNewest(conn: Conn, { teamId, questionId, hold }: OfQuestion & { hold?: true }) {
  const ours = and(eq(questions.id, questionId), ofBank(teamId));
  if (hold) await conn.select({ id: questions.id }).from(questions).where(ours).for("update");
  const [row] = await conn
    .select({
      questionId: questions.id,
      slug: questions.slug,
      status: questions.status,
      ...versionColumns,
      savedById: questionVersions.createdBy,
      savedBy: people.name,
      savedAt: questionVersions.createdAt,
    })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .leftJoin(people, eq(people.id, questionVersions.createdBy))
    .where(ours);
  return row;
}

/** How the newest version is shown; as nothing where there is none. */
export async function findNewestHtml(conn: Conn, { teamId, questionId }: OfQuestion) {
  const [row] = await conn
    .select({ promptHtml: questionVersions.promptHtml, modelAnswerHtml: questionVersions.modelAnswerHtml })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .where(and(eq(questions.id, questionId), ofBank(teamId)));
  return row ?? { promptHtml: "", modelAnswerHtml: "" };
}

const own = ({ teamId, personId, questionId }: OfDraft) =>
  and(
    eq(questionDrafts.personId, personId),
    eq(questionDrafts.questionId, questionId),
    eq(questionDrafts.teamId, teamId),
  );

export async function findDraft(conn: Conn, of: OfDraft) {
  const [row] = await conn
    .select({
      basedOn: questionDrafts.basedOn,
      body: questionDrafts.body,
      revision: questionDrafts.revision,
      savedAt: questionDrafts.savedAt,
    })
    .from(questionDrafts)
    .where(own(of));
  return row;
}

type Save = OfDraft & { basedOn: number; body: unknown; baseRevision: number };

/** A draft begins at a number of its own: a tab that still knows an earlier one must not take this for it. */
const firstRevision = sql<number>`1 + floor(random() * 1000000000)::int`;

/** Saves on the revision that it was based on (0: none yet). No row: another revision stands. */
export async function saveDraftRow(conn: Conn, { baseRevision, body, ...draft }: Save) {
  const [row] = await conn
    .insert(questionDrafts)
    .values({
      ...draft,
      body: sql`${JSON.stringify(body)}::text::jsonb`,
      revision: firstRevision,
    })
    .onConflictDoUpdate({
      target: [questionDrafts.personId, questionDrafts.questionId],
      set: {
        basedOn: sql`excluded.based_on`,
        body: sql`excluded.body`,
        revision: sql`${questionDrafts.revision} + 1`,
        savedAt: sql`now()`,
      },
      setWhere: and(eq(questionDrafts.revision, baseRevision), eq(questionDrafts.teamId, draft.teamId)),
    })
    .returning({ revision: questionDrafts.revision, savedAt: questionDrafts.savedAt });
  return row;
}

/** True where that revision stood and is gone now. */
export async function deleteDraft(conn: Conn, { revision, ...of }: OfDraft & { revision: number }) {
  const rows = await conn
    .delete(questionDrafts)
    .where(and(own(of), eq(questionDrafts.revision, revision)))
    .returning({ revision: questionDrafts.revision });
  return rows.length > 0;
}

/** Who else of the team has a draft of this question that was saved after `after`, the latest first. */
export async function listOtherWriters(
  conn: Conn,
  { teamId, questionId, personId, after }: OfDraft & { after: Date },
) {
  return conn
    .select({ name: people.name, savedAt: questionDrafts.savedAt })
    .from(questionDrafts)
    .innerJoin(people, eq(people.id, questionDrafts.personId))
    .where(
      and(
        eq(questionDrafts.teamId, teamId),
        eq(questionDrafts.questionId, questionId),
        ne(questionDrafts.personId, personId),
        gt(questionDrafts.savedAt, after),
      ),
    )
    .orderBy(desc(questionDrafts.savedAt))
    .limit(3);
}

/** `given` are the fields that nobody leaves empty: a chosen kind or number and the source aren't words that somebody wrote. */
const isWritten = (given: string[]) => sql`jsonb_path_exists(
  ${questionDrafts.body} - ${sql.param(given)}::text[], '$.** ? (@ like_regex "[^[:space:]]")')`;

type OfPerson = { teamId: string; personId: string; given: string[] };

/**
 * A person's own drafts of questions that the team doesn't have yet, the latest first, with the first 200 characters of the
 * title. `total` counts those beyond the limit too.
 */
export async function listUnfinished(
  conn: Conn,
  { teamId, personId, given, limit }: OfPerson & { limit: number },
) {
  const question = conn
    .select({ id: questions.id })
    .from(questions)
    .where(and(eq(questions.id, questionDrafts.questionId), eq(questions.teamId, teamId)));
  return conn
    .select({
      questionId: questionDrafts.questionId,
      title: sql<string>`left(${questionDrafts.body} ->> 'title', 200)`,
      revision: questionDrafts.revision,
      savedAt: questionDrafts.savedAt,
      total: sql<number>`count(*) over ()::int`,
    })
    .from(questionDrafts)
    .where(
      and(
        eq(questionDrafts.personId, personId),
        eq(questionDrafts.teamId, teamId),
        eq(questionDrafts.basedOn, 0),
        notExists(question),
        isWritten(given),
      ),
    )
    .orderBy(desc(questionDrafts.savedAt), asc(questionDrafts.questionId))
    .limit(limit);
}

/** Topics and competencies that the team's questions have, for a field to suggest. */
export async function listSubjects(conn: Conn, teamId: string) {
  // Counted, not looked for: of what was typed in rooms there may be more than of the bank.
  const isUsed = sql`(select sum(n) from ${facetCounts} where ${facetCounts.facetId} = ${facets.id}) > 0`;
  const rows = await conn
    .selectDistinct({ topic: facets.topic, competency: facets.competency })
    .from(facets)
    .where(and(eq(facets.teamId, teamId), isUsed))
    .orderBy(asc(facets.topic), asc(facets.competency))
    .limit(1_000);
  return {
    topics: [...new Set(rows.map(({ topic }) => topic))],
    competencies: [...new Set(rows.map(({ competency }) => competency))].sort(),
  };
}
