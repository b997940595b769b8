import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures";
import { Cockpit } from "../screens/cockpit";

/** The key comes in the next frame, before anything can have been found for the text. */
const typeAndPress = (field: Locator, given: { text: string; ctrlKey: boolean }) =>
  field.evaluate(async (input, { text, ctrlKey }) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise(requestAnimationFrame);
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey, bubbles: true }));
  }, given);

test("a quick Enter never takes what was found for other letters; what is planned isn't planned twice", async ({
  interviewer,
  world,
}) => {
  const cockpit = await Cockpit.open(interviewer, world.interviewId);
  await cockpit.start();
  const { page } = cockpit;
  const title = "The filter that is copied everywhere";
  const field = page.getByRole("combobox", { name: "Find a question" });
  const list = page.getByRole("listbox", { name: "Questions" });
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("option").nth(1)).toBeVisible();

  await test.step("it says how many there are beyond those that it shows", async () => {
    const said = page.getByRole("dialog").getByRole("status");
    await expect(said).toHaveText(/^The first 20 of \d+\. Type to narrow them down\.$/);
    await expect(said).toBeInViewport({ ratio: 1 });
    await field.fill(title);
    await expect(said).toHaveText(/^\d+ found$/);
    await field.fill("");
    await expect(said).toHaveText(/^The first 20/);
  });

  await test.step("nothing is sent that wasn't seen", async () => {
    await typeAndPress(field, { text: title, ctrlKey: true });
    await expect(page.getByRole("option", { name: /^The filter/ })).toBeVisible();
    await expect(list).toHaveAttribute("aria-busy", "false");
    await expect(page.getByRole("dialog")).toBeVisible();
    await expect(cockpit.plan().getByText(/^On screen,/)).toHaveCount(0);
  });

  await test.step("what is added is what was typed", async () => {
    await field.fill("");
    await expect(page.getByRole("option").nth(1)).toBeVisible();
    await typeAndPress(field, { text: title, ctrlKey: false });
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(cockpit.plan().getByText(title)).toHaveCount(1);
  });

  await test.step("and not twice", async () => {
    await page.keyboard.press("Control+k");
    await field.fill(title);
    await expect(page.getByRole("option", { name: /In the plan/ })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByText(/is in the plan already\./)).toBeVisible();
    await page.getByRole("button", { name: /^New to/ }).click();
    await expect(field).toBeFocused();
  });
});
