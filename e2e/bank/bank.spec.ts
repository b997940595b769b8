// Finding, marking and changing questions of the bank.

import type { BrowserContext, Route } from "@playwright/test";
import type { Database } from "@/db/client";
import { createPerson, createQuestion, createWorld } from "@/db/testing/factories";
import { createAsked } from "@/db/testing/log";
import { accountCookie } from "../cookies";
import { expect, test } from "../fixtures";
import { Bank } from "../screens/bank";

const lazy = "When a queryset really runs";
/** A question that nothing else in the bank is like. */
const plant = (database: Database, { teamId }: { teamId: string }, title: string) => {
  const foundBy = { title: title.toLowerCase(), labels: "squirrels", prompt: "", answer: "" };
  return createQuestion(database, { teamId, title, topic: "Squirrels", foundBy });
};
const openBank = async (context: BrowserContext, path?: string) =>
  new Bank(await context.newPage()).open(path);

test("typing finds at once; the address says what is on screen, for a reload, for Back and for others", async ({
  database,
  interviewer,
  world,
}) => {
  await plant(database, world, "Acorns in winter");
  const bank = await openBank(interviewer);
  await bank.field().pressSequentially("acorns win");
  await expect(bank.count(1)).toBeVisible();
  await expect(bank.title("Acorns in winter")).toBeVisible();
  await expect(bank.page).toHaveURL("/questions?q=acorns+win");
  await bank.page.reload();
  await expect(bank.field()).toHaveValue("acorns win");
  await expect(bank.count(1)).toBeVisible();

  await bank.awake();
  await bank.field().fill("querset");
  await expect(bank.said("Nothing has exactly “querset”. Showing “queryset”")).toBeVisible();
  await expect(bank.title(lazy)).toBeVisible();

  await bank.title(lazy).click();
  await expect(bank.page).toHaveURL(/\/questions\/[0-9a-f-]{36}$/);
  await bank.page.goBack();
  await expect(bank.field()).toHaveValue("querset");
  await expect(bank.title(lazy)).toBeVisible();
});

test("an answer that comes while somebody types takes nothing of it away, and the last words win", async ({
  database,
  interviewer,
  world,
}) => {
  await plant(database, world, "Acorns in winter");
  await plant(database, world, "Acorns in spring");
  const bank = await openBank(interviewer);
  const asked = new Promise<Route>((take) => void bank.page.route(/\/questions\?q=acorns&_rsc/, take));
  await bank.field().pressSequentially("acorns");
  const held = await asked;
  await bank.field().press("Space");
  await held.continue();
  // Without a rest that would ask again: the first answer comes in between.
  await bank.field().pressSequentially("in winter", { delay: 80 });
  await expect(bank.field()).toHaveValue("acorns in winter");
  await expect(bank.count(1)).toBeVisible();
  await expect(bank.field()).toHaveValue("acorns in winter");
});

test("filters say what they would leave, and each is taken away by one press", async ({ interviewer }) => {
  const bank = await openBank(interviewer, "/questions?q=migration");
  await bank.filter(/^Django migrations, /).check();
  await expect(bank.page).toHaveURL("/questions?q=migration&topic=Django+migrations");
  await expect(bank.title("What a migration is")).toBeVisible();
  await bank.page.goBack();
  await expect(bank.filter(/^Django migrations, /)).not.toBeChecked();
  await bank.page.goForward();
  await expect(bank.filter(/^Django migrations, /)).toBeChecked();

  await bank.page.getByRole("combobox", { name: "From" }).selectOption({ value: "5" });
  await expect(bank.said("0 questions")).toBeVisible();
  await expect(bank.said(/^Without “Difficulty 5” there would be \d+\.$/)).toBeVisible();
  const without = bank.results().getByRole("listitem").filter({ hasText: "Without “Difficulty 5”" });
  await without.getByRole("button").click();
  await expect(bank.title("What a migration is")).toBeVisible();

  await bank.page.getByRole("button", { name: "Take away Topic: Django migrations" }).click();
  await expect(bank.page).toHaveURL("/questions?q=migration");
  await expect(bank.field()).toHaveValue("migration");
  await bank.field().fill("xylophonics migration");
  await expect(bank.said("No question has “xylophonics”")).toBeVisible();
  await bank.results().getByRole("button", { name: "Show them" }).click();
  await expect(bank.title("What a migration is")).toBeVisible();
});

