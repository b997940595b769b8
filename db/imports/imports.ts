// The imports of a team, from the upload on. Their questions are in `items.ts`; the bank is touched by `writes.ts` alone.
import { and, desc, eq, sql } from "drizzle-orm";
import type { Conn } from "../client";
import type { Made, Report } from "../schema/import-columns";
import { imports } from "../schema/imports";
import { people } from "../schema/people";
import type { ImportStage } from "../vocabulary";

/** Of a document that is not read yet, or couldn't be. */
export const emptyReport: Report = { leftOut: [], leftOutCount: 0, problems: [], problemCount: 0, kits: [] };

type Named = { importId: string; teamId: string };
const ours = ({ importId, teamId }: Named) => and(eq(imports.id, importId), eq(imports.teamId, teamId));

export async function insertImport(
  conn: Conn,
  values: { teamId: string; createdBy: string; name: string },
): Promise<string> {
  const [row] = await conn
    .insert(imports)
    .values({ ...values, stage: "reading", report: emptyReport })
    .returning({ importId: imports.id });
  if (!row) throw new Error("An import was written but gave no id.");
  return row.importId;
}

/** The team's newest imports, with what came of them. */
export async function listImports(conn: Conn, { teamId, limit }: { teamId: string; limit: number }) {
  return conn
    .select({
      importId: imports.id,
      name: imports.name,
      stage: imports.stage,
      found: imports.found,
      made: sql<Made | null>`${imports.report}->'made'`,
      by: people.name,
      createdAt: imports.createdAt,
    })
    .from(imports)
    .innerJoin(people, eq(people.id, imports.createdBy))
    .where(eq(imports.teamId, teamId))
    .orderBy(desc(imports.createdAt))
    .limit(limit);
}

export async function findImport(conn: Conn, named: Named) {
  const [row] = await conn
    .select({
      importId: imports.id,
      name: imports.name,
      stage: imports.stage,
      ready: imports.ready,
      found: imports.found,
      report: imports.report,
      by: people.name,
      createdAt: imports.createdAt,
      acceptedAt: imports.acceptedAt,
      undoneAt: imports.undoneAt,
    })
    .from(imports)
    .innerJoin(people, eq(people.id, imports.createdBy))
    .where(ours(named));
  return row;
}

/** Only while it is being read. Returns whether it still is. */
export async function updateReading(
  conn: Conn,
  {
    importId,
    ...set
  }: { importId: string; ready?: number; found?: number; stage?: ImportStage; report?: Report },
): Promise<boolean> {
  const rows = await conn
    .update(imports)
    .set(set)
    .where(and(eq(imports.id, importId), eq(imports.stage, "reading")))
    .returning({ id: imports.id });
  return rows.length > 0;
}

/** What isn't in the bank: one that was accepted stays as the record of what it made. Returns whether it was there. */
export async function deleteImport(conn: Conn, named: Named): Promise<boolean> {
  const rows = await conn
    .delete(imports)
    .where(and(ours(named), sql`${imports.stage} in ('review', 'failed')`))
    .returning({ id: imports.id });
  return rows.length > 0;
}

export type BankText = {
  questionId: string;
  slug: string;
  version: number;
  title: string;
  prompt: string;
  topic: string;
  competency: string;
};

/** The latest words of the team's questions, a page at a time by slug. */
export async function listBankTexts(
  conn: Conn,
  { teamId, after, limit }: { teamId: string; after: string; limit: number },
) {
  return conn.execute<BankText>(sql`
    select q.id as "questionId", q.slug, v.version, v.title, v.prompt, v.topic, v.competency
    from questions q join question_versions v on v.question_id = q.id and v.version = q.latest_version
    where q.team_id = ${teamId} and q.slug > ${after} order by q.slug limit ${limit}`);
}
