// The writes of the library bank. All of them under the lock of the library's one row, so that two servers that start
// at once write one after the other, and the second finds nothing left to do.
import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { versionColumns } from "../bank/version-columns";
import { isLatest } from "../bank/versions";
import { type FoundBy, type VersionFields, writeStatus, writeVersions } from "../bank/writes";
import type { Conn, Database } from "../client";
import { kitItems, kits, questions, questionVersions } from "../schema/bank";
import { teams } from "../schema/people";
import { type QuestionStatus, questionStatuses } from "../vocabulary";

export type SeedQuestion = VersionFields & { slug: string; status: QuestionStatus; foundBy: FoundBy };
type SeedKit = {
  slug: string;
  title: string;
  summary: string;
  minutes: number;
  items: { question: string; minutes: number }[];
};

/** The hash of the files that the library was made from, if there is a library. */
export async function findSeedHash(conn: Conn): Promise<string | undefined> {
  const [row] = await conn.select({ seedHash: teams.seedHash }).from(teams).where(eq(teams.isLibrary, true));
  return row?.seedHash ?? undefined;
}

/** Brings the library to these questions and kits, in one transaction. Nothing is done if the hash is there already. */
export async function saveLibrary(
  database: Database,
  seed: { hash: string; questions: SeedQuestion[]; kits: SeedKit[] },
): Promise<void> {
  await database
    .insert(teams)
    .values({ name: "Rehearse library", isLibrary: true })
    .onConflictDoNothing({ target: teams.isLibrary, where: sql`is_library` });
  await database.transaction(async (tx) => {
    const [library] = await tx
      .select({ id: teams.id, seedHash: teams.seedHash })
      .from(teams)
      .where(eq(teams.isLibrary, true))
      .for("update");
    if (!library || library.seedHash === seed.hash) return;
    const idOf = await saveQuestions(tx, library.id, seed.questions);
    await saveKits(tx, library.id, { kits: seed.kits, idOf });
    await tx.update(teams).set({ seedHash: seed.hash }).where(eq(teams.id, library.id));
  });
}

async function saveQuestions(
  conn: Conn,
  teamId: string,
  wanted: SeedQuestion[],
): Promise<Map<string, string>> {
  const stored = await listStored(conn, teamId);
  const rows = wanted
    .map((question) => {
      const before = stored.get(question.slug);
      const questionId = before?.questionId ?? randomUUID();
      return { ...question, questionId, before, version: (before?.version ?? 0) + 1 };
    })
    .map(({ before, ...row }) => ({ row, isWritten: !before || isChanged(before, row) }));
  await writeVersions(conn, {
    teamId,
    createdBy: null,
    rows: rows.filter(({ isWritten }) => isWritten).map(({ row }) => row),
  });
  await saveStatuses(conn, teamId, { stored, wanted });
  return new Map([
    ...[...stored].map(([slug, { questionId }]) => [slug, questionId] as const),
    ...rows.map(({ row }) => [row.slug, row.questionId] as const),
  ]);
}

type Stored = Awaited<ReturnType<typeof listStored>>;

/** What left the files is retired, never deleted: interviews refer to it. */
async function saveStatuses(
  conn: Conn,
  teamId: string,
  { stored, wanted }: { stored: Stored; wanted: SeedQuestion[] },
): Promise<void> {
  const statusOf = new Map(wanted.map(({ slug, status }) => [slug, status]));
  for (const status of questionStatuses) {
    const questionIds = [...stored.values()]
      .filter(({ slug }) => (statusOf.get(slug) ?? "retired") === status)
      .map(({ questionId }) => questionId);
    await writeStatus(conn, { teamId, questionIds, status });
  }
}

async function listStored(conn: Conn, teamId: string) {
  const rows = await conn
    .select({
      slug: questions.slug,
      status: questions.status,
      questionId: questions.id,
      ...versionColumns,
    })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .where(eq(questions.teamId, teamId));
  return new Map(rows.map((row) => [row.slug, row]));
}

function isChanged(before: Record<string, unknown>, now: SeedQuestion): boolean {
  const { status: _, foundBy: __, slug: ___, ...fields } = now;
  return Object.keys(fields).some(
    (name) =>
      name in before &&
      name !== "version" &&
      JSON.stringify(before[name]) !== JSON.stringify(fields[name as keyof typeof fields]),
  );
}

/** A kit has no history: what is planned from it has copied it. Ids stay; the items are written anew. */
async function saveKits(
  conn: Conn,
  teamId: string,
  { kits: wanted, idOf }: { kits: SeedKit[]; idOf: Map<string, string> },
): Promise<void> {
  const slugs = wanted.map(({ slug }) => slug);
  const ours = eq(kits.teamId, teamId);
  await conn
    .delete(kits)
    .where(slugs.length > 0 ? and(ours, sql`${kits.slug} <> all(${sql.param(slugs)})`) : ours);
  for (const { items, ...kit } of wanted) {
    const [row] = await conn
      .insert(kits)
      .values({ teamId, ...kit })
      .onConflictDoUpdate({ target: [kits.teamId, kits.slug], set: kit })
      .returning({ id: kits.id });
    if (!row) throw new Error("A kit was written but gave no id.");
    await conn.delete(kitItems).where(eq(kitItems.kitId, row.id));
    const rows = items.flatMap(({ question, minutes }, index) => {
      const questionId = idOf.get(question);
      return questionId ? [{ kitId: row.id, position: index + 1, questionId, minutes }] : [];
    });
    if (rows.length > 0) await conn.insert(kitItems).values(rows);
  }
}
