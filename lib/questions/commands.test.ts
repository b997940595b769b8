import { expect, test } from "vitest";
import { useDatabase } from "@/db/testing";
import { seedLibrary } from "./commands";

const { database } = useDatabase();

test("tmp", async () => {
  const t0 = performance.now();
  await seedLibrary(database());
  console.log(performance.now() - t0);
  console.log(
    await database().$client`select count(*), (select count(*) from kit_items) from question_versions`,
  );
  expect(1).toBe(1);
});
