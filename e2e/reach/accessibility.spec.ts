import { findOverflow } from "../axe";
import { expect, test } from "../fixtures";
import { lookOver, noFaults } from "../look-over";
import { fillWorld, settled } from "../screens/all";

const parts = 4;

for (let part = 0; part < parts; part += 1) {
  test(`on every screen axe finds nothing, nothing scrolls sideways, and edges and focus can be made out (part ${part + 1} of ${parts})`, async ({
    cockpit,
    candidateRoom,
    watch,
    world,
    database,
    interviewer,
    candidate,
    stranger,
  }) => {
    test.setTimeout(180_000);
    watch.allow(/status of 404/);
    const screens = await fillWorld(database, world);
    await cockpit.start();
    await cockpit.askNext();
    await cockpit.giveHint(1);
    await cockpit.rate(3);
    await candidateRoom.writes("It is lazy.");
    const contexts = { interviewer, candidate, stranger };
    const faults = noFaults();
    for (const { name, as, path } of screens.filter((_, index) => index % parts === part)) {
      const page = await contexts[as].newPage();
      await page.goto(path);
      await settled(page);
      await lookOver(page, name, faults);
      await page.close();
    }
    expect(faults).toEqual(noFaults());
  });
}

test("so it is with the dialogs of the room", async ({ cockpit }) => {
  const { page } = cockpit;
  await cockpit.start();
  await cockpit.askNext();
  const dialogs = {
    keys: () => page.keyboard.press("?"),
    palette: () => page.keyboard.press("Control+k"),
    end: () => page.getByRole("button", { name: "End interview" }).click(),
  };
  const faults = noFaults();
  for (const [name, open] of Object.entries(dialogs)) {
    await open();
    await expect(page.getByRole("dialog")).toBeVisible();
    await lookOver(page, name, faults);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  expect(faults).toEqual(noFaults());
});

test("a question that arrives is told to a screen reader, and moves nothing for who wants no motion", async ({
  cockpit,
  candidateRoom,
}) => {
  await candidateRoom.page.emulateMedia({ reducedMotion: "reduce" });
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  const told = candidateRoom.page.getByText("Question 1 is on your screen.");
  await expect(told).toHaveAttribute("aria-live", "polite");
  const running = await candidateRoom.page.evaluate(() => document.getAnimations().length);
  expect(running).toBe(0);
});

test("at twice the text size the candidate still reads and writes everything", async ({
  cockpit,
  candidateRoom,
}) => {
  await cockpit.start();
  await cockpit.askNext();
  const { page } = candidateRoom;
  // Zoom of 200 % on a window of 1280 px is a window of 640 px.
  await page.setViewportSize({ width: 640, height: 450 });
  expect(await findOverflow(page)).toEqual([]);
  await candidateRoom.writes("Still here.");
  await expect(candidateRoom.saveState()).toHaveText("Saved");
});
