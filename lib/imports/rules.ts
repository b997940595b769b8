// From a found question to one that the bank can take: what is missing is filled in, what is wrong is said.
import type { FoundQuestion, Lines } from "@/lib/questions/packs/found";
import { tidyLine, tidyText, toWords } from "@/lib/questions/rules";
import { type Question, questionSchema } from "@/lib/questions/schema";
import { plainWords, type Weights, type WordSet } from "./likeness";
import type { FieldName, ItemProblem, Staged } from "./schema";

export type Label = { topic: string; competency: string };

/** Enough to mend by hand a text that is too long, and little enough to be sent back by a form. */
export const longestKept = 40_000;
const mostKept = 50;

const defaults = {
  ...{ status: "draft", kind: "spoken", difficulty: 3, minutes: 5, tags: [], licence: "Unknown" },
  ...{ modelAnswer: "", keyPoints: [], followUps: [], hints: [], levels: [] },
} as const;

type Found = { found: FoundQuestion; name: string; label: Label };

/** Fills in what the document didn't say. Texts are tidy; nothing is checked yet. */
export function fillQuestion({ found, name, label }: Found): Pick<Staged, "question" | "slug" | "given"> {
  const { slug, ...fields } = found.fields;
  const given = (Object.keys(fields) as (keyof typeof fields)[]).filter((field) => !isEmpty(fields[field]));
  const source = `${name.slice(0, 240)}, ${nameLines(found.lines)}`;
  const filled = { ...defaults, ...label, source, title: titleOf(found.fields.prompt) };
  const question = tidy({ ...filled, ...Object.fromEntries(given.map((field) => [field, fields[field]])) });
  return { question, slug: slug ?? null, given: given.filter((field) => field !== "status") };
}

export const nameLines = ({ from, to }: Lines): string =>
  from === to ? `line ${from}` : `lines ${from}–${to}`;

const isEmpty = (value: unknown) =>
  value === undefined ||
  (typeof value === "string" && !value.trim()) ||
  (Array.isArray(value) && value.length === 0);

/** The same without control characters and without an end that nobody could mend by hand. */
function tidy(fields: object): Question {
  const isText = (name: string) => name === "prompt" || name === "modelAnswer";
  const entries = Object.entries(fields).map(([name, value]) => {
    if (Array.isArray(value))
      return [name, value.slice(0, mostKept).map((item) => tidyLine(String(item)).slice(0, 2_000))];
    if (typeof value !== "string") return [name, value];
    return [name, isText(name) ? tidyText(value.slice(0, longestKept)) : tidyLine(value.slice(0, 2_000))];
  });
  return Object.fromEntries(entries) as Question;
}

/** The first line of a prompt that has words, without its marks; cut at a word where it is long. */
export function titleOf(prompt: string): string {
  const lines = prompt.slice(0, 2_000).split("\n").map(plainLine);
  const line = lines.find((each) => toWords(each).length > 0) ?? "";
  if (line.length <= 80) return line;
  return `${line.slice(0, 79).replace(/\s+\S*$/, "")}…`;
}

const plainLine = (line: string) => tidyLine(line.replace(/^[\s#>*+-]+|[*_`]/g, ""));

/** As it is, or else as a draft; and what the schema refuses of that. */
export function settle(question: Question): { question: Question; problems: ItemProblem[] } {
  const whole = questionSchema.safeParse(question);
  if (whole.success) return { question: whole.data, problems: [] };
  const status = question.status === "retired" ? "retired" : "draft";
  const draft = questionSchema.safeParse({ ...question, status });
  if (draft.success) return { question: draft.data, problems: [] };
  const problems = draft.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ""), message }));
  return { question: { ...question, status } as Question, problems };
}

const fieldNames = Object.keys({
  ...{
    title: 0,
    kind: 0,
    topic: 0,
    competency: 0,
    difficulty: 0,
    minutes: 0,
    tags: 0,
    source: 0,
    licence: 0,
  },
  ...{ prompt: 0, modelAnswer: 0, keyPoints: 0, followUps: 0, hints: 0, levels: 0 },
} satisfies Record<FieldName, 0>) as FieldName[];

/** Only the question's own fields of a row that has more. */
export function toQuestion(row: Question): Question {
  const fields = Object.fromEntries(fieldNames.map((name) => [name, row[name]]));
  return { ...fields, status: row.status } as Question;
}

/** What a new version of a question in the bank says: the given fields, and the bank's where nothing was given. */
export function mergeIntoVersion({ question, given }: Staged, current: Question): Question {
  const taken = Object.fromEntries(given.map((field) => [field, question[field]]));
  return settle({ ...toQuestion(current), ...taken } as Question).question;
}

