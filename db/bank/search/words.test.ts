import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "../../testing/database";
import { createPerson, createTeam } from "../../testing/factories";
import { writeWords } from "../writes";
import { findQuestionIds } from "./search";
import { findQuery, longestWord } from "./words";

const { database } = useDatabase();
let teamId: string;
beforeAll(async () => {
  ({ teamId } = await createTeam(database(), await createPerson(database())));
  const words = "zzfew zzfewer zzmany zzmany1 zzmany2 zzmany3 zzmany4 zzother";
  const long = `zzlong${"g".repeat(60)}`;
  await writeWords(database(), [{ title: words, labels: long, prompt: "", answer: "zzüber" }]);
});

const find = async (...typed: (string | [string, ...string[]])[]) => {
  const words = typed.map((one) => [one].flat());
  const query = await findQuery(
    database(),
    words.map((forms) => ({ word: forms[0] ?? "", forms })),
  );
  return query?.map(({ words, ...word }) => ({ ...word, words: [...words].sort() }));
};

test("the last word finds what begins so: its words where they are few, else its beginning", async () => {
  expect(await find("zzfew")).toEqual([{ words: ["zzfew", "zzfewer"] }]);
  expect(await find("zzmany")).toEqual([{ words: [], beginning: "zzmany" }]);
  expect(await find(["zzmany", "zzmany", "zzother", "zzno"])).toEqual([
    { words: ["zzother"], beginning: "zzmany" },
  ]);
});

test("a whole word before it finds its forms alone, the beginning of one what begins so", async () => {
  expect(await find(["zzmany", "zzmany", "zzother"], "zzother")).toEqual([
    { words: ["zzmany", "zzother"] },
    { words: ["zzother"] },
  ]);
  expect(await find("zzman", "zzother")).toEqual([{ words: [], beginning: "zzman" }, { words: ["zzother"] }]);
  expect(await find("zzothe", "zzother")).toEqual([{ words: ["zzother"] }, { words: ["zzother"] }]);
});

test("a word of no bank is known to be none, but what the list can’t say is looked for", async () => {
  expect(await find("zznone")).toBeUndefined();
  expect(await find("zzfew", "zznone", "zzmany")).toBeUndefined();
  for (const word of ["zzlong", "zzü", "zz", "q".repeat(longestWord)])
    expect(await find(word)).toEqual([{ words: [], beginning: word }]);
});

test("looking up the words finds what looking for beginnings does", async () => {
  for (const words of [["queryset"], ["prefetch", "query"], ["middleware", "csrf", "token"]]) {
    const args = { teamId, filters: {}, sort: "best" as const, limit: 500 };
    const byBeginning = words.map((beginning) => ({ words: [], beginning }));
    const rows = await database().$client<{ word: string }[]>`select word from search_words`;
    const byWords = words.map((beginning) => ({
      words: rows.map(({ word }) => word).filter((word) => word.startsWith(beginning)),
    }));
    const found = await findQuestionIds(database(), { ...args, query: byBeginning });
    expect(found.length).toBeGreaterThan(0);
    expect(await findQuestionIds(database(), { ...args, query: byWords })).toEqual(found);
  }
});
