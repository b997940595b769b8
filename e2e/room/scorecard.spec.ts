import { expect, test } from "../fixtures";
import { Scorecard } from "../screens/scorecard";

test("a note typed just before the room is left is saved", async ({ cockpit, world, database }) => {
  await cockpit.start();
  await cockpit.generalNote().fill("Asks back.");
  await cockpit.page.getByRole("link", { name: "Rehearse" }).click();
  await expect(cockpit.page.getByRole("heading", { name: "Interviews" })).toBeVisible();
  const saved = () => database.$client`select body from notes where interview_id = ${world.interviewId}`;
  await expect.poll(saved).toEqual([{ body: "Asks back." }]);
});

test("nothing can be typed into a scorecard while it is submitted", async ({ cockpit, world }) => {
  await cockpit.start();
  await cockpit.askNext();
  await cockpit.rate(4);
  await cockpit.everythingSaved();
  await cockpit.end();
  const { page } = cockpit;
  await page.getByRole("link", { name: "Go to the scorecard" }).click();
  const scorecard = new Scorecard(page);
  await scorecard.recommends("Yes");
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(`**/interviews/${world.interviewId}/scorecard`, async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  await scorecard.send().click();
  const dialog = page.getByRole("dialog", { name: "Submit this scorecard?" });
  await dialog.getByRole("button", { name: "Submit" }).click();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await scorecard.summary().focus();
  await expect(scorecard.summary()).not.toBeFocused();
  goOn();
  await expect(page.getByRole("heading", { name: "Your recommendation" })).toBeVisible();
});
