// What a found question is about, in the words that the bank has for it: by the topic that the document names, or else by the
// company that its rare words keep in the bank.
import { questionFields } from "@/lib/questions/fields";
import { plainWords, type Weights, type WordSet } from "./likeness";

export type Label = { topic: string; competency: string };

export const unknownLabel: Label = {
  topic: questionFields.topic.otherwise,
  competency: questionFields.competency.otherwise,
};

/** A word that at most one text in ten has: such words vote for where they stand in the bank. */
const rareWeight = Math.log(10);
/** One word alone is chance. */
const enoughVotes = 2;

/** A word that stands everywhere says little: only where it stands most often is counted. */
const mostUses = 5;

/** What the bank calls things, and what its rare words are used for, in shares. */
type Labels = {
  list: Label[];
  /** The stem that each one's topic begins with. */
  heads: string[];
  topics: Map<string, Label>;
  /** Under each stem the names that end with it. */
  names: Map<string, Name[]>;
  /** Two topics or more that begin with the same word, and the one of them that a question gets which names no other. */
  families: Map<string, Label>;
  votes: Map<number, [label: number, share: number][]>;
  weightAt: Float64Array;
};

/** The stems by which a text names a topic. */
type Name = { label: Label; stems: string[] };

/** Yields the share done. `wanted` are the words of the document: no other is ever asked for. */
export function* learnLabels(
  bank: readonly (Label & { words: WordSet })[],
  wanted: ReadonlySet<number>,
  { weightAt }: Weights,
): Generator<number, Labels, undefined> {
  const list: Label[] = [];
  const counts: number[] = [];
  const numbers = new Map<string, number>();
  const uses = new Map<number, Map<number, number>>();
  for (const [at, { topic, competency, words }] of bank.entries()) {
    const key = `${topic}\n${competency}`;
    const number = numbers.get(key) ?? list.push({ topic, competency }) - 1;
    numbers.set(key, number);
    counts[number] = (counts[number] ?? 0) + 1;
    for (const word of words)
      if (wanted.has(word) && (weightAt[word] ?? 0) >= rareWeight) countUse(uses, word, number);
    if (at % 64 === 0) yield at / bank.length;
  }
  const votes: Labels["votes"] = new Map();
  for (const [word, counts] of uses) {
    votes.set(word, toShares(counts));
    if (word % 64 === 0) yield 1;
  }
  return { list, heads: list.map(headOf), ...learnNames(list, counts), votes, weightAt };
}

function countUse(uses: Map<number, Map<number, number>>, word: number, label: number): void {
  const counts = uses.get(word) ?? new Map<number, number>();
  counts.set(label, (counts.get(label) ?? 0) + 1);
  uses.set(word, counts);
}

function toShares(counts: Map<number, number>): [number, number][] {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, mostUses);
  return most.map(([label, count]) => [label, count / all]);
}

