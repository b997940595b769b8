// From an uploaded document to questions that can be reviewed, in the background of the process that serves the rooms: work is
// done in slices of a few milliseconds, and one document at a time. Which one is at what is kept in memory; an import that is
// being read in the database and not here was cut short by a restart.

import { writeWords } from "@/db/bank/writes";
import type { Conn, Database } from "@/db/client";
import { emptyReport, updateReading } from "@/db/imports/imports";
import { insertItems, type NewItem } from "@/db/imports/items";
import type { ItemProblem, Report, Staged } from "@/db/schema/import-columns";
import type { DocumentRead, FoundQuestion } from "@/lib/documents/found";
import { readDocument } from "@/lib/documents/read-document";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { questionFields } from "@/lib/questions/fields";
import { toFoundBy } from "@/lib/questions/found-by";
import type { BankWriter } from "@/lib/questions/policy";
import { tidyLine } from "@/lib/text/tidy";
import { nearlySame } from "./likeness";
import { breathe, runPaced } from "./pace";
import { type Compared, compareWithBank, readImport } from "./reads";
import { fillQuestion, tidyFound } from "./rules";

export type Step = "waiting" | "reading" | "comparing" | "rendering";
export type Progress = { step: Step; share: number };
type Document = { importId: string; name: string; bytes: Uint8Array };

const shared: typeof globalThis & {
  rehearseImports?: { progress: Map<string, Progress>; last: Promise<void> };
} = globalThis;

function queue() {
  shared.rehearseImports ??= { progress: new Map(), last: Promise.resolve() };
  return shared.rehearseImports;
}

/**
 * The import with what this process is doing for it. One that is being read here by nobody was cut short by a restart, and is
 * marked so now.
 */
export async function readStanding(conn: Conn, writer: BankWriter, { importId }: { importId: string }) {
  const found = await readImport(conn, writer, { importId });
  const progress = queue().progress.get(importId);
  if (found.stage !== "reading" || progress) return { ...found, progress };
  const failure =
    "The server was restarted while it read this document. Nothing is in your bank; bring it in again.";
  const report: Report = { ...emptyReport, failure };
  await updateReading(conn, { importId, stage: "failed", report });
  // It may have been done with between the two looks: then the row says so.
  return { ...(await readImport(conn, writer, { importId })), progress };
}

/** Uploads lie in memory until their turn comes. */
export const mostWaiting = 8;
export const isCrowded = (): boolean => queue().progress.size >= mostWaiting;

/** Reads the document when those before it are done. Resolves when it is; what goes wrong is told by the import. */
export function prepareImport(database: Database, writer: BankWriter, document: Document): Promise<void> {
  const { progress, last } = queue();
  const { importId } = document;
  progress.set(importId, { step: "waiting", share: 0 });
  const done = last.then(async () => {
    await prepare(database, writer, document).catch((error) => fail(database, importId, error));
    progress.delete(importId);
  });
  queue().last = done;
  return done;
}

async function fail(database: Database, importId: string, error: unknown): Promise<void> {
  log.error({ err: error, importId }, "An import could not be prepared");
  const failure =
    "Something went wrong while this document was read. Nothing is in your bank; bring it in again.";
  const report: Report = { ...emptyReport, failure };
  await updateReading(database, { importId, stage: "failed", report }).catch((err) =>
    log.error({ err, importId }, "An import could not be marked as failed"),
  );
}

async function prepare(database: Database, writer: BankWriter, document: Document): Promise<void> {
  const { importId, name, bytes } = document;
  const tell = (step: Step) => (share: number) => void queue().progress.set(importId, { step, share });
  tell("reading")(0);
  await breathe();
  const read = await runPaced(readDocument({ name, bytes }), tell("reading"));
  const found = read.questions.length;
  const report = toReport(read);
  if (found === 0) {
    const failure = "No question was found in this document. Below is what stood in the way.";
    await updateReading(database, { importId, stage: "failed", report: { ...report, failure } });
    return;
  }
  if (!(await updateReading(database, { importId, found }))) return;
  const given = { name, questions: read.questions, tell: tell("comparing") };
  const compared = await compareWithBank(database, writer, given);
  tell("rendering")(0);
  await stageAll(database, { ...writer, importId, name, questions: read.questions }, compared);
  await updateReading(database, { importId, stage: "review", ready: found, report });
}

