import { passGrace } from "@/db/testing/grace";
import { findFaults } from "../axe";
import { expect, test } from "../fixtures";
import { ImportReview } from "../screens/import-review";
import { Scorecard } from "../screens/scorecard";

const notes = `# Lighthouses

## Why do two lighthouses blink differently?

So that a captain knows which one it is.

## Who trims the wick of a lamp?
`;

const title = "Why do two lighthouses blink differently?";
const general = "What was asked, correctly, with little help.";

test("somebody's own questions are approved as they come in, say what could be added, and are asked and rated as they are", async ({
  interviewer,
  cockpit,
  world,
  database,
}) => {
  const review = new ImportReview(await interviewer.newPage());
  const { page } = review;
  await review.brings("lighthouses.md", notes);
  await review.acceptsApproved();
  await page.goto("/questions?q=lighthouses+blink&status=approved");
  await expect(page.getByText("Still missing: key points, follow-ups, hints, levels")).toBeVisible();
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByText(/^Still missing: key points, follow-ups, hints, levels\./)).toBeVisible();
  await expect(page.getByText(general)).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole("link", { name: "Practise it" }).click();
  await page.getByRole("button", { name: "I don’t know" }).click();
  await expect(page.getByText(/there are no key points to go by/)).toBeVisible();
  await expect(page.getByText("Which of these did you reach?")).toHaveCount(0);

  await test.step("in the room, on the scorecard and once it is submitted", async () => {
    await cockpit.start();
    await cockpit.page.keyboard.press("Control+k");
    await cockpit.page.getByRole("combobox", { name: "Find a question" }).fill("lighthouses blink");
    await expect(cockpit.page.getByRole("option", { name: title })).toHaveAttribute("aria-selected", "true");
    await expect(cockpit.page.getByRole("listbox", { name: "Questions" })).toHaveAttribute(
      "aria-busy",
      "false",
    );
    await cockpit.page.keyboard.press("Control+Enter");
    await expect(cockpit.stage().getByRole("heading", { name: "On screen" })).toBeVisible();
    await expect(cockpit.level(3)).toHaveAccessibleName(`3: ${general}`);
    await cockpit.rate(3);
    await cockpit.everythingSaved();
    await cockpit.end();
    await passGrace(database, world.interviewId);
    await cockpit.page.getByRole("link", { name: "Go to the scorecard" }).click();
    const scorecard = new Scorecard(cockpit.page);
    await expect(scorecard.answer(title)).toContainText(general);
    await scorecard.recommends("Yes");
    await scorecard.submits();
    await expect(cockpit.page.getByText(general)).toBeVisible();
  });
});
