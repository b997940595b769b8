// A bank as large as asked for, of made words: as rare and as frequent as words are, with the facets of real topics.
import { randomUUID } from "node:crypto";
import { type VersionRow, writeVersions } from "@/db/bank/writes";
import type { Database } from "@/db/client";
import { createPerson, createTeam } from "@/db/testing/factories";
import { questionKinds } from "@/db/vocabulary";
import { toFoundBy } from "@/lib/questions/found-by";
import { seededRandom } from "../statistics";

const topicCount = 60;
const vocabulary = 20_000;
const syllables = "ba ce di fo gu la me ni po ru sa te vi xo zu kra ble stri dro qui".split(" ");

export type Bank = {
  teamId: string;
  personId: string;
  topics: string[];
  titles: string[];
  words: string[];
};

export async function createBank(database: Database, size: number): Promise<Bank> {
  const { personId } = await createPerson(database);
  const { teamId } = await createTeam(database, { personId, bank: false });
  const random = seededRandom(41);
  const words = makeWords(random);
  const draw = () => words[Math.floor(vocabulary ** random()) - 1] ?? "";
  const text = (count: number) => Array.from({ length: count }, draw).join(" ");
  const topics = Array.from({ length: topicCount }, (_, n) => `Topic ${words[n * 7]} ${n}`);
  const titles: string[] = [];
  for (let made = 0; made < size; made += 500) {
    const rows = Array.from({ length: Math.min(500, size - made) }, () => makeRow({ random, text, topics }));
    titles.push(...rows.slice(0, 2).map(({ title }) => title));
    await writeVersions(database, { teamId, createdBy: null, rows });
  }
  // A connection of its own: these may take longer than a query's deadline.
  const alone = await database.$client.reserve();
  await alone`insert into favourites (person_id, question_id)
    select ${personId}, id from questions where team_id = ${teamId} order by id limit 200`;
  await alone`update questions set last_asked_at = now() - random() * interval '300 days'
    where id in (select id from questions where team_id = ${teamId} order by id desc limit ${Math.floor(size / 20)})`;
  await alone`vacuum analyze questions, search_entries, facets, facet_counts, search_words`;
  alone.release();
  return { teamId, personId, topics, titles, words };
}

/** The most frequent first. */
function makeWords(random: () => number): string[] {
  const made = new Set<string>();
  const syllable = () => syllables[Math.floor(random() * syllables.length)];
  while (made.size < vocabulary)
    made.add(Array.from({ length: 2 + Math.floor(random() * 3) }, syllable).join(""));
  return [...made];
}

type Source = { random: () => number; text: (count: number) => string; topics: string[] };

function makeRow({ random, text, topics }: Source): VersionRow {
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T;
  const index = Math.floor(topicCount * random() ** 2);
  const [prompt, modelAnswer] = [text(30), text(150)];
  const row = {
    title: text(5),
    kind: questionKinds[index % 4 === 0 ? 1 : 0] ?? "spoken",
    topic: topics[index] ?? "",
    competency: `Competency ${index % 9}`,
    difficulty: 1 + Math.floor(random() * 5),
    minutes: pick([3, 5, 8]),
    tags: [text(1), text(1), text(1)],
    prompt,
    modelAnswer,
    keyPoints: [text(6), text(6), text(6)],
    followUps: [],
    hints: [],
    levels: [],
    source: "bench",
    licence: "MIT",
  };
  const questionId = randomUUID();
  return {
    ...row,
    questionId,
    slug: questionId,
    version: 1,
    status: random() < 0.9 ? "approved" : "draft",
    promptHtml: prompt,
    modelAnswerHtml: modelAnswer,
    foundBy: toFoundBy(row),
  };
}
