// The imports of a team, from the upload on. Their questions are in `items.ts`; the bank is touched by `writes.ts` alone.
import { randomUUID } from "node:crypto";
import { and, desc, eq, inArray, not, sql } from "drizzle-orm";
import type { Conn, Database } from "../client";
import type { Made, Report } from "../schema/import-columns";
import { importDocuments, importItems, importParts, imports } from "../schema/imports";
import { people } from "../schema/people";
import type { ImportStage } from "../vocabulary";

/** Of a document that is not read yet, or couldn't be. */
export const emptyReport: Report = { leftOut: [], leftOutCount: 0, problems: [], problemCount: 0, kits: [] };

type Named = { importId: string; teamId: string };
const ours = ({ importId, teamId }: Named) => and(eq(imports.id, importId), eq(imports.teamId, teamId));
const beingRead = (named: Named) => and(ours(named), eq(imports.stage, "reading"));

type NewImport = { id?: string; teamId: string; createdBy: string; name: string };

/** Each is a commit of its own (`db/schema/imports.ts`), in base64 both ways: the driver's hexadecimal took twice as long. */
const partBytes = 2 ** 18;

/** An import with its document, which is kept until it is read. */
export async function keepImport(
  database: Database,
  { bytes, ...values }: Omit<NewImport, "id"> & { bytes: Uint8Array },
): Promise<string> {
  const importId = randomUUID();
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let position = 0; position * partBytes < whole.length; position++) {
    const at = position * partBytes;
    const text = whole.toString("base64", at, at + partBytes);
    await database.insert(importParts).values({ importId, position, bytes: sql`decode(${text}, 'base64')` });
  }
  return database.transaction(async (conn) => {
    await insertImport(conn, { ...values, id: importId });
    await conn.insert(importDocuments).values({ importId, length: whole.length });
    return importId;
  });
}

/** Undefined where nobody wants it any more. */
async function readBytes(conn: Conn, importId: string, length: number): Promise<Buffer | undefined> {
  const bytes = Buffer.allocUnsafeSlow(length);
  let read = 0;
  for (let position = 0; read < length; position++) {
    const part = and(eq(importParts.importId, importId), eq(importParts.position, position));
    const text = sql<string>`encode(${importParts.bytes}, 'base64')`;
    const [row] = await conn.select({ text }).from(importParts).where(part);
    if (!row) return undefined;
    read += bytes.write(row.text, read, "base64");
  }
  return bytes;
}

/**
 * The document as it was uploaded, for one more try at reading it, which is counted before whatever may end the process; undefined where it
 * was read, or nobody wants it any more. What is `atHand` isn't read back.
 */
export async function tryDocument(conn: Conn, named: Named, atHand?: Uint8Array) {
  const own = conn.select({ id: imports.id }).from(imports).where(beingRead(named));
  const [row] = await conn
    .update(importDocuments)
    .set({ tries: sql`${importDocuments.tries} + 1` })
    .where(inArray(importDocuments.importId, own))
    .returning({ length: importDocuments.length, tries: importDocuments.tries });
  const bytes = row && (atHand ?? (await readBytes(conn, named.importId, row.length)));
  return bytes && { bytes, tries: row.tries };
}

export async function hasDocument(conn: Conn, named: Named): Promise<boolean> {
  const rows = await conn
    .select({ importId: imports.id })
    .from(importDocuments)
    .innerJoin(imports, eq(imports.id, importDocuments.importId))
    .where(ours(named));
  return rows.length > 0;
}

/** Once it was read, or can't be. */
export async function dropDocument(conn: Conn, named: Named): Promise<void> {
  const own = conn.select({ id: imports.id }).from(imports).where(ours(named));
  await conn.delete(importDocuments).where(inArray(importDocuments.importId, own));
  await conn.delete(importParts).where(inArray(importParts.importId, own));
}

/** Those that a process left behind which ended after it had read them, and parts that no document has or will have. */
export async function dropReadDocuments(conn: Conn): Promise<void> {
  const isRead = sql`exists (select from ${imports} where ${imports.id} = ${importDocuments.importId} and ${imports.stage} <> 'reading')`;
  await conn.delete(importDocuments).where(isRead);
  const isOwned = sql`exists (select from ${importDocuments} where ${importDocuments.importId} = ${importParts.importId})`;
  // Those of an upload that is still being kept come to be owned within seconds.
  const isLeft = sql`(${importParts.createdAt} < now() - interval '10 minutes' or exists (select from ${imports} where ${imports.id} = ${importParts.importId}))`;
  await conn.delete(importParts).where(and(not(isOwned), isLeft));
}

/** Of all teams, what was accepted and is not read yet, the oldest first. */
export async function listUnread(conn: Conn) {
  return conn
    .select({ importId: imports.id, name: imports.name, teamId: imports.teamId, personId: imports.createdBy })
    .from(imports)
    .innerJoin(importDocuments, eq(importDocuments.importId, imports.id))
    .where(eq(imports.stage, "reading"))
    .orderBy(imports.createdAt);
}

/** What an earlier reading that was cut short had found; of one under review nothing. */
export async function forgetItems(conn: Conn, named: Named): Promise<void> {
  const own = conn.select({ id: imports.id }).from(imports).where(beingRead(named));
  await conn.delete(importItems).where(inArray(importItems.importId, own));
}

export async function insertImport(conn: Conn, values: NewImport): Promise<string> {
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
    teamId,
    ...set
  }: Named & { ready?: number; found?: number; stage?: ImportStage; report?: Report },
): Promise<boolean> {
  const rows = await conn
    .update(imports)
    .set(set)
    .where(beingRead({ importId, teamId }))
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
