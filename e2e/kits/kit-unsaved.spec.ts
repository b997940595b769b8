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
