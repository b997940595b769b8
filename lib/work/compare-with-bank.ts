// What each question of a document is like in the bank or before it, and what it seems to be about.
import type { BankText } from "@/db/imports/imports";
import { type Label, learnLabels, proposeLabel } from "@/lib/imports/labels";
import {
  addText,
  findLikenesses,
  type Likeness,
  newLexicon,
  toWordSet,
  type WordSet,
  weighWords,
} from "@/lib/imports/likeness";
import { titleOf } from "@/lib/imports/rules";
import type { FoundQuestion } from "../documents/found";
import { finish } from "./finish";
import type { Heard, Said } from "./jobs";

export type Compared = {
  label: Label;
  likeness?:
    | { where: "bank"; questionId: string; version: number; likeness: number }
    | { where: "document"; position: number; likeness: number };
};

type Entry = Pick<BankText, "questionId" | "version" | "topic" | "competency"> & { words: WordSet };
type Document = { name: string; questions: readonly FoundQuestion[] };
type Asking<T> = AsyncGenerator<Said<"import">, T, Heard<"import">>;

export async function* compareWithBank(
  { name, questions }: Document,
  tell: (share: number) => void,
): Asking<Compared[]> {
  const { document, bank, wanted, weights } = yield* readWords(questions);
  const sets = bank.map(({ words }) => words);
  const found = await finish(findLikenesses(document, sets, weights), tell);
  const labels = await finish(learnLabels(bank, wanted, weights), tell);
  return questions.map(({ fields, under }, index) => {
    const words = document[index] ?? new Uint32Array();
    const title = `${fields.title ?? ""} ${fields.prompt.slice(0, 200)}`;
    const label = proposeLabel({ words, title, under: [name, ...under], topic: fields.topic }, labels);
    return { label, likeness: toCompared(found[index], bank) };
  });
}

function toCompared(found: Likeness | undefined, bank: readonly Entry[]): Compared["likeness"] {
  if (!found) return undefined;
  const { likeness, at } = found;
  if (found.where === "document") return { where: "document", position: at + 1, likeness };
  const entry = bank[at];
  return entry && { where: "bank", questionId: entry.questionId, version: entry.version, likeness };
}

/** The words of both sides, as sets under common weights; `wanted` are all that the document has. */
async function* readWords(questions: Document["questions"]) {
  const lexicon = newLexicon();
  const texts = questions.map(({ fields }) =>
    addText(lexicon, textOf({ ...fields, title: fields.title ?? titleOf(fields.prompt) })),
  );
  const bank: Entry[] = [];
  for (let isLast = false; !isLast; ) {
    const heard: Heard<"import"> = yield { wants: "bank" } as const;
    if (!("bank" in heard)) throw new Error("The bank was asked for.");
    for (const { questionId, version, topic, competency, ...text } of heard.bank)
      bank.push({ questionId, version, topic, competency, words: addText(lexicon, textOf(text)) });
    isLast = heard.isLast;
  }
  const weights = weighWords(lexicon, texts.length + bank.length);
  const document = texts.map((words) => toWordSet(words, weights));
  // In place, so that a large bank is kept only once.
  for (const entry of bank) entry.words = toWordSet(entry.words, weights);
  const wanted = new Set<number>();
  for (const set of document) for (const word of set) wanted.add(word);
  return { document, bank, weights, wanted };
}

const textOf = ({ title, prompt }: { title: string; prompt: string }) =>
  `${title.slice(0, 200)}\n${prompt.slice(0, 4_000)}`;
