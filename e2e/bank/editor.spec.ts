import type { Database } from "@/db/client";
import { insertMembership } from "@/db/people";
import { createPerson } from "@/db/testing/factories";
import type { TeamRole } from "@/db/vocabulary";
import { findFaults } from "../axe";
import { accountCookie } from "../cookies";
import { expect, test, type Watch, type World } from "../fixtures";
import { QuestionEditor } from "../screens/question-editor";

type Versions = { version: number; title: string; prompt_html: string; key_points: string[] }[];
const versionsOf = ({ $client: sql }: Database, questionId: string) =>
  sql<Versions>`select * from question_versions where question_id = ${questionId} order by version`;

/** A colleague's browser. */
async function colleague(given: { watch: Watch; database: Database; world: World }, role: TeamRole) {
  const person = await createPerson(given.database, { name: "Ada Reyes" });
  await insertMembership(given.database, { teamId: given.world.teamId, personId: person.personId, role });
  const context = await given.watch.open();
  await context.addCookies([await accountCookie(person)]);
  return context;
}

const aQuestion = (world: World) => {
  const question = world.bank.find(({ slug }) => slug.endsWith("lazy-querysets"));
  if (!question) throw new Error("the bank has no lazy-querysets");
  return question;
};

test("a question written, approved and edited by keyboard alone", async ({ interviewer, database }) => {
  // Some two hundred keys, each of them an action of its own.
  test.slow();
  const editor = await QuestionEditor.openNew(interviewer);
  const { page } = editor;
  const press = (key: string) => page.keyboard.press(key);
  const type = (text: string) => page.keyboard.type(text);

  await test.step("saving too early says what is missing and leads to it", async () => {
    await editor.tabTo(editor.title());
    await type("A lock that nobody gives back");
    await press("Control+Enter");
    await expect(editor.prompt()).toBeFocused();
    await expect(editor.prompt()).toHaveAccessibleDescription(/The prompt is missing/);
    expect(await findFaults(page)).toEqual([]);
    await expect(page.getByText(/^Not saved into the bank yet: one place needs another look/)).toBeVisible();
  });

  await test.step("the texts, with a preview", async () => {
    await editor.tabTo(editor.topic());
    await type("Databases");
    await press("Tab");
    await type("Data");
    await editor.tabTo(editor.prompt());
    await type("A worker dies while it holds a **lock**. What happens to `select … for update`?");
    await expect(editor.preview().locator("strong")).toHaveText("lock");
    await editor.tabTo(editor.modelAnswer());
    await type("The connection ends, so the transaction is rolled back and the lock is free.");
  });

  await test.step("the lists, in order", async () => {
    for (const [one, lines] of Object.entries(lists)) {
      await editor.tabTo(editor.item(one as "Hint", 1));
      for (const [index, line] of lines.entries()) {
        if (index > 0) await press("Enter");
        await type(line);
      }
    }
    await press("Alt+ArrowUp");
    await expect(page.getByText("Hint 1 of 2, moved up")).toBeAttached();
    await expect(editor.item("Hint", 1)).toBeFocused();
    await expect(editor.item("Hint", 1)).toHaveValue(lists.Hint[1]);
    for (let level = 1; level <= 5; level += 1) {
      await editor.tabTo(editor.level(level));
      await type(`Says ${level}.`);
    }
  });

  const questionId = new URL(page.url()).searchParams.get("id") ?? "";
  await editor.tabTo(editor.approve());
  await press("Enter");
  await page.waitForURL(`**/questions/${questionId}`);
  const [first] = await versionsOf(database, questionId);
  expect(first).toMatchObject({ version: 1, key_points: lists["Key point"] });

  const again = await QuestionEditor.open(interviewer, questionId);
  await again.tabTo(again.title());
  await again.page.keyboard.type("A lock that stays");
  await again.page.keyboard.press("Control+Enter");
  await again.page.waitForURL(`**/questions/${questionId}`);
  const titles = (await versionsOf(database, questionId)).map(({ title }) => title);
  expect(titles).toEqual(["A lock that nobody gives back", "A lock that stays"]);
  const drafts = await database.$client`select 1 from question_drafts where question_id = ${questionId}`;
  expect(drafts).toHaveLength(0);
});

const lists = {
  "Key point": ["Says that the connection ends.", "Names the rollback.", "Knows idle timeouts."],
  "Follow-up": ["And if only the network is cut?", "How would you see who waits?"],
  Hint: ["Who owns a lock: the worker, or its connection?", "What does a rollback release?"],
} as const;

