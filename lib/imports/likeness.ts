// How alike two questions are: what their words weigh in common, of all that they weigh together. A word weighs more the
// fewer texts have it. Texts whose rarest words differ can't be alike enough, so only those that share one are compared
// (prefix filtering, as in Chaudhuri, Ganti and Kaushik, “A Primitive Operator for Similarity Joins”, 2006).
import { toWords } from "@/lib/text/words";

/** From here on somebody should look at it; from `nearlySame` on it is left out unless somebody says otherwise. */
export const alike = 0.6;
export const nearlySame = 0.9;

/** Where thousands share even their rarest words, no more of them are looked at, and then compared, for one text. */
const mostLookedAt = 10_000;
const mostCompared = 300;

/** Each word that was seen, by its number, and how many texts have it. */
type Lexicon = { numberOf: Map<string, number>; texts: number[] };
/** A text's words by their ranks in the order from rare to common, ascending. */
export type WordSet = Uint32Array;

export const newLexicon = (): Lexicon => ({ numberOf: new Map(), texts: [] });

/** Words without an s at their end, so that “Querysets run” and “a queryset runs” have theirs in common. */
export const plainWords = (text: string): string[] =>
  toWords(text).map((word) => word.replace(/(?<=\w{3})s$/, ""));

/** Takes a text's words in and gives their numbers, each once. */
export function addText(lexicon: Lexicon, text: string): Uint32Array {
  const numbers = [...new Set(plainWords(text))].map((word) => {
    const known = lexicon.numberOf.get(word);
    const number = known ?? lexicon.texts.push(0) - 1;
    if (known === undefined) lexicon.numberOf.set(word, number);
    lexicon.texts[number] = (lexicon.texts[number] ?? 0) + 1;
    return number;
  });
  return Uint32Array.from(numbers);
}

export type Weights = { rankOf: Uint32Array; weightAt: Float64Array };

/** Once all texts are in: the words from rare to common, and what each weighs. Sorted by counting: there may be many. */
export function weighWords({ texts }: Lexicon, total: number): Weights {
  const next = new Uint32Array(total + 2);
  for (const count of texts) next[count + 1] = (next[count + 1] ?? 0) + 1;
  for (let count = 1; count < next.length; count += 1)
    next[count] = (next[count] ?? 0) + (next[count - 1] ?? 0);
  const rankOf = new Uint32Array(texts.length);
  const weightAt = new Float64Array(texts.length);
  texts.forEach((count, number) => {
    const rank = next[count] ?? 0;
    next[count] = rank + 1;
    rankOf[number] = rank;
    weightAt[rank] = Math.log((total + 1) / count);
  });
  return { rankOf, weightAt };
}

export function toWordSet(numbers: Uint32Array, { rankOf }: Weights): WordSet {
  return numbers.map((number) => rankOf[number] ?? 0).sort();
}

/** The likest text before it: in the bank, or earlier in the document. `at` is its index there. */
export type Likeness = { where: "bank" | "document"; at: number; likeness: number };

/** For each text of the document its likeness, where one is at least `alike`. Yields the share done. */
export function* findLikenesses(
  document: readonly WordSet[],
  bank: readonly WordSet[],
  weights: Weights,
): Generator<number, (Likeness | undefined)[], undefined> {
  const index = newIndex(document, weights);
  const best: (Likeness | undefined)[] = [];
  const all = document.length + bank.length;
  for (const [nth, set] of document.entries()) {
    for (const [at, likeness] of findAlike(index, set))
      best[nth] = better(best[nth], { where: "document", at, likeness });
    addToIndex(index, nth);
    if (nth % 16 === 0) yield nth / all;
  }
  for (const [at, set] of bank.entries()) {
    for (const [nth, likeness] of findAlike(index, set))
      best[nth] = better(best[nth], { where: "bank", at, likeness });
    if (at % 16 === 0) yield (document.length + at) / all;
  }
  return best;
}

