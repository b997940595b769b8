// Accepting an import: one transaction that holds it, so that two at once make one.
import { randomUUID } from "node:crypto";
import { listSlugs } from "@/db/bank/questions";
import { type VersionRow, writeVersions } from "@/db/bank/writes";
import type { Conn, Database } from "@/db/client";
import * as writes from "@/db/imports/writes";
import { insertKit, replaceKitItems } from "@/db/kits/writes";
import type { Made, Report, Staged } from "@/db/schema/import-columns";
import type { QuestionStatus } from "@/db/vocabulary";
import { AppError, postgresCode } from "@/lib/errors";
import { toFoundBy } from "@/lib/questions/found-by";
import type { BankWriter } from "@/lib/questions/policy";
import type { Question } from "@/lib/questions/schema";
import { chooseSlug, slugChoices, toSlug } from "@/lib/text/slugs";
import { movedOn } from "./commands";
import { readImport } from "./reads";
import { mergeIntoVersion } from "./rules";

type Tx = { conn: Conn; writer: BankWriter; importId: string; approve: boolean };

/** So much is built and sent at once: little enough that the rooms don't notice. */
const batch = 50;

/** Brings everything that is chosen into the bank, approved where that is asked for, or nothing. A second call finds what the first one made. */
export async function acceptImport(
  database: Database,
  writer: BankWriter,
  { importId, approve }: { importId: string; approve: boolean },
): Promise<Made> {
  const named = { importId, teamId: writer.teamId };
  await writes.prepareFacets(database, { ...named, approve });
  const made = await inOneTransaction(database, async (conn) => {
    const moved = await writes.moveStage(conn, { ...named, from: "review", to: "accepted" });
    if (!moved) return undefined;
    await refuseDoubles(conn, importId);
    const { idOf, ...counts } = await addChosen({ conn, writer, importId, approve });
    const report = moved.report;
    const kits = await addKits({ conn, writer }, report.kits, idOf);
    const made = { ...counts, kits: kits.filter(({ madeId }) => madeId).length };
    await writes.saveReport(conn, { importId, report: { ...report, kits, made } satisfies Report });
    return made;
  });
  if (made) return made;
  const { stage, report } = await readImport(database, writer, named);
  if (stage === "accepted" && report.made) return report.made;
  throw movedOn();
}

/** A slug, a question about to be deleted, two that waited for each other, a lock that was waited for too long. */
const takenMeanwhile = ["23505", "23503", "40P01", "55P03"];

/** A refusal in words where somebody else was at the same rows. */
export async function inOneTransaction<T>(database: Database, run: (conn: Conn) => Promise<T>): Promise<T> {
  return database.transaction(run).catch((error) => {
    if (!takenMeanwhile.includes(postgresCode(error) ?? "")) throw error;
    const message =
      "Somebody was changing this import or the bank at the same moment, so nothing was written. Reload the page, then try again.";
    throw new AppError("conflict", message, { cause: error });
  });
}

async function refuseDoubles(conn: Conn, importId: string): Promise<void> {
  const positions = await writes.findDoubles(conn, importId);
  if (positions.length === 0) return;
  const message = `Questions ${positions.slice(0, 8).join(", ")} would each be the new version of the same one in the bank. Nothing was written: leave that to one of them.`;
  throw new AppError("conflict", message);
}

/** `idOf` finds a question by the slug that its pack gave it. */
async function addChosen(tx: Tx) {
  const total = { added: 0, versions: 0, drafts: 0, idOf: new Map<string, string>() };
  for (let after = 0; ; ) {
    const items = await writes.listChosen(tx.conn, { importId: tx.importId, after, limit: batch });
    after = items.at(-1)?.position ?? after;
    if (items.length === 0) break;
    for (const { staged, row } of await addBatch(tx, items)) {
      if (staged.slug) total.idOf.set(staged.slug, row.questionId);
      total[row.version === 1 ? "added" : "versions"] += 1;
      if (row.status === "draft") total.drafts += 1;
    }
  }
  if (total.added + total.versions > 0) return total;
  throw new AppError("invalid", "Nothing is chosen. Choose at least one question to bring in.");
}

type Planned = { position: number; staged: Staged; row: VersionRow; statusBefore: QuestionStatus | null };

