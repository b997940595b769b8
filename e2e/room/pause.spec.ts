import { expect, test } from "../fixtures";

test("a pause says so on both sides, every clock stands still in it, and nobody is here after the end", async ({
  cockpit,
  candidateRoom,
  world,
  database,
}) => {
  const { page } = cockpit;
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  await cockpit.pause();
  for (const each of [page, candidateRoom.page])
    await expect(each.getByText("Paused", { exact: true })).toBeVisible();
  // As if the pause had begun ten minutes ago, and the question half a minute before it.
  await database.$client`
    update facts set at = at - case type when 'paused' then interval '10 min' else interval '10 min 30 s' end
    where interview_id = ${world.interviewId} and stream = 'room'`;
  await database.$client`
    update answers set shown_at = shown_at - interval '10 min 30 s' where interview_id = ${world.interviewId}`;
  await page.reload();
  await cockpit.connected();
  await expect(cockpit.plan().getByText(/^On screen, 0:3\d of/)).toBeVisible();
  await candidateRoom.page.reload();
  await expect(candidateRoom.page.getByRole("timer", { name: "Time on this question" })).toHaveText(
    /^0:3\d$/,
  );
  await cockpit.resume();
  await cockpit.askNext();
  await expect(cockpit.rows().nth(0)).toContainText(/0:3\d of/);
  await cockpit.end();
  await expect(page.getByText(/ is (here|away)$/)).toHaveCount(0);
  await expect(page.getByText("Ended", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Go to the scorecard" }).click();
  await expect(page.getByText(/^On screen 0:3\d · no hint$/)).toBeAttached();
});
