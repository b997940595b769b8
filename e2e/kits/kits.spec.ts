import { expect, type Locator, type Page } from "@playwright/test";
import { insertMembership } from "@/db/people";
import { createPerson } from "@/db/testing/factories";
import { accountCookie } from "../cookies";
import { test } from "../fixtures";
import { KitEditor } from "../screens/kit-editor";

test("make a kit, order it, save, copy, and start an interview from it: by keyboard alone", async ({
  interviewer,
}) => {
  const page = await interviewer.newPage();
  const editor = new KitEditor(page);
  const press = (key: string) => page.keyboard.press(key);
  await page.goto("/kits");
  await tabTo(page, page.getByRole("link", { name: "New kit" }));
  await press("Enter");
  await tabTo(page, editor.title());
  await page.keyboard.type("Backend, first talk");
  await tabTo(page, editor.total());
  await press("Control+a");
  await page.keyboard.type("20");
  await tabTo(page, editor.summary());
  await page.keyboard.type("Querysets, for whoever has used Django.");

  await test.step("add three questions from the bank", async () => {
    await tabTo(page, editor.add());
    await press("Enter");
    await expect(editor.found().nth(2)).toBeVisible();
    await page.keyboard.type("queryset");
    await expect(editor.finder().getByRole("status")).toHaveText(/^\d+ found/);
    for (const key of ["Enter", "ArrowDown", "Enter", "ArrowDown", "Enter"]) await press(key);
    await expect(editor.state("Added as question 3")).toBeVisible();
    await press("Enter");
    await expect(editor.state("in the kit already")).toBeVisible();
    await expect(editor.found().filter({ hasText: "already in this kit" })).toHaveCount(3);
    await press("Escape");
    await expect(editor.finder()).toBeHidden();
    await expect(editor.add()).toBeFocused();
  });

  const [first = "", second = "", third = ""] = await editor.titles().allInnerTexts();
  await test.step("minutes, order, and a removal that is undone", async () => {
    await tabTo(page, editor.minutesOf(first));
    await press("Control+a");
    await page.keyboard.type("4");
    await press("Alt+ArrowDown");
    await expect(editor.state("Moved to place 2 of 3.")).toHaveCount(1);
    await expect(editor.titles()).toHaveText([second, first, third]);
    await expect(editor.minutesOf(first)).toBeFocused();
    await tabTo(page, page.getByRole("button", { name: `Move ${third} up` }));
    await press("Enter");
    await press("Enter");
    await press("Enter");
    await expect(editor.titles()).toHaveText([third, second, first]);
    await expect(page.getByRole("button", { name: `Move ${third} up` })).toBeFocused();
    await tabTo(page, page.getByRole("button", { name: `Remove ${third}` }));
    await press("Enter");
    await expect(editor.titles()).toHaveText([second, first]);
    await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
    await press("Enter");
    await expect(editor.titles()).toHaveText([third, second, first]);
  });

  await test.step("save; a copy; an interview", async () => {
    await tabTo(page, editor.save());
    await press("Enter");
    await expect(page.getByRole("heading", { name: "Backend, first talk", level: 1 })).toBeVisible();
    await expect(editor.state("Saved")).toBeVisible();
    await page.reload();
    await expect(editor.titles()).toHaveText([third, second, first]);
    await expect(editor.minutesOf(first)).toHaveValue("4");
    await tabTo(page, page.getByRole("button", { name: "Copy" }));
    await press("Enter");
    await expect(page.getByRole("heading", { name: "Backend, first talk (copy)", level: 1 })).toBeVisible();
    await expect(page.getByRole("checkbox", { name: /^Share with the team/ })).not.toBeChecked();
    await expect(editor.titles()).toHaveText([third, second, first]);
    await tabTo(page, page.getByRole("link", { name: "Start an interview" }));
    await press("Enter");
    await expect(page.getByRole("radio", { name: /^Backend, first talk \(copy\)/ })).toBeChecked();
    await tabTo(page, page.getByRole("textbox", { name: "Candidate’s name" }));
    await page.keyboard.type("Noor Haddad");
    await press("Enter");
    await expect(page.getByRole("heading", { name: "Noor Haddad", level: 1 })).toBeVisible();
    const plan = page.getByRole("region", { name: "Plan" }).getByRole("listitem");
    await expect(plan).toContainText([third, second, first]);
  });
});

