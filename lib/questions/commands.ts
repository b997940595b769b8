import { randomUUID } from "node:crypto";
import { addFavourite, removeFavourite } from "@/db/bank/favourites";
import { copyPacks, listLatestVersions, lockQuestions } from "@/db/bank/questions";
import { writeStatus, writeVersions } from "@/db/bank/writes";
import type { Conn, Database } from "@/db/client";
import type { QuestionStatus } from "@/db/vocabulary";
import type { Member } from "@/lib/auth/member";
import { AppError, notFound } from "@/lib/errors";
import { writeInRace } from "@/lib/races";
import { copyTitle } from "@/lib/text/titles";
import { toFoundBy } from "./found-by";
import type { BankWriter } from "./policy";
import { findFreeSlug } from "./reads";
import { mostTags, type StatusChange, type StatusUndo, type TagChange } from "./schema";

type Changed = { questionId: string; status: QuestionStatus };

/**
 * Adds a tag to these questions or takes it away: a new version of each that it changes. `same` counts those that had it so
 * already, `full` those that have as many tags as there can be. Throws `not_found` if any isn't the team's.
 */
export async function changeTags(
  database: Database,
  { teamId, personId: createdBy }: BankWriter,
  input: TagChange,
): Promise<{ tag: string; changed: string[]; same: number; full: number }> {
  const { questionIds, tag, change } = input;
  return database.transaction(async (tx) => {
    await requireLocked(tx, { teamId, questionIds });
    const latest = await listLatestVersions(tx, { teamId, questionIds });
    const wanting = latest.filter(({ tags }) => tags.includes(tag) === (change === "remove"));
    const fitting = wanting.filter(({ tags }) => change === "remove" || tags.length < mostTags);
    const rows = fitting.map((row) => {
      const tags = change === "add" ? [...row.tags, tag] : row.tags.filter((each) => each !== tag);
      return { ...row, tags, version: row.version + 1, foundBy: toFoundBy({ ...row, tags }) };
    });
    const changed: string[] = [];
    for (const part of inParts(rows))
      changed.push(...(await writeVersions(tx, { teamId, createdBy, rows: part })));
    return { tag, changed, same: latest.length - wanting.length, full: wanting.length - fitting.length };
  });
}

/**
 * Gives these questions another status without a new version. `changed` says which had another, and which. Throws `not_found` if
 * any isn't the team's.
 */
export async function changeStatus(
  database: Database,
  { teamId }: BankWriter,
  { questionIds, status }: StatusChange,
): Promise<{ changed: Changed[] }> {
  return database.transaction(async (tx) => {
    await requireLocked(tx, { teamId, questionIds });
    return { changed: await setStatus(tx, { teamId, questionIds, status }) };
  });
}

/** Gives back the statuses of those that still have the one they were given. Throws like `changeStatus`. */
export async function undoStatus(
  database: Database,
  { teamId }: BankWriter,
  input: StatusUndo,
): Promise<{ changed: Changed[] }> {
  const questionIds = input.changes.map(({ questionId }) => questionId);
  return database.transaction(async (tx) => {
    const locked = await requireLocked(tx, { teamId, questionIds });
    const unmoved = new Set(
      locked.filter(({ status }) => status === input.from).map((row) => row.questionId),
    );
    const changed: Changed[] = [];
    for (const status of new Set(input.changes.map((change) => change.status))) {
      const theirs = input.changes
        .filter((change) => change.status === status)
        .map((change) => change.questionId);
      const ids = theirs.filter((questionId) => unmoved.has(questionId));
      changed.push(...(await setStatus(tx, { teamId, questionIds: ids, status })));
    }
    return { changed };
  });
}

/** A new draft question with the same text as the newest version, and “(copy)” behind its title. */
export async function duplicateQuestion(
  database: Database,
  { teamId, personId: createdBy }: BankWriter,
  { questionId }: { questionId: string },
): Promise<{ questionId: string }> {
  const [newest] = await listLatestVersions(database, { teamId, questionIds: [questionId] });
  if (!newest) throw notFound("question");
  const { slug: _, ...text } = newest;
  const made = { ...text, questionId: randomUUID(), version: 1, status: "draft" as const };
  const row = { ...made, title: copyTitle(newest.title) };
  return writeInRace(database, async (conn, nth) => {
    const slug = await findFreeSlug(conn, { ...row, teamId, nth });
    await writeVersions(conn, { teamId, createdBy, rows: [{ ...row, slug, foundBy: toFoundBy(row) }] });
    return { questionId: row.questionId };
  });
}

/** Marks a question for this person alone, or takes the mark away. Throws `not_found` for a question of another team. */
export async function markFavourite(
  database: Database,
  { personId, teamId }: Member,
  { questionId, isFavourite }: { questionId: string; isFavourite: boolean },
): Promise<void> {
  const mark = isFavourite ? addFavourite : removeFavourite;
  if (!(await mark(database, { personId, teamId, questionId }))) throw notFound("question");
}

/** Adds what the team hasn't of one of the library's packs, and of its kits. */
export async function addPack(
  database: Database,
  { teamId }: BankWriter,
  { pack }: { pack: string },
): Promise<{ questions: number; kits: number }> {
  return database.transaction((tx) => copyPacks(tx, { teamId, packs: [pack] }));
}

async function setStatus(
  conn: Conn,
  { teamId, questionIds, status }: { teamId: string; questionIds: string[]; status: QuestionStatus },
): Promise<Changed[]> {
  const changed: Changed[] = [];
  for (const part of inParts(questionIds)) {
    const written = await writeStatus(conn, { teamId, questionIds: part, status });
    changed.push(...written.map(({ questionId, before }) => ({ questionId, status: before })));
  }
  return changed;
}

/** So few that even the longest questions there can be are written within a query's deadline. */
const mostInPart = 50;

const inParts = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / mostInPart) }, (_, part) =>
    rows.slice(part * mostInPart, (part + 1) * mostInPart),
  );

/** Holds the questions until the transaction ends, so that what is decided about them stays true. */
async function requireLocked(conn: Conn, { teamId, questionIds }: { teamId: string; questionIds: string[] }) {
  const locked = await lockQuestions(conn, { teamId, questionIds });
  if (locked.length === questionIds.length) return locked;
  if (questionIds.length === 1) throw notFound("question");
  throw new AppError(
    "not_found",
    "Some of these questions don’t exist any more. Nothing was changed; reload the page and choose again.",
  );
}
