// Two tabs of one room in one browser: what each of them could not save outlives both.
import { passGrace } from "@/db/testing/grace";
import { expect, test } from "../fixtures";
import { Cockpit } from "../screens/cockpit";
import { Scorecard } from "../screens/scorecard";
import { kept, startBehindGate } from "./gate";

test("texts of two tabs that lost their line and were closed both come back", async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  await interviewer.addInitScript(keepSlowly);
  const { gate, cockpit: one } = await startBehindGate({ interviewer, watch, world });
  const two = await Cockpit.open(interviewer, world.interviewId);
  await gate.shut();
  await one.note().fill("K-ONE");
  await expect(one.judgement().getByText(kept)).toBeVisible();
  await two.note().fill("K-TWO");
  await expect(two.judgement().getByText(kept)).toBeVisible();
  await one.page.close();
  await two.page.close();

  gate.open();
  const back = await Cockpit.open(interviewer, world.interviewId);
  const versions = back.judgement().getByRole("region", { name: "Two versions" });
  await expect(versions).toContainText("K-ONE");
  await expect(back.note()).toHaveValue("K-TWO");
  await versions.getByRole("button", { name: "Keep both" }).click();
  await back.everythingSaved();
  const notes = await database.$client`select body from notes where interview_id = ${world.interviewId}`;
  expect(notes).toEqual([{ body: "K-ONE\n\nK-TWO" }]);
});

/** A browser's store may take its time: what isn't in it yet mustn't be called kept. */
function keepSlowly(): void {
  if (!("SubtleCrypto" in window)) return; // a page still empty isn't a secure one
  const { encrypt } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.encrypt = async function (this: SubtleCrypto, ...given) {
    await new Promise((done) => setTimeout(done, 700));
    return Reflect.apply(encrypt, this, given);
  };
}

test("a tab that is closed leaves its text to the one that stays, which saves it", async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  const { gate, cockpit: one } = await startBehindGate({ interviewer, watch, world });
  await gate.shut();
  await one.note().fill("Typed in the tab that goes.");
  await expect(one.judgement().getByText(kept)).toBeVisible();
  await one.page.routeWebSocket(/\/live\//, (socket) => socket.close());
  gate.open();
  await interviewer.addInitScript(waitForNobody);
  const two = await Cockpit.open(interviewer, world.interviewId);
  await two.connected();
  await one.page.close();
  await expect(two.note()).toHaveValue("Typed in the tab that goes.");
  await two.everythingSaved();
  const notes = await database.$client`select body from notes where interview_id = ${world.interviewId}`;
  expect(notes).toEqual([{ body: "Typed in the tab that goes." }]);
});

/** A page that opens waits a moment for one that is just going: here that moment is over at once. */
function waitForNobody(): void {
  AbortSignal.timeout = () => AbortSignal.abort();
}

test("a tab that was opened later leaves its text to the one that stays, too", async ({
  interviewer,
  watch,
  world,
}) => {
  const { gate, cockpit: one } = await startBehindGate({ interviewer, watch, world });
  const two = await Cockpit.open(interviewer, world.interviewId);
  await two.connected();
  await gate.shut();
  await two.note().fill("Typed in the later tab.");
  await expect(two.judgement().getByText(kept)).toBeVisible();
  await two.page.close();
  gate.open();
  await expect(one.note()).toHaveValue("Typed in the later tab.");
  await one.everythingSaved();
});

test("texts of one tab come back though two pages look for them in one moment, each for its own kind of text", async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  const { gate, cockpit } = await startBehindGate({ interviewer, watch, world });
  await gate.shut();
  await cockpit.note().fill("Before the crash.");
  await cockpit.rate(4);
  await expect(cockpit.saveStates().filter({ hasText: kept })).toHaveCount(2);
  await cockpit.page.close();

  gate.open();
  await interviewer.addInitScript(holdLocksLonger);
  const pages = [Cockpit.open(interviewer, world.interviewId), Cockpit.open(interviewer, world.interviewId)];
  await Promise.all(pages);
  const saved = () => database.$client`select notes.body, ratings.level
    from notes join ratings using (interview_id) where interview_id = ${world.interviewId}`;
  await expect.poll(saved).toEqual([{ body: "Before the crash.", level: 4 }]);
});

