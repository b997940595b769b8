import { expect, test } from "../fixtures";

test("a question that is asked again keeps the answer, rating and note of each time within reach", async ({
  cockpit,
  candidateRoom,
}) => {
  const rows = cockpit.rows();
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  await candidateRoom.writes("The first answer.");
  await expect(cockpit.answer()).toContainText("The first answer.");
  await cockpit.rate(2);
  await cockpit.writesNote("The first note.");
  const planned = await rows.count();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(2);

  await rows.nth(0).getByRole("button").first().click();
  await cockpit.page.getByRole("button", { name: "Ask again" }).click();
  await candidateRoom.seesQuestion(3);
  await expect(cockpit.note()).toHaveValue("");
  await cockpit.rate(4);
  await cockpit.writesNote("The second note.");
  await expect(rows).toHaveCount(planned + 1);
  await expect(rows.nth(0)).toContainText("2nd time");
  await expect(rows.nth(1)).toContainText("1st time");

  await rows.nth(1).getByRole("button").first().click();
  await expect(cockpit.stage()).toContainText("1st of 2 times");
  await expect(cockpit.answer()).toContainText("The first answer.");
  await expect(cockpit.note()).toHaveValue("The first note.");
  await expect(cockpit.level(2)).toBeChecked();
  await cockpit.rate(3);
  await cockpit.writesNote("The first note, mended.");

  await cockpit.page.reload();
  await cockpit.connected();
  await expect(cockpit.note()).toHaveValue("The second note.");
  await expect(cockpit.level(4)).toBeChecked();
  await rows.nth(1).getByRole("button").first().click();
  await expect(cockpit.note()).toHaveValue("The first note, mended.");
  await expect(cockpit.level(3)).toBeChecked();
});