/** Which fields somebody changed by hand: from then on they are given. */
export function findChanged(before: Question, after: Question): FieldName[] {
  return fieldNames.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** Slugs to try for a question, best first: the pack's own or one made of the title, then the same with a number. */
export function listSlugs({ question, slug }: Pick<Staged, "question" | "slug">): string[] {
  const words = toWords(question.title).filter((word) => /^[a-z0-9]+$/.test(word));
  const made = words.join("-").slice(0, 80).replace(/-$/, "") || "question";
  const base = slug ?? made;
  return [base, ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${base.slice(0, 110)}-${number}`)];
}

/** The first that nobody has; where all are taken, the id makes it one of its own. */
export function chooseSlug(slugs: readonly string[], taken: ReadonlySet<string>, id: string): string {
  return slugs.find((slug) => !taken.has(slug)) ?? `${slugs[0]?.slice(0, 80)}-${id.slice(0, 8)}`;
}

export const unknownLabel: Label = { topic: "General", competency: "Knowledge" };

/** A word that at most one text in ten has: such words vote for where they stand in the bank. */
const rareWeight = Math.log(10);
/** One word alone is chance. */
const enoughVotes = 2;

/** A word that stands everywhere says little: only where it stands most often is counted. */
const mostPlaces = 5;

/** What the bank calls things: its topics by their plain words, and the shares of its rare words' places. */
export type Labels = {
  list: Label[];
  counts: number[];
  topics: Map<string, Label>;
  votes: Map<number, [label: number, share: number][]>;
  weightAt: Float64Array;
  /** What each heading was found to be: many questions stand under the same. */
  headings: Map<string, Label | undefined>;
};

/** Yields the share done. `wanted` are the words of the document: no other is ever asked for. */
export function* learnLabels(
  bank: readonly (Label & { words: WordSet })[],
  wanted: ReadonlySet<number>,
  { weightAt }: Weights,
): Generator<number, Labels, undefined> {
  const labels: Labels = {
    list: [],
    counts: [],
    topics: new Map(),
    votes: new Map(),
    weightAt,
    headings: new Map(),
  };
  const numbers = new Map<string, number>();
  const places = new Map<number, Map<number, number>>();
  for (const [at, { topic, competency, words }] of bank.entries()) {
    const key = `${topic}\n${competency}`;
    const number = numbers.get(key) ?? labels.list.push({ topic, competency }) - 1;
    numbers.set(key, number);
    labels.counts[number] = (labels.counts[number] ?? 0) + 1;
    for (const word of words)
      if (wanted.has(word) && (weightAt[word] ?? 0) >= rareWeight) countPlace(places, word, number);
    if (at % 64 === 0) yield at / bank.length;
  }
  for (const [word, counts] of places) {
    labels.votes.set(word, toShares(counts));
    if (word % 64 === 0) yield 1;
  }
  const byCount = [...labels.list.entries()].sort(
    ([a], [b]) => (labels.counts[a] ?? 0) - (labels.counts[b] ?? 0),
  );
  for (const [, label] of byCount) labels.topics.set(plainWords(label.topic).join(" "), label);
  return labels;
}

function countPlace(places: Map<number, Map<number, number>>, word: number, label: number): void {
  const counts = places.get(word) ?? new Map<number, number>();
  counts.set(label, (counts.get(label) ?? 0) + 1);
  places.set(word, counts);
}

function toShares(counts: Map<number, number>): [number, number][] {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, mostPlaces);
  return most.map(([label, count]) => [label, count / all]);
}

type Unlabelled = { words: WordSet; title: string; under: readonly string[]; topic?: string };

/** By the topic that the document gave, the heading it stood under or the one it names, or else by its rare words. */
export function proposeLabel({ words, title, under, topic }: Unlabelled, labels: Labels): Label {
  const voted = findVoted(words, labels);
  if (topic) {
    const known = labels.topics.get(plainWords(topic).join(" "));
    return { topic, competency: (known ?? voted ?? unknownLabel).competency };
  }
  for (const heading of under.toReversed()) {
    if (!labels.headings.has(heading)) labels.headings.set(heading, findTopic(heading, labels));
    const known = labels.headings.get(heading);
    if (known) return known;
  }
  return findNamed(title, labels) ?? voted ?? unknownLabel;
}

/** The longest topic all of whose words stand in the title: “How Django handles migrations” is about Django migrations. */
function findNamed(title: string, { topics }: Labels): Label | undefined {
  const words = new Set(plainWords(title));
  const named = [...topics].filter(([topic]) => topic.split(" ").every((word) => words.has(word)));
  return named.sort(([a], [b]) => b.length - a.length)[0]?.[1];
}

/** The topic with these words, or the longest with some of them. */
function findTopic(heading: string, { topics }: Labels): Label | undefined {
  const words = plainWords(heading.slice(0, 200));
  const exact = topics.get(words.join(" "));
  if (exact || words.length > 8) return exact;
  const within = [...topics].filter(([topic]) => topic.split(" ").every((word) => words.includes(word)));
  return within.sort(([a], [b]) => b.length - a.length)[0]?.[1];
}

function findVoted(words: WordSet, { list, votes, weightAt }: Labels): Label | undefined {
  const tally = new Map<number, { score: number; votes: number }>();
  let best: { label: number; score: number; votes: number } | undefined;
  for (const word of words) {
    for (const [label, share] of votes.get(word) ?? []) {
      const before = tally.get(label) ?? { score: 0, votes: 0 };
      const now = { score: before.score + share * (weightAt[word] ?? 0), votes: before.votes + share };
      tally.set(label, now);
      if (!best || now.score > best.score) best = { label, ...now };
    }
  }
  return best && best.votes >= enoughVotes ? list[best.label] : undefined;
}
