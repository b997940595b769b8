import { expect, test } from "../fixtures";
import { Cockpit } from "../screens/cockpit";
import { Scorecard } from "../screens/scorecard";

test("a note typed just before the room is left is saved", async ({ interviewer, world, database }) => {
  const page = await interviewer.newPage();
  await page.goto(`/interviews/${world.interviewId}`);
  await page.getByRole("link", { name: "Open room" }).click();
  const cockpit = new Cockpit(page);
  await cockpit.connected();
  await cockpit.start();
  await cockpit.generalNote().fill("Asks back.");
  await page.goBack();
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
