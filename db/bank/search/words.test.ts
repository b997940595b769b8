import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "../../testing/database";
import { createPerson, createTeam } from "../../testing/factories";
import { writeWords } from "../writes";
import { findQuestionIds } from "./search";
import { findEndings, longestWord } from "./words";

const { database } = useDatabase();
let teamId: string;
beforeAll(async () => {
  ({ teamId } = await createTeam(database(), await createPerson(database())));
  const words = [
    "zzfew",
    "zzfewer",
    "zzmany",
    "zzmany1",
    "zzmany2",
    "zzmany3",
    "zzmany4",
    `zzlong${"g".repeat(60)}`,
  ];
  await writeWords(database(), [{ title: words.join(" "), labels: "", prompt: "", answer: "zzüber" }]);
});

test("a beginning has all its words where they are few, none where there are none, and else isn’t named", async () => {
  const beginnings = ["zzfew", "zzmany", "zznone", "zzlong", "zzü", "zz", "q".repeat(longestWord)];
  const endings = await findEndings(database(), beginnings);
  expect(Object.fromEntries([...endings].map(([word, words]) => [word, [...words].sort()]))).toEqual({
    zzfew: ["zzfew", "zzfewer"],
    zznone: [],
  });
});

test("looking up the endings finds what looking for beginnings does", async () => {
  for (const words of [["queryset"], ["prefetch", "query"], ["middleware", "csrf", "token"]]) {
    const search = {
      teamId,
      query: words.map((word) => [word]),
      filters: {},
      sort: "best" as const,
      limit: 500,
    };
    const endings = await findEndings(database(), words);
    expect(endings.size).toBeGreaterThan(0);
    const found = await findQuestionIds(database(), search);
    expect(found.length).toBeGreaterThan(0);
    expect(await findQuestionIds(database(), { ...search, endings })).toEqual(found);
  }
});
