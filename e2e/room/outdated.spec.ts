import { expect, test } from "../fixtures";

const sentence = "Rehearse was updated while this page was open. Reload it to go on; nothing is lost.";

test("a fact that a page doesn't know leaves both rooms as they are and asks for a reload, which loses nothing typed", async ({
  cockpit,
  candidateRoom,
  world,
  database,
}) => {
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  await database.$client`
    insert into facts (interview_id, stream, seq, op_id, type, payload)
    select ${world.interviewId}, 'room', max(seq) + 1, gen_random_uuid(), 'moved', '{}'
    from facts where interview_id = ${world.interviewId} and stream = 'room'`;
  for (const { page } of [cockpit, candidateRoom])
    await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible({ timeout: 15_000 });

  await candidateRoom.seesQuestion(1);
  await expect(cockpit.stage().getByRole("heading", { name: "On screen" })).toBeVisible();
  await cockpit.note().fill("Typed just before.");
  await candidateRoom.writes("Written just before.");
  for (const { page } of [cockpit, candidateRoom]) await page.getByRole("button", { name: "Reload" }).click();

  await cockpit.connected();
  await candidateRoom.connected();
  await expect(cockpit.note()).toHaveValue("Typed just before.");
  await expect(candidateRoom.answer()).toHaveValue("Written just before.");
  for (const { page } of [cockpit, candidateRoom]) await expect(page.getByText(sentence)).toHaveCount(0);
  await cockpit.askNext();
  await candidateRoom.seesQuestion(2);
});
