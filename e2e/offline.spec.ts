import { expect, test } from "./fixtures";

const kept = "Offline. Kept in this browser until the line is back";

test("a note typed while offline says so, survives a reload, and is saved when the line is back", async ({
  cockpit,
  interviewer,
  watch,
  world,
  database,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed/);
  await cockpit.start();
  await cockpit.askNext();
  await interviewer.setOffline(true);
  await cockpit.note().fill("Typed in a tunnel.");
  await expect(cockpit.judgement().getByText(kept)).toBeVisible({ timeout: 20_000 });
  await expect(cockpit.line()).toHaveText("Reconnecting, 1 unsent");
  const saved = () => database.$client`select body from notes where interview_id = ${world.interviewId}`;
  expect(await saved()).toHaveLength(0);

  await interviewer.setOffline(false);
  await cockpit.page.reload();
  await cockpit.connected();
  await expect(cockpit.note()).toHaveValue("Typed in a tunnel.");
  await cockpit.everythingSaved();
  expect(await saved()).toEqual([{ body: "Typed in a tunnel." }]);
});

test("an answer written while offline says so, survives a reload, and is saved when the line is back", async ({
  cockpit,
  candidateRoom,
  candidate,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed/);
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  await candidate.setOffline(true);
  await candidateRoom.writes("Written in a tunnel.");
  await expect(candidateRoom.saveState()).toHaveText(kept, { timeout: 20_000 });
  await expect(cockpit.answer()).not.toContainText("tunnel");

  await candidate.setOffline(false);
  await candidateRoom.page.reload();
  await candidateRoom.connected();
  await expect(candidateRoom.answer()).toHaveValue("Written in a tunnel.");
  await expect(candidateRoom.saveState()).toHaveText("Saved");
  await expect(cockpit.answer()).toContainText("Written in a tunnel.");
});

test("a line that comes back by itself sends what waited, and shows what was missed", async ({
  cockpit,
  candidateRoom,
  candidate,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed/);
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  await candidate.setOffline(true);
  await candidateRoom.writes("Half a thought");
  await expect(candidateRoom.line()).toHaveText("Reconnecting, 1 unsent", { timeout: 20_000 });
  await expect(cockpit.page.getByText("Samira is away")).toBeVisible({ timeout: 30_000 });
  await cockpit.askNext();
  await expect(cockpit.page.getByText("Sent, not on their screen yet")).toBeVisible();

  await candidate.setOffline(false);
  await candidateRoom.connected();
  await candidateRoom.seesQuestion(2);
  await expect(cockpit.onTheirScreen()).toBeVisible();
  await cockpit.plan().getByRole("button").nth(1).click();
  await expect(cockpit.answer()).toContainText("Half a thought");
});
