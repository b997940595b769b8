import { accountCookie } from "../cookies";
import { expect, test } from "../fixtures";
import { CandidateRoom } from "../screens/candidate-room";
import { Cockpit } from "../screens/cockpit";

test("a candidate who reloads, opens a second tab or comes late stands where the interview is", async ({
  cockpit,
  candidate,
  world,
}) => {
  await cockpit.start();
  await cockpit.askNext();
  await cockpit.giveHint(1);

  const late = await CandidateRoom.open(candidate, world.interviewId);
  await late.seesQuestion(1);
  await expect(late.page.getByText("A hint from Tomasz Lind", { exact: true })).toBeVisible();
  await expect(cockpit.onTheirScreen()).toBeVisible();
  await late.writes("Lazy until it is read.");
  await expect(late.saveState()).toHaveText("Saved");

  await late.page.reload();
  await late.connected();
  await late.seesQuestion(1);
  await expect(late.answer()).toHaveValue("Lazy until it is read.");

  const second = await CandidateRoom.open(candidate, world.interviewId);
  await expect(second.answer()).toHaveValue("Lazy until it is read.");
  await second.writes("Lazy until it is read, then cached.");
  await expect(late.answer()).toHaveValue("Lazy until it is read, then cached.");

  await cockpit.askNext();
  await late.seesQuestion(2);
  await second.seesQuestion(2);
});

test("an interviewer who reloads or opens a second tab sees the same room", async ({
  cockpit,
  interviewer,
  candidateRoom,
  world,
}) => {
  await cockpit.start();
  await cockpit.askNext();
  await cockpit.rate(4);
  await cockpit.writesNote("Knows when it is evaluated.");
  await candidateRoom.writes("When it is read.");
  await expect(cockpit.answer()).toContainText("When it is read.");

  await cockpit.page.reload();
  await cockpit.connected();
  await expect(cockpit.stage().getByRole("heading", { name: "On screen" })).toBeVisible();
  await expect(cockpit.onTheirScreen()).toBeVisible();
  await expect(cockpit.level(4)).toBeChecked();
  await expect(cockpit.note()).toHaveValue("Knows when it is evaluated.");
  await expect(cockpit.answer()).toContainText("When it is read.");

  const second = await Cockpit.open(interviewer, world.interviewId);
  await second.askNext();
  await candidateRoom.seesQuestion(2);
  await expect(cockpit.plan().getByText(/^On screen,/)).toHaveCount(1);
  await second.writesNote("Asked from the other tab.");
  await expect(cockpit.note()).toHaveValue("Asked from the other tab.");
});

test("two tabs with different texts on one note show both, and nothing is lost", async ({
  cockpit,
  watch,
  world,
  database,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  await cockpit.start();
  await cockpit.askNext();
  const elsewhere = await watch.open();
  await elsewhere.addCookies([await accountCookie(world.interviewer)]);
  const other = await Cockpit.open(elsewhere, world.interviewId);

  await elsewhere.setOffline(true);
  await other.note().fill("Written in the train.");
  await expect(other.line()).toHaveText(/^Reconnecting, 1 unsent$/, { timeout: 20_000 });
  await cockpit.writesNote("Written at the desk.");
  await elsewhere.setOffline(false);

  const versions = other.judgement().getByRole("region", { name: "Two versions" });
  await expect(versions).toContainText("Written at the desk.", { timeout: 20_000 });
  await expect(other.note()).toHaveValue("Written in the train.");
  await versions.getByRole("button", { name: "Keep both" }).click();
  await other.everythingSaved();
  await expect(cockpit.note()).toHaveValue("Written at the desk.\n\nWritten in the train.");
  const notes = await database.$client`select body from notes where interview_id = ${world.interviewId}`;
  expect(notes.map(({ body }) => body)).toEqual(["Written at the desk.\n\nWritten in the train."]);
});
