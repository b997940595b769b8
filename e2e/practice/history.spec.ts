import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import { expect, test, type World } from "../fixtures";
import { Practice } from "../screens/practice";

test("old answers are read in full, and beside the model answer once a new one is given, not before", async ({
  interviewer,
  world,
  database,
}) => {
  await answer(database, world, { daysAgo: 40, text: "What I said first.\n  Indented.", confidence: 90 });
  await answer(database, world, { daysAgo: 3, text: "What I said then.", confidence: 40 });
  const page = await interviewer.newPage();
  const practice = new Practice(page);
  await page.goto("/practice");
  await page.getByRole("link", { name: "All your answers" }).click();
  await page.getByRole("link", { name: world.bank[0]?.title }).nth(1).click();
  await expect(page.getByText("What I said first.\n  Indented.")).toBeVisible();
  await expect(practice.modelAnswer()).toBeVisible();
  await expect(
    page.getByText(/Europe\/Oslo · Good · 1 of \d points · 90 % sure · 1 hint · took 1:35/),
  ).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: /^✓Reached:/ })).toHaveCount(1);

  await page.getByRole("link", { name: "Answer it again" }).click();
  await expect(practice.answer()).toBeVisible();
  await expect(page.getByText("earlier answers")).toHaveCount(0);
  expect(await page.content()).not.toContain("What I said");
  await practice.attempts("What I say now.", 70);
  await practice.reveals();
  const earlier = page.getByRole("group").filter({ hasText: "What I said" });
  await expect(earlier).toHaveCount(2);
  await earlier.nth(0).getByText("40 % sure").click();
  await expect(page.getByText("What I said then.")).toBeVisible();
  await expect(page.getByText("What I said first.")).toBeHidden();

  await practice.grade("Again").click();
  await page.waitForURL(/\/practice$/);
  await database.$client`update practice_cards set due = now() where person_id = ${world.interviewer.personId}`;
  await page.getByRole("link", { name: world.bank[0]?.title }).nth(0).click();
  await expect(page.getByText("This question is due. Answer it first")).toBeVisible();
  expect(await page.content()).not.toContain("What I say");
});

test("from ten graded answers on it says how well one judges oneself", async ({
  interviewer,
  world,
  database,
}) => {
  for (let n = 1; n <= 8; n += 1)
    await answer(database, world, { daysAgo: n, text: "x", confidence: 90, grade: n > 5 ? 3 : 2 });
  const page = await interviewer.newPage();
  await page.goto("/practice");
  const calibration = page.getByRole("region", { name: "How sure you were" });
  await expect(calibration).toContainText("whether your confidence is right: 2 to go.");
  await expect(calibration.getByRole("table")).toHaveCount(0);
  for (const confidence of [80, 20])
    await answer(database, world, { daysAgo: 1, text: "x", confidence, grade: 2 });
  await page.reload();
  await expect(calibration).toContainText("When you were sure (80–100 %), 3 of 9 answers were good.");
  await expect(calibration).toContainText("you were surer than your answers bore out");
  await expect(calibration.getByRole("row", { name: /^Sure 80–100 % 9 3 of 9/ })).toBeVisible();
  await expect(calibration.getByRole("row", { name: /^Unsure 0–39 % 1 0 of 1/ })).toBeVisible();
});

type Given = { daysAgo: number; text: string; confidence: number; grade?: number };

/** An attempt of the interviewer's at the bank's first question. */
async function answer(
  { $client: sql }: Database,
  { interviewer, bank }: World,
  { daysAgo, text, confidence, grade = 3 }: Given,
) {
  await sql`insert into practice_attempts (id, person_id, question_version_id, answer, confidence, hints_taken, took_ms,
      heard_key_points, grade, graded_at, revealed_at)
    values (${randomUUID()}, ${interviewer.personId}, ${bank[0]?.versionId ?? ""}, ${text}, ${confidence}, 1, 95000,
      '{1}', ${grade}, now(), now() - ${daysAgo} * interval '1 day')`;
}
