import { findFaintEdges, findFaintFocus } from "../edges";
import { expect, test } from "../fixtures";
import { fillWorld, settled, showIn } from "../screens/all";

for (const part of [0, 1, 2]) {
  test(`fields, buttons and what is chosen can be made out on every screen, light and dark (part ${part + 1} of 3)`, async ({
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
    await cockpit.rate(3);
    await candidateRoom.seesQuestion(1);
    const contexts = { interviewer, candidate, stranger };
    const faults: string[] = [];
    for (const { name, as, path } of screens.filter((_, index) => index % 3 === part)) {
      const page = await contexts[as].newPage();
      await page.goto(path);
      await settled(page);
      for (const look of ["light", "dark"] as const) {
        await showIn(page, look);
        faults.push(...(await findFaintEdges(page)).map((fault) => `${name}, ${look}: ${fault}`));
        faults.push(...(await findFaintFocus(page)).map((fault) => `${name}, ${look}, focus: ${fault}`));
      }
      await page.close();
    }
    expect(faults).toEqual([]);
  });
}

test("so can those of the room's dialogs", async ({ cockpit }) => {
  const { page } = cockpit;
  await cockpit.start();
  await cockpit.askNext();
  const dialogs = [
    () => page.keyboard.press("?"),
    () => page.keyboard.press("Control+k"),
    () => page.getByRole("button", { name: "End interview" }).click(),
  ];
  const faults: string[] = [];
  for (const open of dialogs) {
    await open();
    await expect(page.getByRole("dialog")).toBeVisible();
    for (const look of ["light", "dark"] as const) {
      await showIn(page, look);
      faults.push(...(await findFaintEdges(page)), ...(await findFaintFocus(page)));
    }
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  expect(faults).toEqual([]);
});