async function addBatch(
  { conn, writer, importId, approve }: Tx,
  items: writes.ChosenItem[],
): Promise<Planned[]> {
  const { teamId, personId } = writer;
  const isNew = ({ choice }: writes.ChosenItem) => choice === "add";
  const planned = [
    ...(await planNew(conn, teamId, items.filter(isNew))),
    ...(await planVersions(
      conn,
      teamId,
      items.filter((item) => !isNew(item)),
    )),
  ];
  if (approve) for (const { row } of planned) if (row.status === "draft") row.status = "approved";
  const rows = planned.map(({ row }) => row);
  const written = await writeVersions(conn, { teamId, createdBy: personId, rows });
  const stale = planned.filter(({ row }) => !written.has(row.questionId));
  if (stale.length > 0) throw movedMeanwhile(stale.map(({ position }) => position));
  const made = planned.map(({ position, row, statusBefore }) => {
    return { position, madeId: row.questionId, madeVersion: row.version, statusBefore };
  });
  await writes.noteMade(conn, importId, made);
  return planned;
}

async function planNew(conn: Conn, teamId: string, items: writes.ChosenItem[]): Promise<Planned[]> {
  const wanted = items.map(({ fields }) => choicesFor(fields));
  const known = await listSlugs(conn, { teamId, slugs: wanted.flat() });
  const taken = new Set(known.map(({ slug }) => slug));
  const planned: Planned[] = [];
  for (const [index, { position, fields, promptHtml, modelAnswerHtml }] of items.entries()) {
    const staged = fields;
    const questionId = randomUUID();
    const slug = chooseSlug(wanted[index] ?? [], taken, questionId);
    taken.add(slug);
    const row = { ...toRow(staged.question), questionId, slug, version: 1, promptHtml, modelAnswerHtml };
    planned.push({ position, staged, row, statusBefore: null });
  }
  return planned;
}

/** Few: a document has many questions, and the bank is asked about all of their slugs at once. */
const choicesFor = ({ slug, question }: Staged) => slugChoices(slug ?? toSlug(question.title, "question"), 9);

const toRow = (question: Question) => ({ ...question, foundBy: toFoundBy(question) });

async function planVersions(conn: Conn, teamId: string, items: writes.ChosenItem[]): Promise<Planned[]> {
  const questionIds = items.flatMap(({ likeId }) => likeId ?? []);
  const current = await writes.listVersions(conn, { teamId, questionIds, back: 0 });
  const byId = new Map(current.map((row) => [row.questionId, row]));
  return items.map(({ position, fields, likeId, ...html }) => {
    const staged = fields;
    const before = byId.get(likeId ?? "");
    if (!before || before.latest !== staged.basedOn) throw movedMeanwhile([position]);
    const { questionId, slug, status, latest } = before;
    const question = mergeIntoVersion(staged, before);
    const row = {
      ...toRow(question),
      questionId,
      slug,
      version: latest + 1,
      promptHtml: staged.given.includes("prompt") ? html.promptHtml : before.promptHtml,
      modelAnswerHtml: staged.given.includes("modelAnswer") ? html.modelAnswerHtml : before.modelAnswerHtml,
    };
    return { position, staged, row, statusBefore: status };
  });
}

function movedMeanwhile(positions: number[]): AppError {
  const [which, them] = positions.length === 1 ? ["Question", "it"] : ["Questions", "them"];
  const message = `${which} ${positions.slice(0, 8).join(", ")} can’t become a new version: the one in the bank has changed or gone since. Nothing was written. Choose again what becomes of ${them}, then accept.`;
  return new AppError("conflict", message);
}

/** Those of the kits that have all their questions now, whose slug is free. */
async function addKits(
  { conn, writer }: Pick<Tx, "conn" | "writer">,
  kits: Report["kits"],
  made: Map<string, string>,
) {
  const { teamId, personId } = writer;
  const slugs = [...new Set(kits.flatMap(({ items }) => items.map(({ question }) => question)))];
  const known = slugs.length > 0 ? await listSlugs(conn, { teamId, slugs }) : [];
  const idOf = new Map([...known.map(({ slug, questionId }) => [slug, questionId] as const), ...made]);
  const result: Report["kits"] = [];
  for (const kit of kits) {
    const items = kit.items.flatMap(({ question, minutes }) => {
      const questionId = idOf.get(question);
      return questionId ? [{ questionId, minutes }] : [];
    });
    const isWhole = new Set(items.map(({ questionId }) => questionId)).size === kit.items.length;
    const { slug, title, summary, minutes } = kit;
    const madeId = randomUUID();
    const row = { id: madeId, teamId, createdBy: personId, slug, title, summary, minutes, isShared: true };
    const isMade = isWhole && (await insertKit(conn, row));
    if (isMade) await replaceKitItems(conn, { kitId: madeId, teamId, items });
    result.push(isMade ? { ...kit, madeId } : kit);
  }
  return result;
}
