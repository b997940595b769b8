import { findFaults } from "../axe";
import { expect, test } from "../fixtures";
import { ImportReview } from "../screens/import-review";

const notes = `# Lighthouses

## Why do two lighthouses blink differently?

So that a captain knows which one it is.

## Who trims the wick of a lamp?
`;

test("somebody's own questions are approved as they come in, and say what could be added", async ({
  interviewer,
}) => {
  const review = new ImportReview(await interviewer.newPage());
  const { page } = review;
  await review.brings("lighthouses.md", notes);
  await review.acceptsApproved();
  await page.goto("/questions?q=lighthouses+blink&status=approved");
  await expect(page.getByText("Still missing: key points, follow-ups, hints, levels")).toBeVisible();
  await page.getByRole("link", { name: "Why do two lighthouses blink differently?" }).click();
  await expect(page.getByText(/^Still missing: key points, follow-ups, hints, levels\./)).toBeVisible();
  await expect(page.getByText("What was asked, correctly, with little help.")).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole("link", { name: "Practise it" }).click();
  await page.getByRole("button", { name: "I don’t know" }).click();
  await expect(page.getByText(/there are no key points to go by/)).toBeVisible();
  await expect(page.getByText("Which of these did you reach?")).toHaveCount(0);
});
