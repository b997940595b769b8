import type { Conn } from "@/db/client";
import { type BankText, findImport, listBankTexts, listImports } from "@/db/imports/imports";
import { countItems, type Item, listItems } from "@/db/imports/items";
import type { ItemProblem, Staged } from "@/db/schema/import-columns";
import type { FoundQuestion } from "@/lib/documents/found";
import { notFound } from "@/lib/errors";
import type { BankWriter } from "@/lib/questions/policy";
import { type Label, learnLabels, proposeLabel } from "./labels";
import {
  addText,
  findLikenesses,
  type Likeness,
  newLexicon,
  toWordSet,
  type Weights,
  type WordSet,
  weighWords,
} from "./likeness";
import { newPace, runPaced } from "./pace";
import { titleOf } from "./rules";
import type { Show } from "./schema";

export const pageSize = 50;

type Named = { importId: string };

/** The team's newest imports. */
export async function listRecentImports(conn: Conn, { teamId }: BankWriter) {
  const rows = await listImports(conn, { teamId, limit: 20 });
  return rows.map(({ made, ...row }) => ({ ...row, made: made ?? undefined }));
}
export type RecentImport = Awaited<ReturnType<typeof listRecentImports>>[number];

/** Throws `not_found` outside the team. */
export async function readImport(conn: Conn, { teamId }: BankWriter, { importId }: Named) {
  const row = await findImport(conn, { teamId, importId });
  if (!row) throw notFound("import");
  return row;
}

export type ReviewItem = Omit<Item, "fields" | "problems"> & Staged & { problems: ItemProblem[] };

/** One page of the questions under review, and how many there are of each sort. */
export async function readReview(
  conn: Conn,
  { teamId }: BankWriter,
  { page, show, importId }: Named & { page: number; show: Show },
) {
  const named = { teamId, importId };
  const [counts, rows] = await Promise.all([
    countItems(conn, named),
    listItems(conn, { ...named, show, offset: (page - 1) * pageSize, limit: pageSize }),
  ]);
  const items = rows.map(({ fields, problems, ...row }): ReviewItem => {
    return { ...row, ...fields, problems };
  });
  return { counts, items };
}

export type Compared = {
  label: Label;
  likeness?:
    | { where: "bank"; questionId: string; version: number; likeness: number }
    | { where: "document"; position: number; likeness: number };
};

type Entry = Pick<BankText, "questionId" | "version" | "topic" | "competency"> & { words: WordSet };
type Given = { name: string; questions: readonly FoundQuestion[]; tell(share: number): void };

/** What each question of a document is like in the bank or before it, and what it seems to be about. */
export async function compareWithBank(
  conn: Conn,
  { teamId }: BankWriter,
  { name, questions, tell }: Given,
): Promise<Compared[]> {
  const { document, bank, wanted, weights } = await readWords(conn, { teamId, questions });
  const sets = bank.map(({ words }) => words);
  const found = await runPaced(findLikenesses(document, sets, weights), tell);
  const labels = await runPaced(learnLabels(bank, wanted, weights));
  const pace = newPace();
  const compared: Compared[] = [];
  for (const [index, { fields, under }] of questions.entries()) {
    const words = document[index] ?? new Uint32Array();
    const title = `${fields.title ?? ""} ${fields.prompt.slice(0, 200)}`;
    const label = proposeLabel({ words, title, under: [name, ...under], topic: fields.topic }, labels);
    compared.push({ label, likeness: toCompared(found[index], bank) });
    await pace();
  }
  return compared;
}

function toCompared(found: Likeness | undefined, bank: readonly Entry[]): Compared["likeness"] {
  if (!found) return undefined;
  const { likeness, at } = found;
  if (found.where === "document") return { where: "document", position: at + 1, likeness };
  const entry = bank[at];
  return entry && { where: "bank", questionId: entry.questionId, version: entry.version, likeness };
}

/** The words of both sides, as sets under common weights; `wanted` are all that the document has. */
async function readWords(conn: Conn, { teamId, questions }: Pick<Given, "questions"> & { teamId: string }) {
  const lexicon = newLexicon();
  const pace = newPace();
  const document: WordSet[] = [];
  for (const { fields } of questions) {
    document.push(addText(lexicon, textOf({ ...fields, title: fields.title ?? titleOf(fields.prompt) })));
    await pace();
  }
  const bank: Entry[] = [];
  for await (const row of walkBank(conn, teamId)) {
    const { questionId, version, topic, competency } = row;
    bank.push({ questionId, version, topic, competency, words: addText(lexicon, textOf(row)) });
    await pace();
  }
  const weights = weighWords(lexicon, document.length + bank.length);
  return { document, bank, weights, wanted: await sortWords(document, bank, weights) };
}

/** Turns words into sets in place, so that a large bank is kept only once. */
async function sortWords(document: WordSet[], bank: Entry[], weights: Weights): Promise<Set<number>> {
  const pace = newPace();
  const wanted = new Set<number>();
  for (const [index, words] of document.entries()) {
    const set = toWordSet(words, weights);
    document[index] = set;
    for (const word of set) wanted.add(word);
    await pace();
  }
  for (const entry of bank) {
    entry.words = toWordSet(entry.words, weights);
    await pace();
  }
  return wanted;
}

const textOf = ({ title, prompt }: { title: string; prompt: string }) =>
  `${title.slice(0, 200)}\n${prompt.slice(0, 4_000)}`;

async function* walkBank(conn: Conn, teamId: string): AsyncGenerator<BankText> {
  const limit = 1_000;
  for (let after = ""; ; ) {
    const rows = await listBankTexts(conn, { teamId, after, limit });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < limit) return;
    after = last.slug;
  }
}
