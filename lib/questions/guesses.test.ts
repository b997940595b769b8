// What people type is misspelt. Of three hundred queries made of the bank's titles, each with mistakes in one or two of its words,
// nearly all still find the question that they were made of.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createPerson, createTeam } from "@/db/testing/factories";
import { toWords } from "../text/words";
import { guessNear, guessWords } from "./guesses";
import { searchQuestions } from "./reads";

const { database } = useDatabase();
const small = new Set(
  "what when where which with from that this your they does have into then than will how why the and for".split(
    " ",
  ),
);
const keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** Numbers from 0 to 1, the same each time (mulberry32). */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = seeded(20);
const below = (most: number) => Math.floor(random() * most);

const mistakes: Record<string, (word: string, at: number) => string> = {
  "a letter missing": (word, at) => word.slice(0, at) + word.slice(at + 1),
  "a letter twice": (word, at) => word.slice(0, at) + word[at] + word.slice(at),
  "two turned round": (word, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  "its neighbour’s key": (word, at) => {
    const row = keyboard.find((keys) => keys.includes(word[at] ?? "")) ?? "ab";
    const found = row.indexOf(word[at] ?? "");
    return word.slice(0, at) + (row[found + 1] ?? row[found - 1]) + word.slice(at + 1);
  },
};
const kinds = Object.keys(mistakes);

function misspell(word: string, kind: string): string {
  // Hardly anybody gets the first letter wrong.
  const once = (given: string) => mistakes[kind]?.(given, 1 + below(given.length - 2)) ?? given;
  return word.length >= 9 && random() < 0.4 ? once(once(word)) : once(word);
}

type Case = { questionId: string; typed: string; meant: string; kind: string };

test("of 300 misspelt queries at least 95 % have their question among the first three", {
  timeout: 120_000,
}, async () => {
  const { teamId } = await createTeam(database(), await createPerson(database()));
  const find = async (text: string, limit = 3) =>
    (
      await searchQuestions(database(), {
        teamId,
        personId: randomUUID(),
        text,
        filters: {},
        sort: "best",
        limit,
      })
    ).hits;
  const all = await find("", 1000);
  const cases: Case[] = [];
  for (let tries = 0; cases.length < 300 && tries < 3000; tries++) {
    const question = all[below(all.length)];
    const words = toWords(question?.title ?? "").filter(
      (word) => /^[a-z]{4,}$/.test(word) && !small.has(word),
    );
    const from = below(Math.max(1, words.length - 1));
    const chosen = words.slice(from, from + 2 + below(2));
    const wrong = below(chosen.length);
    const kind = kinds[cases.length % kinds.length] ?? "";
    const typed = chosen.map((word, index) => (index === wrong ? misspell(word, kind) : word)).join(" ");
    const meant = chosen.join(" ");
    // Only what finds its question when it is spelt as it should be.
    if (
      !question ||
      typed === meant ||
      !(await find(meant)).some((hit) => hit.questionId === question.questionId)
    )
      continue;
    cases.push({ questionId: question.questionId, typed, meant, kind });
  }
  expect(cases).toHaveLength(300);
  const missed: Case[] = [];
  for (const one of cases)
    if (!(await find(one.typed)).some((hit) => hit.questionId === one.questionId)) missed.push(one);
  const table = kinds.map((kind) => {
    const made = cases.filter((one) => one.kind === kind).length;
    return `${kind}: ${made - missed.filter((one) => one.kind === kind).length} of ${made}`;
  });
  const list = missed.map(({ typed, meant }) => `${typed} (${meant})`);
  expect(missed.length, [...table, ...list].join("\n")).toBeLessThanOrEqual(15);
});

test("a mistake of one letter is guessed without a look at all that is alike, and as it is with it", async () => {
  const { teamId } = await createTeam(database(), await createPerson(database()));
  for (const words of [
    ["midleware"],
    ["queryset", "cahce"],
    ["qeuryset", "prefetchs"],
    ["queryset", "cache"],
  ]) {
    const near = await guessNear(database(), { teamId, words });
    const guesses = await guessWords(database(), { teamId, words });
    expect(near?.map(({ likeliest }) => likeliest)).toEqual(guesses.map(({ likeliest }) => likeliest));
  }
  for (const words of [["middlewaers"], ["queryset", "zzqqxx"]])
    expect(await guessNear(database(), { teamId, words })).toBeNull();
});
