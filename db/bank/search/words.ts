// The words of all banks: how one that is being typed may end, and what one that is misspelt may have been meant for.
import { sql } from "drizzle-orm";
import type { Conn } from "../../client";

/** By beginning, all words that begin so. */
export type Endings = ReadonlyMap<string, readonly string[]>;

/** Looking up more words than these costs more than reading all that begins so. */
const mostEndings = 4;
/** The list holds no more of a word. */
export const longestWord = 40;
/** What the text search takes for one word, whatever it stands beside. */
const plain = /^[a-z][a-z0-9]*$/;

/**
 * The endings of those that have few: none where no word of any bank begins so, and the beginning is missing where there are
 * more, or where the list can't say.
 */
export async function findEndings(conn: Conn, beginnings: readonly string[]): Promise<Endings> {
  const asked = beginnings.filter((word) => word.length > 2 && word.length < longestWord && plain.test(word));
  if (asked.length === 0) return new Map();
  const rows = await conn.execute<{ beginning: string; words: string[] }>(sql`
    select beginning, array(
      select word from search_words where word ~>=~ beginning and word ~<~ (beginning || chr(1114111)) limit ${mostEndings + 1}
    ) as words
    from unnest(${sql.param(asked)}::text[]) beginning`);
  const isWhole = (word: string) => plain.test(word) && word.length < longestWord;
  return new Map(
    rows
      .filter(({ words }) => words.length <= mostEndings && words.every(isWhole))
      .map(({ beginning, words }) => [beginning, words]),
  );
}

/** Words of the banks that look like this one, the likest first; of shorter ones more looks alike than is. */
export async function findLikeWords(conn: Conn, args: { word: string; limit: number }): Promise<string[]> {
  const rows = await conn.execute<{ word: string }>(sql`
    select word from search_words where word % ${args.word}
    order by similarity(word, ${args.word}) - abs(length(word) - length(${args.word})) * 0.03 desc, word limit ${args.limit}`);
  return rows.map(({ word }) => word);
}
