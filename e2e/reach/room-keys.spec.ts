import { expect, test } from "../fixtures";

test("the interview is started, a key point ticked and the end asked for by their keys, and all are listed", async ({
  cockpit,
}) => {
  const { page } = cockpit;
  await page.keyboard.press("s");
  await expect(page.getByRole("button", { name: /^Pause/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(cockpit.stage().getByRole("heading", { name: "On screen" })).toBeVisible();
  await page.getByRole("tab", { name: /^Hints/ }).click();
  await page.keyboard.press("k");
  const points = cockpit.guide().getByRole("checkbox");
  await expect(points.nth(0)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(points.nth(0)).toBeChecked();
  await page.keyboard.press("k");
  await expect(points.nth(1)).toBeFocused();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  for (const what of ["Start the interview", "Go to the next key point; Space ticks it", "End the interview"])
    await expect(keys.getByText(what)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog", { name: "End the interview?" })).toBeVisible();
});

test("a key pressed with the Escape that closes a dialog acts, and the dialog that it opens stays", async ({
  cockpit,
}) => {
  const { page } = cockpit;
  await cockpit.start();
  const [keys, end] = [
    page.getByRole("dialog", { name: "Keys" }),
    page.getByRole("dialog", { name: "End the interview?" }),
  ];
  for (let time = 0; time < 5; time++) {
    await page.keyboard.press("?");
    await expect(keys).toBeVisible();
    await Promise.all([page.keyboard.press("Escape"), page.keyboard.press("e")]);
    await expect(end).toBeVisible();
    await expect(keys).toBeHidden();
    await page.keyboard.press("Escape");
    await expect(end).toBeHidden();
  }
});

for (const [first, second, name] of [
  ["q", "m", "A message to the candidate"],
  ["?", "?", "Keys"],
  ["e", "e", "End the interview?"],
] as const)
  test(`${second} pressed with the Escape that closes what ${first} opened opens its dialog for good`, async ({
    cockpit,
  }) => {
    const { page } = cockpit;
    await cockpit.start();
    await cockpit.askNext();
    await page.keyboard.press(first);
    await expect(page.getByRole("dialog")).toBeVisible();
    await Promise.all([page.keyboard.press("Escape"), page.keyboard.press(second)]);
    // What the first closing left to be said is said by then.
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await expect(page.getByRole("dialog", { name })).toBeVisible();
  });

test("the note on the whole interview is in sight, and the focus on a row of the plan isn't cut", async ({
  cockpit,
}) => {
  const { page } = cockpit;
  await page.setViewportSize({ width: 1280, height: 800 });
  await cockpit.start();
  await cockpit.askNext();
  await expect(cockpit.level(1)).toBeAttached();
  await expect(cockpit.generalNote()).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Tab");
  const reach = await cockpit
    .plan()
    .getByRole("listitem")
    .first()
    .getByRole("button")
    .first()
    .evaluate((row) => {
      (row as HTMLElement).focus();
      const { outlineOffset, outlineWidth } = getComputedStyle(row);
      return Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
    });
  expect(reach).toBeLessThanOrEqual(0);
});
