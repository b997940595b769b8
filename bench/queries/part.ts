// The bank's search as the screen calls it: hits and counts together, over the ways in which people look.
import { openDatabase } from "@/db/client";
import { type Filters, type Sort, searchQuestions } from "@/lib/questions/reads";
import { type Figure, ms } from "../figure";
import type { Ground } from "../ground";
import type { Sizes } from "../options";
import { bootstrap, quantile, seededRandom } from "../statistics";
import { type Bank, createBank } from "./bank";

/**
 * Searches of each way before it is measured. Postgres plans a statement five times on each connection before it keeps a plan, and
 * some ways use a statement every other time: what is measured is a server that has run for a minute, not its first searches.
 */
const warmUp = 60;

type Look = { text: string; filters: Filters; sort: Sort };

export async function measureQueries(ground: Ground, sizes: Sizes): Promise<Figure[]> {
  const bank = await createBank(ground.database, sizes.questions);
  const database = openDatabase(ground.postgres.url, 4);
  const all: number[] = [];
  const figures: Figure[] = [];
  try {
    for (const [name, look] of Object.entries(ways(bank))) {
      const search = (n: number) => searchQuestions(database, { ...bank, ...look(n), limit: 50 });
      for (let n = 0; n < warmUp; n++) await search(n);
      const took: number[] = [];
      for (let n = 0; n < sizes.searches; n++) {
        const startMs = performance.now();
        await search(n + warmUp);
        took.push(performance.now() - startMs);
      }
      all.push(...took);
      figures.push(describeWay(`bank search, ${name}, p95 (p50)`, took));
    }
  } finally {
    await database.$client.end();
  }
  const judged = { aim: 10, failAbove: 30 };
  const whole = describeWay(
    `bank search at ${sizes.questions.toLocaleString("en")} questions, p95 (p50) of all ways`,
    all,
  );
  return [{ ...whole, ...judged, ratio: bootstrap(all, (drawn) => quantile(drawn, 0.95)) }, ...figures];
}

function describeWay(name: string, took: number[]): Figure {
  return { name, measured: `${ms(quantile(took, 0.95))} (${ms(quantile(took, 0.5))})` };
}

/** Seeded, so that each run looks for the same. */
function ways({ words, titles, topics, personId }: Bank): Record<string, (n: number) => Look> {
  const random = seededRandom(7);
  const word = () => words[Math.floor(words.length ** random()) - 1] ?? "";
  const topic = () => topics[Math.floor(random() * topics.length)] ?? "";
  const look = (text: string, filters: Filters = {}, sort: Sort = "best"): Look => ({
    text,
    sort,
    filters: { statuses: ["approved"], ...filters },
  });
  return {
    "nothing typed": () => look(""),
    "one to three letters": (n) => look(word().slice(0, 1 + (n % 3))),
    "a word being typed": (n) => look(word().slice(0, 4 + (n % 4))),
    "two words": () => look(`${word()} ${word()}`),
    "a title's words": (n) => look(titles[n % titles.length] ?? ""),
    "a letter wrong": (n) =>
      look((titles[n % titles.length] ?? "").split(" ")[0]?.replace(/(.{3})./, "$1y") ?? ""),
    "filters alone": () => look("", { topics: [topic()], difficultyFrom: 2, difficultyTo: 4, minutesTo: 5 }),
    "a word and filters": () => look(word(), { topics: [topic(), topic()], kinds: ["spoken"] }),
    "by difficulty": () => look(word(), {}, "difficulty"),
    "recently used": (n) => look(n % 2 ? word() : "", {}, "recent"),
    favourites: (n) => look(n % 2 ? word().slice(0, 2) : "", { favouritesOf: personId }),
    "new to a candidate": (n) => look(n % 2 ? word() : "", { notAskedTo: "Samira Osei" }),
  };
}
