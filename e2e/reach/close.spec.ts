import { expect, test } from "../fixtures";

test("on a phone the palette closes by its button, by a tap beside it and by Escape, and its ways are buttons", async ({
  cockpit,
  candidateRoom,
}) => {
  const { page } = cockpit;
  await cockpit.start();
  await page.setViewportSize({ width: 390, height: 844 });
  await page
    .getByRole("navigation", { name: "Parts of the room" })
    .getByRole("button", { name: "Plan" })
    .click();
  const palette = page.getByRole("dialog", { name: "Find a question in the bank" });
  const open = async () => {
    await page.getByRole("button", { name: /^Add/ }).click();
    await expect(page.getByRole("option").nth(1)).toBeVisible();
  };
  await open();
  await palette.getByRole("button", { name: "Close" }).click();
  await expect(palette).toBeHidden();
  await open();
  await page.mouse.click(195, 830);
  await expect(palette).toBeHidden();
  await open();
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();

  await open();
  await page
    .getByRole("option")
    .nth(1)
    .evaluate((row) => row.dispatchEvent(new PointerEvent("click", { pointerType: "touch", bubbles: true })));
  await expect(page.getByRole("option").nth(1)).toHaveAttribute("aria-selected", "true");
  await palette.getByRole("button", { name: /^Ask now/ }).click();
  await expect(palette).toBeHidden();
  await candidateRoom.seesQuestion(1);
});

test("a dialog closes by a tap beside it, not by one that began inside", async ({ cockpit }) => {
  const { page } = cockpit;
  await cockpit.start();
  await page.getByRole("button", { name: "End interview" }).click();
  const dialog = page.getByRole("dialog", { name: "End the interview?" });
  const box = await dialog.boundingBox();
  if (!box) throw new Error("no dialog");
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(5, 5);
  await page.mouse.up();
  await expect(dialog).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: /^Pause/ })).toBeVisible();
});
