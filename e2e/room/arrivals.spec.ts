import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { CandidateRoom } from "../screens/candidate-room";

test("what arrives is said in a region that stood there before, in the title while nobody looks, and aloud to who wants it", async ({
  cockpit,
  candidateRoom,
}) => {
  const { page } = candidateRoom;
  const told = page.locator("p[aria-live=polite]");
  await told.evaluate((region) => region.setAttribute("data-stood", "before"));
  const sound = page.getByRole("checkbox", { name: /Play a sound/ });
  await expect(sound).not.toBeChecked();
  await countTones(page);
  await page.evaluate(() => Object.defineProperty(document, "hidden", { value: true, configurable: true }));
  await cockpit.start();
  await expect(told).toHaveText("The interview has started.");
  await expect(page).toHaveTitle(/^● The interview has started\. \| /);
  await cockpit.askNext();
  await expect(told).toHaveText("Question 1 is on your screen.");
  await expect(cockpit.onTheirScreen()).toBeVisible();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(page).not.toHaveTitle(/●/);
  await expect(page.locator("body")).toHaveAttribute("data-tones", "0");
  // Two tones to hear what it is like, and two for what arrives.
  await sound.check();
  await cockpit.pause();
  await expect(told).toHaveText("Tomasz Lind has paused the interview.");
  await expect(page.locator("body")).toHaveAttribute("data-tones", "4");
  await sound.uncheck();
  await cockpit.resume();
  await expect(told).toHaveText("The interview goes on.");
  await expect(page.locator("body")).toHaveAttribute("data-tones", "4");
  await cockpit.end();
  await candidateRoom.seesEnd();
  await expect(told).toHaveText("The interview has ended.");
  await expect(told).toHaveAttribute("data-stood", "before");
});

/** Into an attribute, because a test can't hear. */
function countTones(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { prototype } = AudioScheduledSourceNode;
    const { start } = prototype;
    document.body.dataset.tones = "0";
    prototype.start = function (when) {
      document.body.dataset.tones = `${Number(document.body.dataset.tones) + 1}`;
      start.call(this, when);
    };
  });
}

test("who waits in the lobby is told at once that the interview was cancelled, and so is who comes later", async ({
  interviewer,
  candidate,
  world,
  database,
}) => {
  const { interviewId } = world;
  await database.$client`update interviews set title = 'Backend, second round', scheduled_at = '2031-05-06T07:30:00Z',
    time_zone = 'Europe/Lisbon' where id = ${interviewId}`;
  const { page } = await CandidateRoom.open(candidate, interviewId);
  await expect(page.getByText("Planned for Tuesday 6 May 2031, 08:30 Europe/Lisbon.")).toBeVisible();
  const desk = await interviewer.newPage();
  await desk.goto(`/interviews/${interviewId}`);
  await desk.getByRole("button", { name: "Cancel interview" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Cancel interview" }).click();
  const saysSo = async () => {
    await expect(page.getByRole("heading", { name: "The interview was cancelled" })).toBeVisible();
    await expect(page.getByText("Backend, second round, with Tomasz Lind")).toBeVisible();
    await expect(page.getByText("Planned for Tuesday 6 May 2031, 08:30 Europe/Lisbon.")).toBeVisible();
    await expect(page.getByText("Tue 6 May, 09:30 Europe/Oslo, your time")).toBeVisible();
  };
  await saysSo();
  await page.reload();
  await saysSo();
  await desk.goto(`/interviews/${interviewId}/room`);
  await expect(desk).toHaveURL(`/interviews/${interviewId}`);
});
