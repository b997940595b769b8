import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { Cockpit } from "../screens/cockpit";

test("what is typed and chosen before the page is awake is saved", async ({
  cockpit,
  candidateRoom,
  interviewer,
  world,
}) => {
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);

  const answering = candidateRoom.page;
  const wakeAnswer = await holdScripts(answering);
  await answering.reload({ waitUntil: "commit" });
  await candidateRoom.answer().pressSequentially("Because.");
  wakeAnswer();
  await expect(candidateRoom.saveState()).toHaveText(/^Saved/);
  await expect(cockpit.answer()).toContainText("Because.");

  const judging = new Cockpit(await interviewer.newPage());
  const wakeCockpit = await holdScripts(judging.page);
  await judging.page.goto(`/interviews/${world.interviewId}/room`, { waitUntil: "commit" });
  await judging.generalNote().pressSequentially("Calm.");
  await judging.rate(4);
  await judging.hears(1);
  wakeCockpit();
  await judging.everythingSaved();
  await expect(cockpit.generalNote()).toHaveValue("Calm.");
  await expect(cockpit.level(4)).toBeChecked();
});

/** The page's scripts come once they are let through. */
async function holdScripts(page: Page): Promise<() => void> {
  let letThrough = () => {};
  const awaited = new Promise<void>((done) => {
    letThrough = done;
  });
  await page.route(/\/_next\/static\/.*\.js$/, async (route) => {
    await awaited;
    await route.continue();
  });
  return letThrough;
}
