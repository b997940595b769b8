// One question read closely: its versions, and what changed from each to the next. Scope: the team.
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Conn } from "../client";
import { questions, questionVersions } from "../schema/bank";
import { people } from "../schema/people";
import { ofBank } from "./scope";
import { columnOf, versionColumns, versionTexts } from "./version-columns";

type OfTeam = { teamId: string; questionId: string };

export const isLatest = and(
  eq(questionVersions.questionId, questions.id),
  eq(questionVersions.version, questions.latestVersion),
);

/** The question in that version, or in its newest, whatever its status. */
export async function findQuestionVersion(
  conn: Conn,
  { teamId, personId, questionId, version }: OfTeam & { personId: string; version?: number },
) {
  const [row] = await conn
    .select({
      ...versionColumns,
      questionId: questions.id,
      status: questions.status,
      latestVersion: questions.latestVersion,
      lastAskedAt: questions.lastAskedAt,
      author: people.name,
      createdAt: questionVersions.createdAt,
      isFavourite: sql<boolean>`exists (
        select from favourites where person_id = ${personId} and question_id = ${questions.id})`,
    })
    .from(questions)
    .innerJoin(questionVersions, eq(questionVersions.questionId, questions.id))
    .leftJoin(people, eq(people.id, questionVersions.createdBy))
    .where(
      and(
        eq(questions.id, questionId),
        ofBank(teamId),
        eq(questionVersions.version, version ?? questions.latestVersion),
      ),
    );
  return row;
}

/** These versions' texts, the earlier first. */
export async function listVersionTexts(conn: Conn, args: OfTeam & { versions: number[] }) {
  return conn
    .select({
      ...versionTexts,
      version: questionVersions.version,
      author: people.name,
      createdAt: questionVersions.createdAt,
    })
    .from(questionVersions)
    .innerJoin(questions, eq(questions.id, questionVersions.questionId))
    .leftJoin(people, eq(people.id, questionVersions.createdBy))
    .where(
      and(
        eq(questions.id, args.questionId),
        ofBank(args.teamId),
        inArray(questionVersions.version, args.versions),
      ),
    )
    .orderBy(questionVersions.version);
}

type ListedVersion = {
  version: number;
  author: string | null;
  createdAtMs: number;
  /** Names of columns that differ from the version before, a level as `level1` to `level5`. Null for the first. */
  changed: string[] | null;
};

/**
 * A page of a question's versions, the newest first, from below `before` on. They are compared here, so that a page of
 * long texts stays in the database.
 */
export async function listVersions(
  conn: Conn,
  { teamId, questionId, before, limit }: OfTeam & { before?: number; limit: number },
): Promise<ListedVersion[]> {
  return conn.execute<ListedVersion>(sql`
    select v.version, p.name as author, (extract(epoch from v.created_at) * 1000)::float8 as "createdAtMs",
      case when old.id is null then null else array_remove(array[${changedColumns}], null) end as changed
    from questions q
    join question_versions v on v.question_id = q.id
    left join question_versions old on old.question_id = q.id and old.version = v.version - 1
    left join people p on p.id = v.created_by
    where q.id = ${questionId} and ${ofBank(teamId, "q")} and v.version < ${before ?? sql`v.version + 1`}
    order by v.version desc limit ${limit}`);
}

/** A level is told by its number, every other field as a whole. */
const { levels: _, ...wholes } = versionTexts;
const changedColumns = sql.raw(
  [
    ...Object.keys(wholes).map((name) => [name, columnOf(name)] as const),
    ...[1, 2, 3, 4, 5].map((level) => [`level${level}`, `levels[${level}]`] as const),
  ]
    .map(([name, column]) => `case when v.${column} is distinct from old.${column} then '${name}' end`)
    .join(", "),
);
