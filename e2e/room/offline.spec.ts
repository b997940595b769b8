import { expect, test } from "../fixtures";
import { CandidateRoom } from "../screens/candidate-room";
import { Gate, kept, lost, startBehindGate } from "./gate";

test("a note typed while offline says so, survives a reload, and is saved when the line is back", async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  const { gate, cockpit } = await startBehindGate({ interviewer, watch, world });
  await gate.shut();
  await cockpit.note().fill("Typed in a tunnel.");
  await expect(cockpit.judgement().getByText(kept)).toBeVisible();
  await expect(cockpit.line()).toHaveText("Reconnecting, 1 unsent");
  const saved = () => database.$client`select body from notes where interview_id = ${world.interviewId}`;

  // The page comes back before its line does: the text can only come from the browser.
  await cockpit.page.reload();
  await expect(cockpit.note()).toHaveValue("Typed in a tunnel.");
  await expect(cockpit.judgement().getByText(kept)).toBeVisible();
  expect(await saved()).toHaveLength(0);

  gate.open();
  await cockpit.connected();
  await cockpit.everythingSaved();
  expect(await saved()).toEqual([{ body: "Typed in a tunnel." }]);
});

test("an answer written while offline says so, survives a reload, and is saved when the line is back", async ({
  cockpit,
  candidate,
  watch,
  world,
}) => {
  watch.allow(lost);
  const gate = await Gate.before(candidate);
  const room = await CandidateRoom.open(candidate, world.interviewId);
  await cockpit.start();
  await cockpit.askNext();
  await room.seesQuestion(1);
  await gate.shut();
  await room.writes("Written in a tunnel.");
  await expect(room.saveState()).toHaveText(kept);

  await room.page.reload();
  await expect(room.answer()).toHaveValue("Written in a tunnel.");
  await expect(room.saveState()).toHaveText(kept);
  await expect(cockpit.answer()).not.toContainText("tunnel");

  gate.open();
  await room.connected();
  await expect(room.saveState()).toHaveText("Saved");
  await expect(cockpit.answer()).toContainText("Written in a tunnel.");
});

test("a line that comes back by itself sends what waited, and shows what was missed", async ({
  cockpit,
  candidateRoom,
  candidate,
  watch,
}) => {
  watch.allow(lost);
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  await candidate.setOffline(true);
  await candidateRoom.writes("Half a thought");
  await expect(candidateRoom.line()).toHaveText("Reconnecting, 1 unsent", { timeout: 20_000 });
  await expect(cockpit.page.getByText("Samira is away")).toBeVisible({ timeout: 30_000 });
  await cockpit.page.getByRole("button", { name: "End interview" }).click();
  const ending = cockpit.page.getByRole("dialog", { name: "End the interview?" });
  await expect(ending.getByText(/^Samira isn’t connected/)).toBeVisible();
  await ending.getByRole("button", { name: "Keep interviewing" }).click();
  await cockpit.askNext();
  await expect(cockpit.page.getByText("Sent, not on their screen yet")).toBeVisible();

  await candidate.setOffline(false);
  await candidateRoom.connected();
  await candidateRoom.seesQuestion(2);
  await expect(cockpit.onTheirScreen()).toBeVisible();
  await cockpit.plan().getByRole("button").nth(1).click();
  await expect(cockpit.answer()).toContainText("Half a thought");
});

test("a line that is down while the page wakes up is opened once it is back", async ({
  candidate,
  watch,
  world,
}) => {
  watch.allow(/ERR_FAILED/);
  let cuts = 0;
  await candidate.route("**/_next/static/chunks/*.js", async (route) => {
    const response = await route.fetch();
    if (cuts >= 4 || !(await response.text()).includes("emitWithAck")) return route.fulfill({ response });
    cuts += 1;
    return route.abort();
  });
  await CandidateRoom.open(candidate, world.interviewId);
  expect(cuts).toBe(4);
});
