import { expect, test } from "../fixtures";

test("what arrives is said in a region that stood there before, and in the title while nobody looks", async ({
  cockpit,
  candidateRoom,
}) => {
  const { page } = candidateRoom;
  const told = page.locator("p[aria-live=polite]");
  await told.evaluate((region) => region.setAttribute("data-stood", "before"));
  await expect(page.getByRole("checkbox", { name: /Play a sound/ })).not.toBeChecked();
  await page.evaluate(() => Object.defineProperty(document, "hidden", { value: true, configurable: true }));
  await cockpit.start();
  await expect(told).toHaveText("The interview has started.");
  await expect(page).toHaveTitle(/^● The interview has started\. \| /);
  await cockpit.askNext();
  await expect(told).toHaveText("Question 1 is on your screen.");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(page).not.toHaveTitle(/●/);
  await cockpit.pause();
  await expect(told).toHaveText("Tomasz Lind has paused the interview.");
  await cockpit.resume();
  await cockpit.end();
  await candidateRoom.seesEnd();
  await expect(told).toHaveText("The interview has ended.");
  await expect(told).toHaveAttribute("data-stood", "before");
});

test("who waits in the lobby is told at once that the interview was cancelled", async ({
  interviewer,
  candidateRoom,
  world,
}) => {
  const desk = await interviewer.newPage();
  await desk.goto(`/interviews/${world.interviewId}`);
  await desk.getByRole("button", { name: "Cancel interview" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Cancel interview" }).click();
  await expect(
    candidateRoom.page.getByRole("heading", { name: "The interview was cancelled" }),
  ).toBeVisible();
});