const small = new Set(["a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "under", "with"]);
const general = new Set(["basic", "core", "fundamental", "general", "introduction"]);

/** “Templating” and “templates”, “caching” and “a cache” have one stem: enough to know a topic's name again by. */
const toStem = (word: string) => word.replace(/(?<=\w{3})(at(ion|ing|ed|e)|ing|ion|ed|e)$/, "");
const stemsOf = (text: string) =>
  plainWords(text)
    .filter((word) => !small.has(word))
    .map(toStem);

function learnNames(list: readonly Label[], counts: readonly number[]) {
  const topics: Labels["topics"] = new Map();
  const names: Labels["names"] = new Map();
  const families: Labels["families"] = new Map();
  // The most frequent comes last: its competency stands, and it speaks for its family where none is general.
  const byCount = [...list.entries()].sort(([a], [b]) => (counts[a] ?? 0) - (counts[b] ?? 0) || b - a);
  for (const [, label] of byCount) topics.set(plainWords(label.topic).join(" "), label);
  const heads = countHeads(topics.values());
  for (const label of topics.values()) {
    const head = headOf(label);
    const isOfFamily = (heads.get(head) ?? 0) > 1;
    for (const stems of nameWays(label, isOfFamily)) {
      const last = stems.at(-1) ?? "";
      names.set(last, [...(names.get(last) ?? []), { label, stems }]);
    }
    const speaker = families.get(head);
    if (isOfFamily && !(speaker && isGeneral(speaker) && !isGeneral(label))) families.set(head, label);
  }
  return { topics, names, families };
}

const headOf = ({ topic }: Label) => stemsOf(topic)[0] ?? "";

function countHeads(labels: Iterable<Label>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(headOf(label), (counts.get(headOf(label)) ?? 0) + 1);
  return counts;
}

const isGeneral = ({ topic }: Label) =>
  plainWords(topic)
    .slice(1)
    .every((word) => general.has(word));

/** “Django views and URLs” is named by Django with views or with URLs; “Cookies and sessions”, which has no family, by either. */
function nameWays(label: Label, isOfFamily: boolean): string[][] {
  const head = headOf(label);
  const ways = label.topic.split(/\band\b|[,&/]/i).map(stemsOf);
  if (!isOfFamily) return ways.filter(({ length }) => length > 0);
  const whole = ways.map((stems) => (stems[0] === head ? stems : [head, ...stems]));
  return whole.filter(({ length }) => length > 1);
}

type Unlabelled = {
  words: WordSet;
  title: string;
  /** The document's name, then the headings that it stands under, outermost first. */
  under: readonly string[];
  topic?: string;
};

/** By the topic that the document gave, the one that title and headings name, its rare words, or else the family that is named. */
export function proposeLabel(found: Unlabelled, labels: Labels): Label {
  const { words, title, under, topic } = found;
  const near = [title, ...under.toReversed()].map((text) => stemsOf(text.slice(0, 400)));
  const heads = near.flat().filter((stem) => labels.families.has(stem));
  const voted = findVoted(words, heads, labels);
  if (topic) {
    const known = labels.topics.get(plainWords(topic).join(" "));
    return { topic, competency: (known ?? voted ?? unknownLabel).competency };
  }
  const family = labels.families.get(heads[0] ?? "");
  return findNamed(near, labels) ?? voted ?? family ?? { ...unknownLabel, ...nameTopic(under.slice(1)) };
}

const noSubject =
  /\d|\b(part|section|chapter|level|round|questions?|answers?|interviews?|introduction|basics?|general|junior|mid|senior|easy|medium|hard|notes?|sheet|prep|faq|misc|others?|contents)\b/i;

/** “Top 50 CSS interview questions and answers” are about CSS. */
const subjectOf = (heading: string): string =>
  /^(?:(?:the|top|best|most|common|\d{1,4}\+?)\s+)*(\S.{0,60}?)\s+(?:interview\s+questions?|questions?\s+(?:and|&)\s+answers?)\b/i.exec(
    heading.slice(0, 120),
  )?.[1] ?? heading;

/** A short heading is a topic that the bank doesn't have yet, unless it says only where one is in the document. */
function nameTopic(headings: readonly string[]): { topic?: string } {
  const topic = headings
    .map(subjectOf)
    .findLast((heading) => /\p{L}{2}/u.test(heading) && !noSubject.test(heading));
  return topic && topic.length <= 40 && topic.split(" ").length <= 4 ? { topic } : {};
}

/** The longest name that ends in the title and has its other words there or in the headings; else in the nearest heading. */
function findNamed(near: readonly string[][], { names }: Labels): Label | undefined {
  for (const [index, stems] of near.entries()) {
    const within = new Set(near.slice(index).flat());
    const named = stems
      .flatMap((stem) => names.get(stem) ?? [])
      .filter((name) => name.stems.every((stem) => within.has(stem)));
    const longest = named.reduce<Name | undefined>(
      (best, name) => (best && best.stems.length >= name.stems.length ? best : name),
      undefined,
    );
    if (longest) return longest.label;
  }
  return undefined;
}

/** Where a family is named, only its own topics are voted for. */
function findVoted(words: WordSet, heads: readonly string[], labels: Labels): Label | undefined {
  const { list, votes, weightAt } = labels;
  const tally = new Map<number, { score: number; votes: number }>();
  let best: { label: number; score: number; votes: number } | undefined;
  for (const word of words) {
    for (const [label, share] of votes.get(word) ?? []) {
      if (heads.length > 0 && !heads.includes(labels.heads[label] ?? "")) continue;
      const before = tally.get(label) ?? { score: 0, votes: 0 };
      const now = { score: before.score + share * (weightAt[word] ?? 0), votes: before.votes + share };
      tally.set(label, now);
      if (!best || now.score > best.score) best = { label, ...now };
    }
  }
  return best && best.votes >= enoughVotes ? list[best.label] : undefined;
}
