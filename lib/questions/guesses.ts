// What misspelt words may have been meant for. What a team is told is in its own questions.
import { countWords, findLikeWords } from "@/db/bank/search/words";
import type { Conn } from "@/db/client";
import { distanceOf, editsOf } from "../text/edits";

const shortest = 3;
/** Each costs a look into the team's words. */
const mostWeighed = 8;
const mostMeant = 3;

/** `likeliest`: those that are as near as the first. */
type Guess = { likeliest: string[]; all: string[] };

/** For each word what it may mean, the likeliest first. A word that the team's questions have means itself, unless all have. */
export async function guessWords(
  conn: Conn,
  { teamId, words }: { teamId: string; words: readonly string[] },
): Promise<Guess[]> {
  const asked = words.filter((word) => word.length >= shortest);
  const likely = await findLikeWords(
    conn,
    asked.map((word) => ({ word, forms: [word, ...editsOf(word)] })),
  );
  const near = new Map(
    words.map((word) => [
      word,
      nearest(
        word,
        likely.filter((like) => like.typed === word).map((like) => like.word),
      ),
    ]),
  );
  const questions = await countWords(conn, { teamId, words: [...new Set([...near.values()].flat())] });
  const has = (word: string) => (questions.get(word) ?? 0) > 0;
  const areAllKnown = words.every(has);
  return words.map((word) => {
    const itself = { likeliest: [word], all: [word] };
    if (has(word) && !areAllKnown) return itself;
    const meant = (near.get(word) ?? []).filter(has);
    const weigh = (like: string) => distanceOf(word, like) - (like[0] === word[0] ? 0.5 : 0);
    meant.sort((a, b) => weigh(a) - weigh(b) || (questions.get(b) ?? 0) - (questions.get(a) ?? 0));
    const [first] = meant;
    if (!first) return itself;
    return {
      likeliest: meant.filter((like) => weigh(like) === weigh(first)).slice(0, mostMeant),
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