test("what a candidate was asked already can be left out", async ({ database, interviewer, world }) => {
  const asked = await plant(database, world, "Acorns in winter");
  await plant(database, world, "Acorns in spring");
  const sql = database.$client;
  await sql`update interviews set status = 'ended', started_at = now(), ended_at = now() where id = ${world.interviewId}`;
  await createAsked(database, { interviewId: world.interviewId, questionVersionId: asked.versionId });
  const bank = await openBank(interviewer, "/questions?topic=Squirrels");
  await expect(bank.title("Acorns in winter")).toBeVisible();
  await bank.page.getByLabel("Not yet asked to").fill("samira osei");
  await expect(bank.title("Acorns in winter")).toBeHidden();
  await expect(bank.title("Acorns in spring")).toBeVisible();
  await expect(bank.page.getByRole("button", { name: "Take away Not asked to samira osei" })).toBeVisible();
});

test("by keyboard alone: find, move, mark, select, open", async ({ interviewer }) => {
  const bank = await openBank(interviewer);
  const { keyboard } = bank.page;
  await keyboard.press("/");
  await expect(bank.field()).toBeFocused();
  await keyboard.type("orm");
  await expect(bank.page).toHaveURL("/questions?q=orm");
  await expect(bank.results()).toHaveAttribute("aria-busy", "false");
  const [first, second] = [bank.titles().nth(0), bank.titles().nth(1)];
  await keyboard.press("ArrowDown");
  await expect(first).toBeFocused();
  await keyboard.press("j");
  await expect(second).toBeFocused();
  await keyboard.press("k");
  await expect(first).toBeFocused();
  const title = (await first.textContent()) ?? "";
  await keyboard.press("x");
  await expect(bank.select(title)).toBeChecked();
  await expect(bank.said("1 selected")).toBeVisible();
  await keyboard.press("s");
  await expect(bank.star(title)).toHaveAttribute("aria-pressed", "true");
  await keyboard.press("Escape");
  await expect(bank.field()).toBeFocused();
  await expect(bank.field()).toHaveValue("orm");
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowUp");
  await expect(bank.field()).toBeFocused();
  await bank.page.getByRole("button", { name: "Turn single keys off" }).click();
  await bank.page.reload();
  await bank.awake();
  await expect(bank.page.getByRole("button", { name: "Turn single keys on" })).toBeVisible();
  await keyboard.press("/");
  await expect(bank.field()).not.toBeFocused();
  await bank.page.getByRole("button", { name: "Turn single keys on" }).click();
  await first.focus();
  await keyboard.press("Enter");
  await expect(bank.page).toHaveURL(/\/questions\/[0-9a-f-]{36}$/);
  await bank.page.goBack();
  await expect(first).toBeFocused();
});

