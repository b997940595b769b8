import { expect, test } from "vitest";
import { copyPacks } from "@/db/bank/questions";
import { useDatabase } from "@/db/testing/database";
import { createMember } from "../auth/testing";
import { asBankWriter } from "../questions/policy";
import { readPackChoices, readPacks } from "./reads";

const { database } = useDatabase();

test("packs say what the library has, how much of it is here, and their kits", async () => {
  const writer = asBankWriter(await createMember(database()));
  const findPack = async () => (await readPacks(database(), writer)).find(({ pack }) => pack === "django");
  const fresh = await findPack();
  expect(fresh).toMatchObject({ title: "Django", owned: 0 });
  expect(fresh?.kits.length).toBeGreaterThan(0);
  expect(fresh?.kits.some(({ isOwned }) => isOwned)).toBe(false);
  await copyPacks(database(), { teamId: writer.teamId, packs: ["django"] });
  const own = await findPack();
  expect(own?.owned).toBe(own?.questions);
  expect(own?.kits.filter(({ packs }) => packs.length === 1).every(({ isOwned }) => isOwned)).toBe(true);
  expect(await readPackChoices(database())).toContainEqual({
    pack: "django",
    title: "Django",
    questions: fresh?.questions,
  });
});
