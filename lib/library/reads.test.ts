import { expect, test } from "vitest";
import { copyPacks } from "@/db/bank/questions";
import { useDatabase } from "@/db/testing/database";
import { readPackChoices, readPacks } from "./reads";

const { database } = useDatabase();

test("packs say what the library has, how much of it is here, and their kits", async () => {
  const [team] = await database().$client<
    { id: string }[]
  >`insert into teams (name) values ('New') returning id`;
  const packOf = async (id = "") => (await readPacks(database(), id)).find(({ pack }) => pack === "django");
  const fresh = await packOf(team?.id);
  expect(fresh).toMatchObject({ title: "Django", owned: 0 });
  expect(fresh?.kits.length).toBeGreaterThan(0);
  expect(fresh?.kits.some(({ isOwned }) => isOwned)).toBe(false);
  await copyPacks(database(), { teamId: team?.id ?? "", packs: ["django"] });
  const own = await packOf(team?.id);
  expect(own?.owned).toBe(own?.questions);
  expect(own?.kits.filter(({ packs }) => packs.length === 1).every(({ isOwned }) => isOwned)).toBe(true);
  expect(await readPackChoices(database())).toContainEqual({
    pack: "django",
    title: "Django",
    questions: fresh?.questions,
  });
});
