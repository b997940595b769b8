// What misspelt words may have been meant for. What a team is told is in its own questions.
import { countForms, countWords, findLikeWords } from "@/db/bank/search/words";
import type { Conn } from "@/db/client";
import { distanceOf, editsOf } from "../text/edits";

const shortest = 3;
/** Each costs a look into the team's words. */
const mostWeighed = 8;
const mostMeant = 3;

type Given = { teamId: string; words: readonly string[] };
/** `likeliest`: those that are as near as the first. */
type Guess = { likeliest: string[]; all: string[] };
/** What each typed word may be, and in how many of the team's questions these are. */
type Near = { near: ReadonlyMap<string, readonly string[]>; questions: ReadonlyMap<string, number> };

/** As `guessWords`, where each word has what it may mean at one letter's distance: nothing else is as near. Null where one has not. */
export async function guessNear(conn: Conn, { teamId, words }: Given): Promise<Guess[] | null> {
  const typed = toTyped(words);
  const likely = await countForms(conn, { teamId, typed, most: mostWeighed });
  const ofTeam = likely.filter((like) => like.questions > 0);
  if (!typed.every(({ word }) => ofTeam.some((like) => like.typed === word))) return null;
  const near = new Map(words.map((word) => [word, wordsLike(word, likely)]));
  return weigh(words, { near, questions: new Map(ofTeam.map((like) => [like.word, like.questions])) });
}

/** For each word what it may mean, the likeliest first. A word that the team's questions have means itself, unless all have. */
export async function guessWords(conn: Conn, { teamId, words }: Given): Promise<Guess[]> {
  const likely = await findLikeWords(conn, { teamId, typed: toTyped(words) });
  const near = new Map(words.map((word) => [word, nearest(word, wordsLike(word, likely))]));
  const counted = await countWords(conn, { teamId, words: [...new Set([...near.values()].flat())] });
  return weigh(words, { near, questions: new Map(counted.map(({ word, questions }) => [word, questions])) });
}

const toTyped = (words: readonly string[]) =>
  words.filter((word) => word.length >= shortest).map((word) => ({ word, forms: [word, ...editsOf(word)] }));

const wordsLike = (word: string, likely: readonly { typed: string; word: string }[]) =>
  likely.filter((like) => like.typed === word).map((like) => like.word);

function weigh(words: readonly string[], { near, questions }: Near): Guess[] {
  const has = (word: string) => (questions.get(word) ?? 0) > 0;
  const areAllKnown = words.every(has);
  return words.map((word) => {
    const itself = { likeliest: [word], all: [word] };
    if (has(word) && !areAllKnown) return itself;
    const meant = (near.get(word) ?? []).filter(has);
    const weight = (like: string) => distanceOf(word, like) - (like[0] === word[0] ? 0.5 : 0);
    meant.sort((a, b) => weight(a) - weight(b) || (questions.get(b) ?? 0) - (questions.get(a) ?? 0));
    const [first] = meant;
    if (!first) return itself;
    return {
      likeliest: meant.filter((like) => weight(like) === weight(first)).slice(0, mostMeant),
      all: meant,
    };
  });
}

function nearest(word: string, likely: readonly string[]): string[] {
  const most = word.length < 6 ? 1 : word.length < 10 ? 2 : 3;
  return likely
    .map((like) => ({ like, by: distanceOf(word, like) }))
    .filter(({ by }) => by <= most)
    .sort((a, b) => a.by - b.by)
    .slice(0, mostWeighed)
    .map(({ like }) => like);
}
