import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "../../testing/database";
import { createPerson, createTeam } from "../../testing/factories";
import { writeWords } from "../writes";
import { findQuestionIds } from "./search";
import { findQuery, longestWord, type Query } from "./words";

const { database } = useDatabase();
let teamId: string;
beforeAll(async () => {
  ({ teamId } = await createTeam(database(), await createPerson(database())));
  const words = "zzfew zzfewer zzmany zzmany1 zzmany2 zzmany3 zzmany4 zzother";
  const long = `zzlong${"g".repeat(60)}`;
  const found = [{ title: words, labels: long, prompt: "", answer: "zzüber" }];
  await writeWords(database(), { teamId, found });
});

const sorted = (query: Query | undefined) =>
  query?.map(({ words, ...word }) => ({ ...word, words: [...words].sort() }));
const find = async (...typed: (string | [string, ...string[]])[]) => {
  const words = typed.map((one) => [one].flat());
  const query = await findQuery(database(), {
    teamId,
    typed: words.map((forms) => ({ word: forms[0] ?? "", forms })),
  });
  return query && { wide: sorted(query.wide), ...(query.whole && { whole: sorted(query.whole) }) };
};

test("a word finds what begins so: its words where they are few, else its beginning; and its forms", async () => {
  expect(await find("zzfew")).toEqual({ wide: [{ words: ["zzfew", "zzfewer"] }] });
  expect(await find("zzmany")).toEqual({ wide: [{ words: [], beginning: "zzmany" }] });
  expect(await find(["zzmany", "zzmany", "zzother", "zzno"])).toEqual({
    wide: [{ words: ["zzother"], beginning: "zzmany" }],
  });
});

test("a word that the library has gained since counts once among the endings", async () => {
  const library = await createTeam(database(), await createPerson(database()));
  const words = ["zztwice", "zztwice1", "zztwice2"];
  for (const one of [{ teamId }, library])
    await writeWords(database(), {
      ...one,
      found: [{ title: words.join(" "), labels: "", prompt: "", answer: "" }],
    });
  const sql = database().$client;
  const [is] = await sql`select id from teams where is_library`;
  await sql`update teams set is_library = false where id = ${is?.id ?? null}`;
  await sql`update teams set is_library = true where id = ${library.teamId}`;
  expect(await find("zztwice")).toEqual({ wide: [{ words }] });
  await sql`update teams set is_library = false where id = ${library.teamId}`;
  await sql`update teams set is_library = true where id = ${is?.id ?? null}`;
});

test("a whole word before the last finds its forms alone, the beginning of one what begins so", async () => {
  const other = { words: ["zzother"] };
  expect(await find(["zzmany", "zzmany", "zzother"], "zzother")).toEqual({
    whole: [{ words: ["zzmany", "zzother"] }, other],
    wide: [{ words: ["zzother"], beginning: "zzmany" }, other],
  });
  expect(await find("zzman", "zzother")).toEqual({ wide: [{ words: [], beginning: "zzman" }, other] });
  expect(await find("zzothe", "zzother")).toEqual({ wide: [other, other] });
});

test("all words are looked for before the telling ones alone, unless no question has one", async () => {
  const typed = (...words: string[]) => words.map((word) => ({ word, forms: [word] }));
  const query = async (...words: string[]) =>
    findQuery(database(), { teamId, typed: typed(...words), telling: typed(...words).slice(0, 1) });
  const [few, other] = [{ words: ["zzfew", "zzfewer"] }, { words: ["zzother"] }];
  expect(await query("zzfew", "zzother")).toEqual({ whole: [{ words: ["zzfew"] }, other], wide: [few] });
  expect(await query("zzfew", "zznone")).toEqual({ wide: [few] });
  expect(await query("zznone", "zzother")).toBeNull();
});

test("a word of no question is known to be none, but what the list can’t say is looked for", async () => {
  expect(await find("zznone")).toBeNull();
  expect(await find("zzfew", "zznone", "zzmany")).toBeNull();
  for (const word of ["zzlong", "zzü", "zz", "q".repeat(longestWord)])
    expect(await find(word)).toEqual({ wide: [{ words: [], beginning: word }] });
});

test("looking up the words finds what looking for beginnings does", async () => {
  for (const words of [["queryset"], ["prefetch", "quer"], ["middlewar", "csrf"]]) {
    const args = { teamId, filters: {}, sort: "best" as const, limit: 500 };
    const query = await findQuery(database(), {
      teamId,
      typed: words.map((word) => ({ word, forms: [word] })),
    });
    expect(query?.wide.some((word) => word.words.length > 0)).toBe(true);
    const byBeginning = words.map((beginning) => ({ words: [], beginning }));
    const found = await findQuestionIds(database(), { ...args, query: byBeginning });
    expect(found.length).toBeGreaterThan(0);
    const byWords = await findQuestionIds(database(), { ...args, query: query?.wide ?? [] });
    expect([...byWords].sort()).toEqual([...found].sort());
  }
});