test("drag a question to another place by its dots; Escape lets go", async ({ interviewer }) => {
  const page = await interviewer.newPage();
  const editor = new KitEditor(page);
  const [first = "", second = "", third = ""] = await editor.makes("Dragged", { word: "queryset", count: 3 });
  const rows = editor.rows();
  await drag(page, rows.nth(0), rows.nth(2));
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(editor.titles()).toHaveText([first, second, third]);
  await drag(page, rows.nth(0), rows.nth(2));
  await page.mouse.up();
  await expect(editor.titles()).toHaveText([second, third, first]);
  await drag(page, rows.nth(2), rows.nth(1));
  await page.mouse.up();
  await expect(editor.titles()).toHaveText([second, first, third]);
  await expect(editor.state("Unsaved changes")).toBeVisible();
});

test("too many minutes and an empty kit are said beside the field, and nothing typed is lost", async ({
  interviewer,
}) => {
  const page = await interviewer.newPage();
  const editor = new KitEditor(page);
  await page.goto("/kits/new");
  await editor.title().fill("No");
  await editor.save().click();
  await expect(editor.title()).toBeFocused();
  await expect(editor.title()).toHaveAccessibleDescription(/3 to 80 characters/);
  await expect(editor.add()).toHaveAccessibleDescription("A kit needs a question.");
  const [first = ""] = await editor.makes("Tight", { word: "queryset", count: 2 });
  await editor.minutesOf(first).fill("20");
  await editor.total().fill("21");
  await expect(page.getByRole("complementary")).toContainText("can’t be saved");
  await editor.save().click();
  await expect(editor.total()).toBeFocused();
  await expect(editor.total()).toHaveAccessibleDescription("The questions take longer than the kit.");
  await expect(editor.minutesOf(first)).toHaveValue("20");
  await editor.minutesOf(first).fill("8");
  await expect(editor.minutesOf(first)).toBeFocused();
  await expect(editor.total()).toHaveAccessibleDescription("");
  await editor.save().click();
  await expect(editor.state("Saved")).toBeVisible();
});

test("two people at one kit: the second keeps their version, and saves it as a copy", async ({
  watch,
  interviewer,
  world,
  database,
}) => {
  const mine = new KitEditor(await interviewer.newPage());
  await mine.makes("Shared by two", { word: "queryset", count: 2 });
  const colleague = await createPerson(database, { name: "Ana Reyes" });
  await insertMembership(database, {
    teamId: world.teamId,
    personId: colleague.personId,
    role: "interviewer",
  });
  const context = await watch.open();
  await context.addCookies([await accountCookie(colleague)]);
  const theirs = new KitEditor(await context.newPage());
  await theirs.page.goto(mine.page.url());
  await theirs.title().fill("Ana’s words");
  await theirs.save().click();
  await expect(theirs.state("Saved")).toBeVisible();

  await mine.title().fill("My words");
  await mine.save().click();
  const notSaved = mine.page.getByRole("region", { name: "Not saved" });
  await expect(notSaved).toContainText("Ana’s words");
  await expect(mine.title()).toHaveValue("My words");
  await notSaved.getByRole("button", { name: "Save mine as a copy" }).click();
  await expect(mine.page.getByRole("heading", { name: "My words (copy)", level: 1 })).toBeVisible();

  watch.allow(/404/);
  await theirs.page.goto(mine.page.url());
  await expect(theirs.page.getByRole("heading", { level: 1 })).not.toHaveText(/My words/);
  await theirs.page.goto("/kits");
  await expect(theirs.page.getByRole("link", { name: "Ana’s words", exact: true })).toBeVisible();
  await expect(theirs.page.getByRole("link", { name: /My words/ })).toHaveCount(0);
});

test("delete, and undo with what was typed still there", async ({ interviewer }) => {
  const page = await interviewer.newPage();
  const editor = new KitEditor(page);
  const titles = await editor.makes("Short-lived", { word: "queryset", count: 2 });
  await editor.summary().fill("Not saved yet.");
  await page.getByRole("button", { name: "Delete" }).click();
  await page
    .getByRole("dialog", { name: "Delete this kit?" })
    .getByRole("button", { name: "Delete kit" })
    .click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(editor.titles()).toHaveText(titles);
  await expect(editor.summary()).toHaveValue("Not saved yet.");
  await editor.save().click();
  await expect(editor.state("Saved")).toBeVisible();
  await page.reload();
  await expect(editor.summary()).toHaveValue("Not saved yet.");
});

/** Takes the first row by its dots and holds it over the second's far half. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error("A row isn't on the screen");
  const down = end.y > start.y;
  await page.mouse.move(start.x + 12, start.y + 24);
  await page.mouse.down();
  await page.mouse.move(start.x + 14, (start.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(start.x + 14, end.y + (down ? end.height - 4 : 4), { steps: 4 });
}

/** Presses Tab until the control has the focus; more stops than this on one screen would be a trap. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let stops = 0; stops < 90; stops += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(control, "the control can be reached by Tab").toBeFocused({ timeout: 1 });
}
