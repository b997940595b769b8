import { findFaults, findInvisibleFocus, findOverflow } from "../axe";
import { expect, test } from "../fixtures";
import { fillWorld, settled, showIn } from "../screens/all";

const widths = [1440, 390] as const;
const looks = ["light", "dark"] as const;

for (const part of [0, 1, 2, 3, 4]) {
  test(`axe finds nothing, light and dark, wide and narrow, and nothing scrolls sideways (part ${part + 1} of 5)`, async ({
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
    await candidateRoom.writes("It is lazy.");
    const contexts = { interviewer, candidate, stranger };
    const faults: string[] = [];
    for (const { name, as, path } of screens.filter((_, index) => index % 5 === part)) {
      const page = await contexts[as].newPage();
      await page.goto(path);
      await settled(page);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const where = `${name} at ${width}`;
        faults.push(...(await findOverflow(page)).map((fault) => `${where} sticks out: ${fault}`));
        for (const look of looks) {
          await showIn(page, look);
          const found = await findFaults(page, look === "light" ? "all" : "colours");
          faults.push(...found.map((fault) => `${where}, ${look}: ${fault}`));
        }
      }
      await page.setViewportSize({ width: 1440, height: 900 });
      faults.push(...(await findInvisibleFocus(page)).map((fault) => `${name}, focus unseen: ${fault}`));
      await page.close();
    }
    expect(faults).toEqual([]);
  });
}

test("axe finds nothing on the dialogs of the room", async ({ cockpit }) => {
  const { page } = cockpit;
  await cockpit.start();
  await cockpit.askNext();
  const dialogs = [
    () => page.keyboard.press("?"),
    () => page.keyboard.press("Control+k"),
    () => page.getByRole("button", { name: "End interview" }).click(),
  ];
  for (const open of dialogs) {
    await open();
    await expect(page.getByRole("dialog")).toBeVisible();
    for (const look of looks) {
      await showIn(page, look);
      expect(await findFaults(page, look === "light" ? "all" : "colours")).toEqual([]);
    }
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
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