test("what is typed is there after a reload, on another device, and after discarding it was undone", async ({
  interviewer,
  watch,
  world,
}) => {
  const started = await QuestionEditor.openNew(interviewer);
  await started.title().fill("Half a thought");
  await started.kept();
  await started.page.reload();
  await expect(started.title()).toHaveValue("Half a thought");
  await expect(started.page.getByText(/^You have unsaved changes from/)).toBeVisible();

  const device = await watch.open();
  await device.addCookies([await accountCookie(world.interviewer)]);
  const { questionId } = aQuestion(world);
  const here = await QuestionEditor.open(interviewer, questionId);
  const before = await here.title().inputValue();
  await here.title().fill("Changed in the train");
  // With Caps Lock.
  await here.page.keyboard.press("Control+S");
  await here.kept();
  const there = await QuestionEditor.open(device, questionId);
  await expect(there.title()).toHaveValue("Changed in the train");

  await there.button("Discard").click();
  await there.page.getByRole("dialog").getByRole("button", { name: "Discard" }).click();
  await expect(there.title()).toHaveValue(before);
  await expect(there.draftState()).toHaveText("No unsaved changes");
  await expect(there.button("Undo")).toBeFocused();
  await there.page.keyboard.press("Enter");
  await expect(there.title()).toHaveValue("Changed in the train");
  await there.kept();

  await here.title().fill("Changed at the desk");
  const two = here.page.getByRole("region", { name: "You have two drafts of this question" });
  await expect(two.getByRole("region", { name: "The other one" })).toContainText("Changed in the train");
  await two.getByRole("button", { name: "Keep the one below" }).click();
  await expect(here.title()).toBeFocused();
  await here.kept();
  await there.page.reload();
  await expect(there.title()).toHaveValue("Changed at the desk");
});

test("two people on one question: the second to save sees both texts and loses none", async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  const { questionId } = aQuestion(world);
  const tomasz = await QuestionEditor.open(interviewer, questionId);
  const before = await tomasz.title().inputValue();
  await tomasz.title().fill("Tomasz’s title");
  await tomasz.kept();

  const ada = await QuestionEditor.open(
    await colleague({ watch, database, world }, "interviewer"),
    questionId,
  );
  await expect(ada.page.getByText(/^Tomasz Lind has been writing here too/)).toBeVisible();
  await ada.title().fill("Ada’s title");
  await ada.save().click();
  await ada.page.waitForURL(`**/questions/${questionId}`);

  await tomasz.save().click();
  const { conflict } = tomasz;
  await expect(conflict().getByRole("heading")).toHaveText(
    "Ada Reyes saved version 2 while you were writing",
  );
  await expect(conflict().getByRole("heading")).toBeFocused();
  await expect(conflict().getByRole("region", { name: "Theirs, version 2" })).toContainText("Ada’s title");
  await expect(conflict().getByRole("region", { name: "Yours" })).toContainText("Tomasz’s title");
  expect(await findFaults(tomasz.page)).toEqual([]);
  await conflict().getByRole("button", { name: "Take theirs" }).click();
  await tomasz.page.getByRole("dialog").getByRole("button", { name: "Take theirs" }).click();
  await expect(tomasz.title()).toHaveValue("Ada’s title");
  await tomasz.button("Undo").click();
  await expect(tomasz.title()).toHaveValue("Tomasz’s title");
  await expect(tomasz.save()).toBeHidden();
  await conflict().getByRole("button", { name: "Save mine as version 3" }).click();
  await tomasz.page.waitForURL(`**/questions/${questionId}`);
  const titles = (await versionsOf(database, questionId)).map(({ title }) => title);
  expect(titles).toEqual([before, "Ada’s title", "Tomasz’s title"]);
});

test("a draft is said to be unsaved while the server can’t be reached, and is saved after", async ({
  interviewer,
  watch,
  world,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  const editor = await QuestionEditor.open(interviewer, aQuestion(world).questionId);
  await interviewer.setOffline(true);
  await editor.prompt().fill("Written in a tunnel.");
  await expect(editor.draftState()).toHaveText(/^Not saved: the server can’t be reached/);
  await editor.save().click();
  await expect(editor.page.getByText(/What you typed is still here/)).toBeVisible();
  const asked = editor.page.waitForEvent("dialog");
  await editor.page.close({ runBeforeUnload: true });
  const warning = await asked;
  expect(warning.type()).toBe("beforeunload");
  await warning.dismiss();
  await interviewer.setOffline(false);
  await editor.kept();
  await expect(editor.preview()).toContainText("Written in a tunnel.");
});

test("a draft that is refused on its way says why, and is saved after", async ({
  interviewer,
  watch,
  world,
}) => {
  watch.allow(/413/);
  const editor = await QuestionEditor.open(interviewer, aQuestion(world).questionId);
  let refused = 0;
  await editor.page.route("**/edit", async (route) => {
    const isDraft = route.request().postData()?.includes("baseRevision");
    if (isDraft && refused++ === 0) await route.continue({ postData: "a".repeat(300_000) });
    else await route.continue();
  });
  await editor.prompt().fill("Written while too much was asked for.");
  await expect(editor.draftState()).toHaveText(/^Not saved, but kept in this browser\. This is larger/);
  await editor.kept();
  await expect(editor.preview()).toContainText("Written while too much was asked for.");
});

test("reviewers and strangers have no such page", async ({ watch, world, database }) => {
  watch.allow(/404/);
  const { questionId } = aQuestion(world);
  const reviewer = await colleague({ watch, database, world }, "reviewer");
  const page = await reviewer.newPage();
  for (const path of [`/questions/${questionId}/edit`, "/questions/new", "/questions/none/edit"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
  }
});
