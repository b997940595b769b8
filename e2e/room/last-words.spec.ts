import { passGrace } from "@/db/testing/grace";
import { expect, test } from "../fixtures";
import { CandidateRoom } from "../screens/candidate-room";
import type { Cockpit } from "../screens/cockpit";
import { Scorecard } from "../screens/scorecard";
import { Gate, kept, lost } from "./gate";

const saved = /What you wrote is saved with the interview/;

for (const return_ of ["by itself", "in a page that was reloaded"] as const)
  test(`last words that waited for the line are saved after the end: it comes back ${return_}`, async ({
    cockpit,
    candidate,
    watch,
    world,
    database,
  }) => {
    watch.allow(lost);
    const gate = await Gate.before(candidate);
    const room = await writesWhileCut({
      gate,
      cockpit,
      room: await CandidateRoom.open(candidate, world.interviewId),
    });
    await cockpit.end();
    if (return_ === "in a page that was reloaded") {
      await room.page.reload();
      await room.seesEnd();
      await expect(room.ending()).toHaveText(/^Your last words are on their way/);
    }
    gate.open();
    await room.seesEnd();
    await expect(room.ending()).toHaveText(saved);
    const answers = database.$client`select body from answers where interview_id = ${world.interviewId}`;
    expect(await answers).toEqual([{ body: "Written in a tunnel." }]);
  });

test("what comes back too late is never called saved: it is shown, to be copied, also by the next page", async ({
  cockpit,
  candidate,
  watch,
  world,
  database,
}) => {
  watch.allow(lost);
  const gate = await Gate.before(candidate);
  const room = await writesWhileCut({
    gate,
    cockpit,
    room: await CandidateRoom.open(candidate, world.interviewId),
  });
  await cockpit.end();
  await passGrace(database, world.interviewId);
  gate.open();
  await room.seesEnd();
  const isShown = async () => {
    const late = room.page.getByRole("region", { name: "Not saved" });
    await expect(late.getByText("Written in a tunnel.", { exact: true })).toBeVisible();
    await expect(late.getByRole("button", { name: "Copy" })).toBeVisible();
    await expect(room.ending()).toHaveText(/^This could not be saved any more: it came more than a minute/);
    await expect(room.page.getByText("is on your screen")).toHaveCount(0);
  };
  await isShown();
  await room.page.reload();
  await isShown();
  expect(
    await database.$client`select from answers where interview_id = ${world.interviewId} and body <> ''`,
  ).toHaveLength(0);
});

test("where the page can’t look into other tabs it thanks for what was written on it alone", async ({
  cockpit,
  candidate,
  world,
}) => {
  await candidate.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The store is broken.", "UnknownError");
    };
  });
  const room = await CandidateRoom.open(candidate, world.interviewId);
  await cockpit.start();
  await cockpit.askNext();
  await room.seesQuestion(1);
  await room.writes("Kept nowhere, and saved.");
  await cockpit.end();
  await room.seesEnd();
  await expect(room.ending()).toHaveText(
    /^Thank you\. What you wrote on this page is saved .* Other tabs can’t be seen/,
  );
});

test("a scorecard can be submitted once last words can’t arrive any more: until then it counts down, and shows them then", async ({
  cockpit,
  candidateRoom,
  world,
  database,
}) => {
  const { page } = cockpit;
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  await cockpit.rate(4);
  await cockpit.everythingSaved();
  await cockpit.end();
  await page.clock.install();
  await page.getByRole("link", { name: "Go to the scorecard" }).click();
  const scorecard = new Scorecard(page);
  await scorecard.recommends("Yes");
  const send = page.getByRole("button", { name: /^Submit the scorecard in \d+ s$/ });
  await send.focus();
  await expect(send).toBeFocused();
  await expect(send).toHaveAccessibleDescription(/last words may still arrive/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();

  await database.$client`update answers set body = 'Last words.', revision = 1 where interview_id = ${world.interviewId}`;
  await passGrace(database, world.interviewId);
  await page.clock.fastForward(61_000);
  await expect(page.getByText("The scorecard can be submitted now.")).toBeVisible();
  await expect(page.getByText("Last words.")).toBeAttached();
  await scorecard.submits();
});

type Cut = { gate: Gate; cockpit: Cockpit; room: CandidateRoom };

async function writesWhileCut({ gate, cockpit, room }: Cut): Promise<CandidateRoom> {
  await cockpit.start();
  await cockpit.askNext();
  await room.seesQuestion(1);
  await gate.shut();
  await room.writes("Written in a tunnel.");
  await expect(room.saveState()).toHaveText(kept);
  return room;
}
