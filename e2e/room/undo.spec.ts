import { expect, test } from "../fixtures";

test("what is taken out of the plan comes back to its place, and what is taken back can be asked again", async ({
  cockpit,
  candidateRoom,
}) => {
  const { page } = cockpit;
  const rows = cockpit.rows();
  await cockpit.start();
  const before = await rows.allInnerTexts();
  await cockpit
    .plan()
    .getByRole("button", { name: /^Remove / })
    .nth(1)
    .click();
  await expect(rows).toHaveCount(before.length - 1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows).toHaveText(before.map((text) => text.replaceAll("\n", "")));
  await page.reload();
  await cockpit.connected();
  await expect(rows).toHaveText(before.map((text) => text.replaceAll("\n", "")));

  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  await rows.nth(1).getByRole("button").first().click();
  await page.keyboard.press("t");
  await expect(page.getByText(/ is on their screen: open it to take it back\.$/)).toBeVisible();
  await candidateRoom.seesQuestion(1);
  await rows.nth(0).getByRole("button").first().click();
  await page.keyboard.press("t");
  await expect(candidateRoom.page.getByRole("heading", { name: "No question on the screen" })).toBeVisible();
  await expect(rows.nth(0)).toContainText("Taken back");
  await expect(cockpit.plan()).toContainText(`0 of ${before.length}`);
  await expect(cockpit.plan().getByText(", covered")).toHaveCount(0);
  await expect(cockpit.stage().getByRole("button", { name: "Ask this again" })).toBeVisible();
  await page.getByRole("button", { name: "Ask it again" }).click();
  await candidateRoom.seesQuestion(2);
});