/** At the same likeness the bank's counts: that one is there already. */
function better(before: Likeness | undefined, now: Likeness): Likeness {
  if (!before || now.likeness > before.likeness) return now;
  return now.likeness === before.likeness && now.where !== before.where ? now : before;
}

type Index = {
  sets: readonly WordSet[];
  weightAt: Float64Array;
  sums: Float64Array;
  /** What each text's words weigh that aren't among its rarest. */
  rests: Float64Array;
  /** The texts that have the word among their rarest. */
  textsWith: Map<number, number[]>;
  /** What the rarest words weigh that the searched text shares with each; 0 between two searches. */
  shared: Float64Array;
};

function newIndex(sets: readonly WordSet[], { weightAt }: Weights): Index {
  const sums = Float64Array.from(sets, (set) => sumOf(set, weightAt));
  const { length } = sets;
  const textsWith = new Map<number, number[]>();
  return {
    sets,
    weightAt,
    sums,
    textsWith,
    rests: new Float64Array(length),
    shared: new Float64Array(length),
  };
}

function addToIndex(index: Index, nth: number): void {
  const { rarest, rest } = split(index.sets[nth] ?? new Uint32Array(), index.weightAt);
  index.rests[nth] = rest;
  for (const word of rarest) {
    const texts = index.textsWith.get(word);
    if (texts) texts.push(nth);
    else index.textsWith.set(word, [nth]);
  }
}

/** The texts of the index that are alike, with their likeness. */
function findAlike(index: Index, set: WordSet): [nth: number, likeness: number][] {
  const { sets, sums, rests, weightAt } = index;
  const { rarest, sum, rest } = split(set, weightAt);
  const found: [number, number][] = [];
  let left = mostCompared;
  for (const nth of collect(index, rarest)) {
    const both = sum + (sums[nth] ?? 0);
    const seen = index.shared[nth] ?? 0;
    index.shared[nth] = 0;
    // Shared words that weren't seen lie behind the rarest of one of the two.
    const most = Math.min(sum, both - sum, seen + Math.max(rest, rests[nth] ?? 0));
    if (left === 0 || most < enough * both) continue;
    left -= 1;
    const shared = sumShared(set, sets[nth] ?? new Uint32Array(), weightAt);
    const likeness = shared / (both - shared);
    if (likeness >= alike) found.push([nth, Math.min(1, likeness)]);
  }
  return found;
}

/** The texts that share some of these words, with what those weigh in `shared`; first those that share the rarest. */
function collect({ textsWith, shared, weightAt }: Index, words: WordSet): number[] {
  const touched: number[] = [];
  let left = mostLookedAt;
  for (const word of words) {
    const weight = weightAt[word] ?? 0;
    for (const nth of textsWith.get(word) ?? []) {
      if (left-- <= 0) return touched;
      if (shared[nth] === 0) touched.push(nth);
      shared[nth] = (shared[nth] ?? 0) + weight;
    }
  }
  return touched;
}

/** The share of both texts' weight together that alike ones have in common. A hair less, for rounding. */
const enough = alike / (1 + alike) - 1e-9;

const sumOf = (set: WordSet, weightAt: Float64Array) =>
  set.reduce((sum, word) => sum + (weightAt[word] ?? 0), 0);

/** The rarest words, up to where the rest could not make two texts alike any more; and what all and the rest weigh. */
function split(set: WordSet, weightAt: Float64Array): { rarest: WordSet; sum: number; rest: number } {
  const sum = sumOf(set, weightAt);
  let rest = sum;
  let end = 0;
  while (end < set.length && rest >= (alike - 1e-9) * sum) rest -= weightAt[set[end++] ?? 0] ?? 0;
  return { rarest: set.subarray(0, end), sum, rest };
}

function sumShared(one: WordSet, other: WordSet, weightAt: Float64Array): number {
  let sum = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const a = one[i] ?? 0;
    const b = other[j] ?? 0;
    if (a === b) sum += weightAt[a] ?? 0;
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return sum;
}