/** A lock that is waited for is held for a moment, and whoever looks just then finds it held: here that moment lasts. */
function holdLocksLonger(): void {
  if (!("LockManager" in window)) return; // a page still empty isn't a secure one
  const { request } = LockManager.prototype;
  LockManager.prototype.request = function (this: LockManager, name: string, ...given: unknown[]) {
    const run = given.pop() as () => Promise<unknown>;
    const isWaiting = given[0] instanceof Object && "signal" in given[0];
    const longer = () => run().then(() => new Promise((done) => setTimeout(done, 300)));
    return Reflect.apply(request, this, [name, ...given, isWaiting ? longer : run]);
  } as typeof request;
}

test("what one tab saves leaves the other's text kept, and submitting asks for the choice between them", async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  const { gate, cockpit: one } = await startBehindGate({ interviewer, watch, world });
  await one.rate(4);
  await one.everythingSaved();
  const two = await Cockpit.open(interviewer, world.interviewId);
  await gate.shut();
  for (const [tab, text] of [
    [one, "c-ONE"],
    [two, "c-TWO"],
  ] as const) {
    await tab.generalNote().fill(text);
    await expect(tab.judgement().getByText(kept)).toBeVisible();
  }
  gate.open();
  const inOne = one.page.getByRole("region", { name: "Two versions" });
  const inTwo = two.page.getByRole("region", { name: "Two versions" });
  await expect.poll(async () => (await inOne.count()) + (await inTwo.count())).toBe(1);
  const isOnesKept = (await inOne.count()) === 1;
  const [winner, loser] = isOnesKept ? [two, one] : [one, two];
  await winner.everythingSaved();
  await loser.page.close();
  await winner.end();
  await passGrace(database, world.interviewId);
  await winner.page.close();

  const page = await interviewer.newPage();
  await page.goto(`/interviews/${world.interviewId}/scorecard`);
  const scorecard = new Scorecard(page);
  const versions = page.getByRole("region", { name: "Two versions" });
  await expect(versions).toContainText(isOnesKept ? "c-TWO" : "c-ONE");
  const note = page.getByRole("textbox", { name: "Note on the whole interview" });
  await expect(note).toHaveValue(isOnesKept ? "c-ONE" : "c-TWO");
  await scorecard.recommends("Yes");
  await scorecard.send().click();
  const dialog = page.getByRole("dialog", { name: "Submit this scorecard?" });
  const waits = "Two versions want your choice first: the note on the whole interview.";
  await expect(dialog.getByRole("status")).toHaveText(waits);
  await dialog.getByRole("button", { name: "Keep editing" }).click();
  await versions.getByRole("button", { name: "Keep both" }).click();
  await scorecard.submits();
});

test("a tab too many says why it isn't let in, and nothing of a line that is down or of who is away", async ({
  interviewer,
  candidateRoom,
  world,
}) => {
  const [one] = await Promise.all(
    Array.from({ length: 5 }, () => Cockpit.open(interviewer, world.interviewId)),
  );
  await one?.start();
  await candidateRoom.connected();
  const page = await interviewer.newPage();
  await page.goto(`/interviews/${world.interviewId}/room`);
  const sixth = new Cockpit(page);
  await expect(page.getByRole("alert").filter({ hasText: "You have 5 tabs with rooms open" })).toBeVisible();
  await expect(page.getByText(/Samira (is|was) away/)).toHaveCount(0);
  await sixth.generalNote().fill("Typed in the sixth.");
  await expect(sixth.saveStates().filter({ hasText: "Kept in this browser" })).toHaveText(
    "Kept in this browser",
  );

  await one?.page.close();
  await page.getByRole("button", { name: "Try again" }).click();
  await sixth.connected();
  await expect(page.getByText("Samira is here")).toBeVisible();
  await sixth.everythingSaved();
});
