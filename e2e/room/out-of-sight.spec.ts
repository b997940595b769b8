import { expect, test } from "../fixtures";
import { lost } from "./gate";

test("what comes above the answer while it is written, or a line that drops, leaves it where it is on a phone", async ({
  cockpit,
  candidateRoom,
  watch,
}) => {
  watch.allow(lost);
  const { page } = candidateRoom;
  await page.setViewportSize({ width: 390, height: 700 });
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  await candidateRoom.answer().click();
  await page.keyboard.type("It depends on ");
  await expect(candidateRoom.saveState()).toHaveText(/^Saved/);
  await page.evaluate(() => scrollTo(0, 0)); // from there no browser keeps the place by itself
  const place = async () => Math.round((await candidateRoom.answer().boundingBox())?.y ?? 0);
  const before = await place();
  for (const text of ["Please stop here.", "And take your time: there are ten minutes left for this one."]) {
    await cockpit.page.keyboard.press("m");
    await cockpit.page.keyboard.type(text);
    await cockpit.page.keyboard.press("Control+Enter");
    await expect(page.getByRole("complementary").getByText(text)).toBeAttached();
    expect(Math.abs((await place()) - before)).toBeLessThan(2);
  }
  await page.context().setOffline(true);
  await page.keyboard.type("the case.");
  await expect(candidateRoom.saveState()).toHaveText(/Kept in this browser/);
  expect(Math.abs((await place()) - before)).toBeLessThan(2);
  await page.context().setOffline(false);
});

test("what arrives out of sight of whoever writes says so, leads there, and leaves the hands where they are", async ({
  cockpit,
  candidateRoom,
}) => {
  const { page } = candidateRoom;
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  // A phone with its keyboard up.
  await page.setViewportSize({ width: 390, height: 440 });
  const toBox = () =>
    page
      .getByRole("textbox")
      .last()
      .evaluate((box) => box.scrollIntoView({ block: "start" }));
  await candidateRoom.answer().click();
  await page.keyboard.type("It depends on ");
  await toBox();
  await cockpit.page.keyboard.press("m");
  await cockpit.page.keyboard.type("Please stop here.");
  await cockpit.page.keyboard.press("Control+Enter");
  const shown = page.getByRole("button", { name: /^A message from .*: Please stop here\. Show$/ });
  await expect(shown).toBeVisible();
  await shown.click();
  await expect(page.getByRole("complementary").getByText("Please stop here.")).toBeInViewport();
  await expect(shown).toBeHidden();
  await page.keyboard.type("the case.");
  await expect(candidateRoom.answer()).toHaveValue("It depends on the case.");

  await toBox();
  await expect(cockpit.plan().getByText(/^On screen, 0:0[1-9]/)).toBeVisible();
  await cockpit.page.keyboard.press("Enter");
  const question = page.getByRole("button", { name: "Question 2 is on your screen. Show" });
  await expect(question).toBeVisible();
  await question.click();
  await expect(page.getByRole("heading", { name: "Question 2", exact: true })).toBeInViewport();
  await expect(question).toBeHidden();
});
