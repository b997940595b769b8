import { expect, test } from "vitest";
import { useDatabase } from "../testing/database";
import { createQuestion, createWorld } from "../testing/factories";
import { findPrompts, keptPrompt } from "./prompts";

const { database } = useDatabase();

test("what was looked up once is kept, also by two at once, and what isn't there is left out", async () => {
  const { bank } = await createWorld(database());
  const ids = bank.slice(0, 3).map(({ versionId }) => versionId);
  const nobodys = "00000000-0000-4000-8000-000000000000";
  const [once, twice] = await Promise.all([
    findPrompts(database(), [...ids, nobodys]),
    findPrompts(database(), ids),
  ]);
  expect([...once.keys()].sort()).toEqual([...ids].sort());
  expect(twice).toEqual(once);
  expect(keptPrompt(ids[0] ?? "")).toEqual(once.get(ids[0] ?? ""));
});

test("the oldest make way for more than the process keeps", async () => {
  const { teamId } = await createWorld(database());
  const promptHtml = `<p>${"x".repeat(1_999_000)}</p>`;
  const made = [];
  for (let n = 0; n < 6; n++) made.push((await createQuestion(database(), { teamId, promptHtml })).versionId);
  for (const id of made) await findPrompts(database(), [id]);
  expect(made.map((id) => keptPrompt(id) !== undefined)).toEqual([false, false, true, true, true, true]);
  expect((await findPrompts(database(), made)).size).toBe(6);
});
