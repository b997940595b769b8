import { passGrace } from "@/db/testing/grace";
import { expect, test } from "../fixtures";
import { Scorecard } from "../screens/scorecard";
import { SignIn } from "../screens/sign-in";

test("a note typed just before the room is left is saved", async ({ cockpit, world, database }) => {
  await cockpit.start();
  await cockpit.generalNote().fill("Asks back.");
  await cockpit.page.getByRole("link", { name: "Rehearse" }).click();
  await expect(cockpit.page.getByRole("heading", { name: "Interviews" })).toBeVisible();
  const saved = () => database.$client`select body from notes where interview_id = ${world.interviewId}`;
  await expect.poll(saved).toEqual([{ body: "Asks back." }]);
});

test("nothing can be typed into a scorecard while it is submitted", async ({ cockpit, world, database }) => {
  await cockpit.start();
  await cockpit.askNext();
  await cockpit.rate(4);
  await cockpit.everythingSaved();
  await cockpit.end();
  await passGrace(database, world.interviewId);
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

test("once submitted, the room shows the judgement as it was; what came too late stands beside it and holds up no sign-out", async ({
  cockpit,
  interviewer,
  world,
  database,
}) => {
  await cockpit.start();
  await cockpit.askNext();
  await cockpit.rate(4);
  await cockpit.everythingSaved();
  await cockpit.end();
  await passGrace(database, world.interviewId);
  const other = await interviewer.newPage();
  await other.goto(`/interviews/${world.interviewId}/scorecard`);
  const scorecard = new Scorecard(other);
  await scorecard.recommends("Yes");
  await scorecard.submits();

  const { page } = cockpit;
  await page.keyboard.press("1");
  const late = cockpit.judgement().getByRole("region", { name: "Not saved" });
  await expect(late).toContainText("Rated 1");
  await expect(cockpit.level(4)).toBeChecked();
  await page.keyboard.press("2");
  await expect(page.getByText("Your scorecard is submitted: the judgement stays as it is.")).toBeVisible();
  await expect(cockpit.level(4)).toBeChecked();
  await expect(cockpit.note()).not.toBeEditable();
  await page.reload();
  await expect(cockpit.level(4)).toBeChecked();
  await expect(late).toContainText("Rated 1");

  await page.goto("/interviews");
  await new SignIn(page).signsOut();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
});
