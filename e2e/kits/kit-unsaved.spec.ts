import type { Page } from "@playwright/test";
// What is typed into a kit and not saved: asked about before it is left, and kept.
import { expect } from "@playwright/test";
import { test } from "../fixtures";
import { KitEditor } from "../screens/kit-editor";

test("unsaved work isn't left by a link or the back button without asking", async ({ interviewer }) => {
  const page = await interviewer.newPage();
  const editor = new KitEditor(page);
  await page.goto("/kits");
  await page.getByRole("link", { name: "New kit" }).click();
  await editor.title().fill("Half a kit");
  const asks = page.getByRole("dialog", { name: "Leave without saving?" });
  await page.getByRole("link", { name: "Practice" }).click();
  await asks.getByRole("button", { name: "Stay" }).click();
  await expect(editor.title()).toHaveValue("Half a kit");
  await page.evaluate(() => history.back());
  await expect(asks).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(editor.title()).toHaveValue("Half a kit");
  await page.getByRole("link", { name: "Practice" }).click();
  await asks.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page.getByRole("heading", { name: "Practice", level: 1 })).toBeVisible();
});

test("a new interview and a pasted text, which no store keeps, aren’t left without asking either", async ({
  interviewer,
}) => {
  const page = await interviewer.newPage();
  const asks = page.getByRole("dialog", { name: "Leave without saving?" });
  const places = [
    ["/interviews/new", "Candidate’s name"],
    ["/questions/import", "Or paste the text"],
  ] as const;
  for (const [place, name] of places) {
    await page.goto(place);
    const field = page.getByRole("textbox", { name });
    await field.fill("Half of it");
    await page.getByRole("link", { name: "Practice" }).click();
    await asks.getByRole("button", { name: "Stay" }).click();
    await expect(field).toHaveValue("Half of it");
    const asked = page.waitForEvent("dialog");
    const reloaded = page.reload();
    expect((await asked).type()).toBe("beforeunload");
    await (await asked).accept();
    await reloaded;
    await expect(field).toHaveValue("");
  }
});

test("a search that failed for the moment is made again by itself", async ({ interviewer, watch }) => {
  watch.allow(/ERR_FAILED|Failed to fetch/);
  const editor = new KitEditor(await interviewer.newPage());
  await editor.page.goto("/kits/new");
  await editor.title().fill("Found after all");
  await editor.page.route("**/kits/new", (route) => route.abort());
  await editor.add().click();
  await expect(editor.finder()).toContainText("The server can’t be reached");
  await editor.page.unroute("**/kits/new");
  await expect(editor.finder()).not.toContainText("The server can’t be reached");
  await expect(editor.found().first()).toBeVisible();
  await editor.finder().getByRole("button", { name: "Done" }).click();

  await editor.page.route("**/kits/new", (route) => route.abort());
  await editor.save().click();
  const problem = editor.page.getByRole("alert").filter({ hasText: "The server can’t be reached" });
  await expect(problem).toBeVisible();
  await editor.summary().fill("Typed on.");
  await expect(problem).toBeHidden();
});

test("what was typed and not saved outlives its tab, and can be let go of and taken back", async ({
  interviewer,
}) => {
  const first = new KitEditor(await interviewer.newPage());
  await first.makes("Kept", { word: "queryset", count: 2 });
  await first.summary().fill("Typed before the tab was gone.");
  const address = first.page.url();
  await expect.poll(() => keptIn(first.page)).toHaveLength(1);
  await first.page.close();

  const editor = new KitEditor(await interviewer.newPage());
  await editor.page.goto(address);
  await expect(editor.summary()).toHaveValue("Typed before the tab was gone.");
  await expect(editor.state("Unsaved changes")).toBeVisible();
  await editor.page.getByRole("button", { name: "Discard" }).click();
  await expect(editor.summary()).toHaveValue("For a first talk.");
  await expect(editor.page.getByRole("button", { name: "Undo" })).toBeFocused();
  await editor.page.keyboard.press("Enter");
  await expect(editor.summary()).toHaveValue("Typed before the tab was gone.");
  await editor.save().click();
  await expect(editor.state("Saved")).toBeVisible();
  await editor.page.reload();
  await expect(editor.summary()).toHaveValue("Typed before the tab was gone.");
  await expect(editor.page.getByText("You have unsaved changes")).toHaveCount(0);
});

/** The names of what the browser keeps unsaved. */
const keptIn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((done) => {
        const opening = indexedDB.open("rehearse-outbox");
        opening.onsuccess = () => {
          const keys = opening.result.transaction("unsent").objectStore("unsent").getAllKeys();
          keys.onsuccess = () => {
            opening.result.close();
            done(keys.result.map(String).filter((name) => name !== "key"));
          };
        };
      }),
  );
