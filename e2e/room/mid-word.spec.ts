import { expect, test } from "../fixtures";

test("what is typed while the next question comes falls beside nothing, on either side", async ({
  cockpit,
  candidateRoom,
}) => {
  const { page } = cockpit;
  const hands = candidateRoom.page.keyboard;

  // Before anything was asked there is only the interview to note on.
  await page.keyboard.press("n");
  await page.keyboard.type("pleasant");
  await expect(cockpit.generalNote()).toHaveValue("pleasant");
  await page.keyboard.press("Escape");

  await page.keyboard.press("s");
  await page.keyboard.press("Enter");
  await candidateRoom.seesQuestion(1);

  await candidateRoom.answer().click();
  await hands.type("I think that the ");
  await page.getByRole("tab", { name: /^Key points/ }).click();
  await expect(cockpit.plan().getByText(/^On screen, 0:0[1-9]/)).toBeVisible();
  await page.keyboard.press("Enter");
  await candidateRoom.seesQuestion(2);
  await hands.type("answer is 42");
  await expect(candidateRoom.unfinished()).toHaveValue("I think that the answer is 42");

  await candidateRoom.answer().click();
  await expect(candidateRoom.unfinished()).toHaveCount(0);
  await hands.type("And this");
  await expect(candidateRoom.saveState()).toHaveText(/^Saved/);
  await candidateRoom.page.getByText("1 earlier question").click();
  await expect(candidateRoom.page.getByText("I think that the answer is 42")).toBeVisible();
});
