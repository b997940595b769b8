// The words of a team's bank and the library's: which of those that were typed are among them, how one that is being typed may end,
// and what one that is misspelt may have been meant for. Another team's are never read.
import { sql } from "drizzle-orm";
import type { Conn } from "../../client";
import { writtenOnce } from "../../prepared";
import { hasAll, isOfTeam } from "./filters";

/** What is looked for: one of these words, or any that begins so. */
export type Word = { words: readonly string[]; beginning?: string };
/** Words that must all be found. Small letters and digits. */
export type Query = readonly Word[];

/** Looking up more words than these costs more than reading all that begins so. */
const mostEndings = 4;
const mostAlike = 20;
/** The list holds no more of a word. */
export const longestWord = 40;
/** What the text search takes for one word, whatever it stands beside. */
const plain = /^[a-z][a-z0-9]*$/;
const isListed = (word: string) => word.length > 2 && word.length < longestWord && plain.test(word);

export type Typed = { word: string; forms: readonly string[] };
type OfTeam = { teamId: string; typed: readonly Typed[] };
type Known = { typed: string; endings: string[]; family: string[] };

/**
 * What to look for where these words were typed, each with the other forms that it may have. `wide` finds what begins with one of
 * the `telling` words or is a form of it. In `whole`, which is missing where it is the same or can't find anything, are all words, and all
 * but the last, which may not be typed to its end, are found by their forms alone, as far as some question has these. Null where no
 * question has a telling word.
 */
export async function findQuery(
  conn: Conn,
  { teamId, typed, telling = typed }: OfTeam & { telling?: readonly Typed[] },
): Promise<{ whole?: Query; wide: Query } | null> {
  const asked = typed.filter(({ word }) => isListed(word));
  const known = new Map((await findKnown(conn, { teamId, typed: asked })).map((row) => [row.typed, row]));
  const wideOf = new Map(typed.map(({ word }) => [word, toWide(word, known.get(word))]));
  const wide = telling.map(({ word }) => wideOf.get(word) ?? null);
  if (!areFound(wide)) return null;
  const whole = typed.map(({ word }, index) => {
    const family = known.get(word)?.family ?? [];
    return index < typed.length - 1 && family.length > 0 ? { words: family } : (wideOf.get(word) ?? null);
  });
  const isSame = whole.length === wide.length && whole.every((word, index) => word === wide[index]);
  return !isSame && areFound(whole) ? { whole, wide } : { wide };
}

const areFound = (words: readonly (Word | null)[]): words is Query => words.every((word) => word !== null);

function toWide(word: string, known: Known | undefined): Word | null {
  if (!known) return { words: [], beginning: word };
  const { endings, family } = known;
  const isWhole = endings.length <= mostEndings && endings.every(isListed);
  if (!isWhole) return { words: family.filter((form) => !form.startsWith(word)), beginning: word };
  const words = [...new Set([...endings, ...family])];
  return words.length > 0 ? { words } : null;
}

async function findKnown(conn: Conn, { teamId, typed }: OfTeam): Promise<readonly Known[]> {
  if (typed.length === 0) return [];
  return writtenOnce(conn, "known", () => writeKnown(conn)).execute({ teamId, ...toUnnest(typed) });
}

const writeKnown = (conn: Conn) =>
  conn
    .select({
      typed: sql<string>`typed`,
      // A word that the library gained later is in both lists.
      endings: sql<string[]>`array(select distinct word from (
        select word from ${listed} and word >= typed and word < (typed || chr(1114111))
        limit ${sql.raw(String(2 * (mostEndings + 1)))}) w)`,
      family: sql<string[]>`array(select word from ${listed} and word = any(string_to_array(forms, ' ')))`,
    })
    .from(unnested)
    .prepare("known");

/** The library's words are kept once, and every team has them. */
const listed = sql`search_words
  where team_id = any(array[${sql.placeholder("teamId")}::uuid, (select id from teams where is_library)])`;
const unnested = sql`unnest(${sql.placeholder("words")}::text[], ${sql.placeholder("forms")}::text[]) as t(typed, forms)`;
const toUnnest = (typed: readonly Typed[]) => ({
  words: typed.map(({ word }) => word),
  forms: typed.map(({ forms }) => forms.join(" ")),
});

type Like = { typed: string; word: string };
type Counted = { word: string; questions: number };

/**
 * Words that each of these may have been meant for: all of its `forms` that are listed, and what looks like it by its groups of
 * three letters: enough of them, or the most among those that begin with the same letter and are about as long.
 */
export const findLikeWords = (conn: Conn, { teamId, typed }: OfTeam): Promise<Like[]> =>
  writtenOnce(conn, "like", () =>
    conn
      .select({ typed: sql<string>`typed`, word: sql<string>`l.word` })
      .from(
        sql`${unnested} cross join lateral (
          select word from ${listed} and word = any(string_to_array(forms, ' '))
          union (select word from ${listed} and word % typed order by similarity(word, typed) desc, word limit ${mostAlike})
          union (
            select word from ${listed} and word >= left(typed, 1) and word < (left(typed, 1) || chr(1114111))
              and length(word) between length(typed) - 2 and length(typed) + 2
            order by similarity(word, typed) desc, word limit ${mostAlike})
        ) l`,
      )
      .prepare("like"),
  ).execute({ teamId, ...toUnnest(typed) });

/** Of each word's `forms` as many as asked for, itself first, with what `countWords` says of them. */
export const countForms = (
  conn: Conn,
  { teamId, typed, most }: OfTeam & { most: number },
): Promise<(Like & Counted)[]> =>
  writtenOnce(conn, "counted forms", () =>
    conn
      .select({ typed: sql<string>`typed`, word: sql<string>`word`, questions: inQuestions })
      .from(
        sql`${unnested} cross join lateral (
          select distinct word <> typed, word from ${listed} and word = any(string_to_array(forms, ' '))
          order by 1, 2 limit ${sql.placeholder("most")}) l`,
      )
      .prepare("counted forms"),
  ).execute({ ...toUnnest(typed), teamId, most });

/** In how many of the team's questions each word is, counted up to a hundred. */
export const countWords = (
  conn: Conn,
  args: { teamId: string; words: readonly string[] },
): Promise<Counted[]> =>
  writtenOnce(conn, "counted words", () =>
    conn
      .select({ word: sql<string>`word`, questions: inQuestions })
      .from(sql`unnest(${sql.placeholder("words")}::text[]) word`)
      .prepare("counted words"),
  ).execute(args);

const inQuestions = sql<number>`(select count(*)::int from (
  select from search_entries q where ${hasAll("texts", sql`word`)} and ${isOfTeam} limit 100) c)`;