const mostReported = 500;

function toReport({ leftOut, problems, kits }: DocumentRead): Report {
  return {
    leftOut: leftOut
      .slice(0, mostReported)
      .map(({ lines, text, why }) => ({ lines, text: tidyLine(text.slice(0, 200)), why: tidyLine(why) })),
    leftOutCount: leftOut.length,
    problems: [...problems.filter(({ isEnd }) => isEnd), ...problems.filter(({ isEnd }) => !isEnd)]
      .slice(0, mostReported)
      .map((problem) => ({ ...problem, message: tidyLine(problem.message.slice(0, 400)) })),
    problemCount: problems.length,
    kits: kits.slice(0, mostReported),
  };
}

type Work = { teamId: string; importId: string; name: string; questions: readonly FoundQuestion[] };
const batch = 50;

async function stageAll(
  database: Database,
  { teamId, importId, name, questions }: Work,
  compared: Compared[],
) {
  let items: NewItem[] = [];
  for (const [index, found] of questions.entries()) {
    items.push(await stage({ found, name, index }, compared[index]));
    await breathe();
    if (items.length < batch && index + 1 < questions.length) continue;
    await insertItems(database, importId, items);
    // Now rather than while it is accepted: that is one transaction, and would close them to the rest of the team.
    const foundBy = items.map(({ fields }) => toFoundBy(fields.question));
    await writeWords(database, { teamId, found: foundBy });
    items = [];
    if (!(await updateReading(database, { importId, ready: index + 1 }))) return;
  }
}

type Found = { found: FoundQuestion; name: string; index: number };

async function stage({ found, name, index }: Found, compared: Compared | undefined): Promise<NewItem> {
  const { label, likeness } = compared ?? { label: { topic: "", competency: "" } };
  const { question: filled, slug, given } = fillQuestion({ found, name, label });
  const { question, problems } = tidyFound(filled);
  const { promptHtml, modelAnswerHtml, ...shown } = await renderQuestion(question);
  const all = [...problems, ...shown.problems];
  const like = likeness?.where === "bank" ? likeness : undefined;
  const fields: Staged = { question, slug, given, basedOn: like?.version ?? null };
  const isLeftOut = all.length > 0 || (likeness && likeness.likeness >= nearlySame);
  return {
    position: index + 1,
    lineFrom: found.lines.from,
    lineTo: found.lines.to,
    fields,
    problems: all,
    promptHtml,
    modelAnswerHtml,
    likeId: like?.questionId ?? null,
    likeness: likeness?.likeness ?? null,
    likePosition: likeness?.where === "document" ? likeness.position : null,
    choice: isLeftOut ? "skip" : "add",
  };
}

/** Texts beyond what the schema allows are shown as far as that: rendering has no end that can be set. */
const longestShown = {
  prompt: questionFields.prompt.most,
  modelAnswer: questionFields.modelAnswer.most,
};

/** The HTML of both texts, and why one can't be shown. */
export async function renderQuestion(question: { prompt: string; modelAnswer: string }) {
  const { renderMarkdown } = await import("@/lib/markdown/render");
  const problems: ItemProblem[] = [];
  const render = async (field: keyof typeof longestShown) => {
    try {
      return await renderMarkdown(question[field].slice(0, longestShown[field]));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push({ field, message: error.message });
      return "";
    }
  };
  const promptHtml = await render("prompt");
  await breathe();
  const modelAnswerHtml = await render("modelAnswer");
  return { promptHtml, modelAnswerHtml, problems };
}
