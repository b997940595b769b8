import type { Route } from "@playwright/test";
import { expect, test } from "../fixtures";
import { ImportReview } from "../screens/import-review";

const notes = `## How would you keep a crossword solver from trying every word?

By letters already placed.

## Why do two lighthouses blink differently?

So that a captain knows which one it is.
`;

test("two tabs mend one question: the second is shown the first one's words, and may put its own there", async ({
  interviewer,
}) => {
  const review = new ImportReview(await interviewer.newPage());
  await review.brings("notes.md", notes);
  const other = new ImportReview(await interviewer.newPage());
  await other.page.goto(review.page.url());
  const open = async ({ page }: ImportReview) => {
    await page.getByRole("button", { name: /^Edit/ }).nth(1).click();
    return page.getByRole("form", { name: "Edit question 2" });
  };
  const [first, second] = [await open(review), await open(other)];
  await first.getByLabel("Title").fill("The first title");
  await first.getByLabel("Minutes").fill("9");
  await first.getByRole("button", { name: "Save" }).click();
  await expect(review.item("The first title")).toBeVisible();
  await second.getByLabel("Title").fill("The second title");
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second.getByText("Somebody else wrote here: The first title")).toBeVisible();
  await expect(second.getByLabel("Title")).toBeFocused();
  await second.getByRole("button", { name: "Save" }).click();
  await expect(other.item("The second title").getByText(/9 minutes/)).toBeVisible();
});

test("what was typed into a found question and not saved is there again after a reload", async ({
  interviewer,
}) => {
  const review = new ImportReview(await interviewer.newPage());
  const { page } = review;
  await review.brings("notes.md", notes);
  await page.getByRole("button", { name: /^Edit/ }).nth(1).click();
  const form = page.getByRole("form", { name: "Edit question 2" });
  await form.getByLabel("Title").fill("A better title");
  await form.getByLabel("Kind").selectOption("Design");
  await page.reload();
  await expect(form.getByLabel("Title")).toHaveValue("A better title");
  await expect(form.getByLabel("Kind")).toHaveValue("design");
  await expect(form.getByText("You have unsaved changes")).toBeVisible();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(review.item("A better title")).toBeVisible();
  await page.reload();
  await expect(review.item("A better title")).toBeVisible();
  await expect(form).toHaveCount(0);
});

test("while a found question is saved nothing more is typed into it", async ({ interviewer }) => {
  const review = new ImportReview(await interviewer.newPage());
  const { page } = review;
  await review.brings("notes.md", notes);
  await page.getByRole("button", { name: /^Edit/ }).nth(1).click();
  const form = page.getByRole("form", { name: "Edit question 2" });
  await form.getByLabel("Title").fill("A better title");
  const sent = new Promise<Route>((take) => void page.route("**/questions/import/*", take, { times: 1 }));
  await form.getByLabel("Title").press("Enter");
  const save = await sent;
  await page.keyboard.type(" still");
  await expect(form.getByLabel("Title")).toHaveValue("A better title");
  await save.continue();
  await expect(review.item("A better title")).toBeVisible();
});