test("many at once: a tag, retiring, approving, and the way back from each", async ({
  database,
  interviewer,
  world,
}) => {
  const draft = (title: string, rest = {}) =>
    createQuestion(database, { teamId: world.teamId, title, topic: "Squirrels", status: "draft", ...rest });
  await draft("Half done");
  await draft("All there", { keyPoints: ["a", "b", "c"], followUps: ["a", "b"], hints: ["a", "b"] });
  const bank = await openBank(interviewer, "/questions?topic=Squirrels&status=draft");

  await bank.select("Half done").check();
  await bank.page.getByRole("checkbox", { name: "Select all 2 shown" }).check();
  await bank.button("Add tag").click();
  const dialog = bank.page.getByRole("dialog", { name: "Add a tag" });
  await dialog.getByRole("textbox", { name: "Tag" }).fill("Red ones");
  await dialog.getByRole("button", { name: "Add to 2 questions" }).click();
  await expect(bank.said("Added “red-ones” to 2 questions.")).toBeVisible();
  await bank.button("Undo").click();
  await expect(bank.said("Undone: 2 questions are as they were.")).toBeVisible();

  await bank.page.getByRole("checkbox", { name: "Select all 2 shown" }).check();
  await bank.button("Approve").click();
  await expect(bank.said("Approved 2 questions.")).toBeVisible();
  await expect(bank.select("All there")).toBeHidden();
  await expect(bank.button("Undo")).toBeFocused();
  await bank.page.keyboard.press("Enter");
  await expect(bank.said("Undone: 2 questions are as they were.")).toBeVisible();
  await expect(bank.select("All there")).toBeVisible();

  await bank.select("Half done").check();
  await bank.button("Retire").click();
  await expect(bank.said("Retired 1 question.")).toBeVisible();
  await expect(bank.select("Half done")).toBeHidden();
  const rows = await database.$client`
    select title, status, latest_version from questions q join question_versions v on v.question_id = q.id and v.version = 1
    where team_id = ${world.teamId} and v.topic = 'Squirrels' order by title`;
  expect([...rows]).toEqual([
    { title: "All there", status: "draft", latest_version: 3 },
    { title: "Half done", status: "retired", latest_version: 3 },
  ]);
});

test("a favourite stays, is found again, and says so where it couldn't be saved", async ({
  interviewer,
  watch,
}) => {
  const bank = await openBank(interviewer);
  const saved = bank.page.waitForResponse((response) => response.request().method() === "POST");
  await bank.star(lazy).click();
  await expect(bank.star(lazy)).toHaveAttribute("aria-pressed", "true");
  await saved;
  await bank.filter(/^Only my favourites$/).check();
  await expect(bank.count(1)).toBeVisible();
  await expect(bank.star(lazy)).toHaveAttribute("aria-pressed", "true");

  watch.allow(/ERR_FAILED|Failed to fetch/);
  await bank.page.route("**/questions*", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await bank.star(lazy).click();
  await expect(bank.page.getByText(`“${lazy}” could not be unmarked.`)).toBeVisible();
  await expect(bank.star(lazy)).toHaveAttribute("aria-pressed", "true");
});

test("fifty, then fifty more, with the focus on the first of them", async ({
  database,
  interviewer,
  world,
}) => {
  for (let number = 0; number < 60; number += 1) {
    const title = `Squirrel ${String(number).padStart(2, "0")}`;
    await createQuestion(database, {
      teamId: world.teamId,
      slug: `s/${title.slice(-2)}`,
      title,
      topic: "Squirrels",
    });
  }
  const bank = await openBank(interviewer, "/questions?topic=Squirrels");
  await expect(bank.titles()).toHaveCount(50);
  await bank.button("Show 10 more").click();
  await expect(bank.titles()).toHaveCount(60);
  await expect(bank.title("Squirrel 50")).toBeFocused();
  await expect(bank.page).toHaveURL("/questions?topic=Squirrels&show=100");
});

test("a reviewer reads: nothing to select, to add or to write", async ({ database, watch }) => {
  const { teamId } = await createWorld(database);
  const reviewer = await createPerson(database);
  await database.$client`insert into memberships (team_id, person_id, role) values (${teamId}, ${reviewer.personId}, 'reviewer')`;
  const context = await watch.open();
  await context.addCookies([await accountCookie(reviewer)]);
  const bank = await openBank(context);
  await expect(bank.title(lazy)).toBeVisible();
  await expect(bank.page.getByRole("checkbox", { name: /^Select/ })).toHaveCount(0);
  await expect(bank.page.getByRole("link", { name: "New question" })).toHaveCount(0);
  await bank.star(lazy).click();
  await expect(bank.star(lazy)).toHaveAttribute("aria-pressed", "true");
  watch.allow(/404/);
  const answer = await bank.page.goto("/questions/packs");
  expect(answer?.status()).toBe(404);
});
