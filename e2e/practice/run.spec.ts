import type { Route } from "@playwright/test";
import type { Database } from "@/db/client";
import { expect, test, type World } from "../fixtures";
import { Practice } from "../screens/practice";

test("the topics that need it stand on top and say why; typing finds any of them", async ({
  interviewer,
  world,
  database,
}) => {
  await holdCards(database, world, "Django migrations", { due: true, grade: 3 });
  await holdCards(database, world, "Django forms", { due: false, grade: 2 });
  const page = await interviewer.newPage();
  const practice = new Practice(page);
  await page.goto("/practice");
  await expect(practice.needs()).toHaveText(["Due now", "Weak", "New"]);
  await expect(practice.topic("Django migrations")).toContainText(
    /^Django migrations3 due · last graded Good/,
  );
  await expect(practice.topic("Django forms")).toContainText("4 of 4 weak");
  await expect(practice.topic("Django forms")).not.toContainText("last graded");
  await expect(practice.topic("Django forms")).toContainText("Next in 3 days");
  await expect(practice.topic("Django caching")).toBeHidden();

  await page.keyboard.press("/");
  await expect(practice.filter()).toBeFocused();
  await page.keyboard.type("cahcing");
  await expect(practice.topic("Django caching")).toBeVisible();
  await expect(practice.needs()).toHaveText(["New"]);
  await expect(page.getByRole("status")).toHaveText(/^1 of \d+ topics$/);
  await practice.filter().fill("zebra");
  await expect(page.getByText("No topic is called “zebra”.")).toBeVisible();
  await page.getByRole("button", { name: "Show all topics" }).click();
  await expect(practice.needs()).toHaveCount(3);
});

test("a skipped question comes at the end with what was typed, then not in this run; no date changes", async ({
  interviewer,
  world,
  database,
}) => {
  await holdCards(database, world, "Django migrations", { due: true, grade: 3 }, 2);
  const before = await cardsOf(database, world);
  const page = await interviewer.newPage();
  const practice = new Practice(page);
  await page.goto("/practice");
  await practice.topic("Django migrations").getByRole("link", { name: "Practise Django migrations" }).click();
  await practice.answer().fill("Half an answer");
  const first = new URL(page.url()).pathname;
  await practice.skips();
  await expect(practice.answer()).toHaveValue("");
  expect(new URL(page.url()).pathname).not.toBe(first);
  await expect(page.getByText("1 skipped to the end")).toBeVisible();

  await page.getByRole("link", { name: "Undo the last skip" }).click();
  await expect(practice.answer()).toHaveValue("Half an answer");
  await expect(page.getByRole("link", { name: "Undo the last skip" })).toHaveCount(0);

  await practice.skips();
  await practice.skips(); // the other that is due
  await practice.skips(); // the new one of the topic
  await expect(page.getByText("skipped before")).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(first);
  await expect(practice.answer()).toHaveValue("Half an answer");

  await practice.answer().press("s");
  await expect(practice.answer()).toHaveValue("Half an answers");
  await practice.answer().blur();
  for (const left of [1, 2]) {
    await page.keyboard.press("s");
    await expect(page.getByText(`${left} left for another day`)).toBeVisible();
  }
  await page.keyboard.press("s");
  await expect(page.getByText("3 questions were left for another day")).toBeVisible();
  expect(await cardsOf(database, world)).toEqual(before);
});

type Held = { due: boolean; grade: number };

/** Cards of the interviewer's for the topic's questions, in a memory of three days. */
test("while an answer is kept nothing is typed into it, and where it wasn't the focus is back in it", async ({
  interviewer,
  watch,
}) => {
  watch.allow(/413/);
  const page = await interviewer.newPage();
  const practice = new Practice(page);
  await page.goto("/practice");
  await practice.topic("Django caching").getByRole("link", { name: "Practise Django caching" }).click();
  await practice.attempts("What I know", 70);
  const sent = new Promise<Route>((take) => void page.route("**/practice/**", take, { times: 1 }));
  await practice.answer().press("Control+Enter");
  const reveal = await sent;
  await page.keyboard.type(" and more");
  await expect(page.getByRole("button", { name: "Keeping your answer…" })).toBeVisible();
  await reveal.continue({ postData: "a".repeat(300_000) });
  await expect(page.getByText(/^This is larger/)).toBeVisible();
  await expect(practice.answer()).toBeFocused();
  await expect(practice.answer()).toHaveValue("What I know");
  await practice.reveals();
});

async function holdCards(
  { $client: sql }: Database,
  { teamId, interviewer }: World,
  topic: string,
  { due, grade }: Held,
  most = 9,
) {
  await sql`insert into practice_cards (person_id, question_id, due, stability, difficulty, elapsed_days, scheduled_days,
      learning_steps, reps, lapses, state, last_review, last_grade)
    select ${interviewer.personId}, q.id, now() + ${due ? "-1 hour" : "73 hours"}::interval, 3.1, 5.2, 0, 3, 0, 1, 0, 2, now(), ${grade}
    from questions q join question_versions v on v.question_id = q.id and v.version = q.latest_version
    where q.team_id = ${teamId} and v.topic = ${topic} order by v.difficulty limit ${most}`;
}

const cardsOf = ({ $client: sql }: Database, { interviewer }: World) =>
  sql`select question_id, due::text, reps, state from practice_cards where person_id = ${interviewer.personId} order by question_id`;
