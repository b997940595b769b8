// The same words find the same whatever the order and the filters, and neither the beginning of a word nor the little words of a
// question hide what the other words find. Asked with the titles of the library.
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createPerson, createQuestion, createTeam } from "@/db/testing/factories";
import { toWords } from "../text/words";
import { type Search, searchQuestions } from "./reads";

const { database } = useDatabase();
let teamId = "";
let titles: string[] = [];
const look = (text: string, given: Partial<Search> = {}) =>
  searchQuestions(database(), {
    teamId,
    personId: randomUUID(),
    text,
    filters: {},
    sort: "best",
    limit: 3_000,
    ...given,
  });
const idsOf = ({ hits }: Awaited<ReturnType<typeof look>>) => hits.map(({ questionId }) => questionId);

beforeAll(async () => {
  ({ teamId } = await createTeam(database(), await createPerson(database())));
  titles = (await look("")).hits.map(({ title }) => title).sort();
});

/** Of every third title its first words. */
const beginnings = (most: number) =>
  titles.filter((_, index) => index % 3 === 0).map((title) => toWords(title).slice(0, most));
const join = (words: readonly string[]) => words.join(" ");

test.each([2, 3, 4])(
  "%i words find the same in each order, and a filter’s count is what choosing it gives",
  async (most) => {
    for (const words of beginnings(most)) {
      const best = await look(join(words));
      for (const sort of ["recent", "difficulty"] as const) {
        const other = await look(join(words), { sort });
        expect({ words, ids: idsOf(other).sort() }).toEqual({ words, ids: idsOf(best).sort() });
        expect(other.counts).toEqual(best.counts);
      }
      const { kinds, difficulties } = best.counts;
      for (const kind of ["spoken", "code"] as const) {
        const { counts } = await look(join(words), { filters: { kinds: [kind] } });
        expect({ words, kind, total: counts.total }).toEqual({ words, kind, total: kinds[kind] ?? 0 });
      }
      for (const difficulty of [1, 3]) {
        const filters = { difficultyFrom: difficulty, difficultyTo: difficulty };
        const { total } = (await look(join(words), { filters })).counts;
        expect({ words, difficulty, total }).toEqual({
          words,
          difficulty,
          total: difficulties[difficulty] ?? 0,
        });
      }
    }
  },
);

test("favourites are those of what is found without them", async () => {
  const person = await createPerson(database());
  const own = await createTeam(database(), { ...person, bank: false });
  const add = async (title: string) => {
    const foundBy = { title, labels: "", prompt: "", answer: "" };
    return (await createQuestion(database(), { teamId: own.teamId, title, foundBy })).questionId;
  };
  const favourites = [await add("quagga stripes 0"), await add("quaggalike stripes")];
  for (let n = 1; n < 10; n++) await add(`quagga stripes ${n}`);
  for (const questionId of favourites)
    await database()
      .$client`insert into favourites (person_id, question_id) values (${person.personId}, ${questionId})`;
  const given = { teamId: own.teamId, ...person };
  for (const sort of ["best", "recent", "difficulty"] as const) {
    expect((await look("quagga stripes", { ...given, sort })).counts.total).toBe(10);
    const found = await look("quagga stripes", {
      ...given,
      sort,
      filters: { favouritesOf: person.personId },
    });
    expect([idsOf(found), found.counts.total]).toEqual([favourites.slice(0, 1), 1]);
  }
});

test("a guess depends on the words and the team, not on the filters", async () => {
  const filters = { topics: ["No such topic"], kinds: ["code" as const] };
  expect(await look("queryset", { filters })).toMatchObject({ hits: [], guessed: [] });
  expect(await look("querset", { filters })).toMatchObject({ hits: [], guessed: ["queryset"] });
});

test("the first letters of a word hide nothing of ten that the whole word finds, and what has them comes first", async () => {
  let shortened = 0;
  for (const words of beginnings(4)) {
    const [last = "", ...before] = [...words].reverse();
    if (last.length < 4 || before.length === 0) continue;
    const others = join(before.reverse());
    const { total } = (await look(join(words))).counts;
    for (const text of [`${others} ${last.slice(0, 1)}`, `${others} ${last.slice(0, 2)}`]) {
      const found = await look(text);
      expect({ text, isLess: found.counts.total < Math.min(10, total) }).toEqual({ text, isLess: false });
      const place = found.hits.findIndex(({ title }) => join(toWords(title)).startsWith(text));
      expect({ text, isFirst: place >= 0 && place < 10 }).toEqual({ text, isFirst: true });
      shortened++;
    }
  }
  expect(shortened).toBeGreaterThan(10);
});

const make = async (given: string[]) => {
  const own = await createTeam(database(), { ...(await createPerson(database())), bank: false });
  for (const title of given) {
    const foundBy = { title: join(toWords(title)), labels: "", prompt: "", answer: "" };
    await createQuestion(database(), { teamId: own.teamId, title, foundBy });
  }
  return async (text: string) => {
    const { hits, guessed } = await look(text, { teamId: own.teamId });
    return { titles: hits.map(({ title }) => title), guessed };
  };
};

test("a word of one or two letters beside others hides nothing, though nothing begin with it", async () => {
  const find = await make(["Quagga stripes", "Quagga must run", "Quagga map"]);
  const { titles } = await find("quagga m");
  expect([titles.slice(0, 2).sort(), titles[2]]).toEqual([
    ["Quagga map", "Quagga must run"],
    "Quagga stripes",
  ]);
  expect((await find("quagga mu")).titles[0]).toBe("Quagga must run");
  expect((await find("quagga zz")).titles).toHaveLength(3);
  expect((await find("quagga mus")).titles).toEqual(["Quagga must run"]);
  expect((await find("zz")).titles).toEqual([]);
});

test("the little words of a question hide nothing, and what has them comes first", async () => {
  const find = await make(["Quagga stripes", "The quagga in the field", "What is a quagga?"]);
  for (const text of ["what is quagga", "which quagga", "What’s the quagga", "how does the quagga do it"])
    expect({ text, found: (await find(text)).titles.length }).toEqual({ text, found: 3 });
  expect((await find("what is quagga")).titles[0]).toBe("What is a quagga?");
  expect((await find("the quagga")).titles[0]).toBe("The quagga in the field");
  expect((await find("what is")).titles).toEqual(["What is a quagga?"]);
  expect((await find("which zebra")).titles).toEqual([]);
  expect(await find("what is the qugga stripe")).toMatchObject({
    titles: ["Quagga stripes"],
    guessed: ["quagga", "stripes"],
  });
});

test("three telling words that are all in one title are looked for as they are; fewer as beginnings, too", async () => {
  const find = await make(["Planning quagga parades", "Planning quaggalike parades"]);
  expect((await find("planning quagga parades")).titles).toEqual(["Planning quagga parades"]);
  for (const text of ["quagga parades", "planning a quagga", "planning quagga pa"])
    expect({ text, found: (await find(text)).titles.length }).toEqual({ text, found: 2 });
});
