// A page shows nothing of its person once the browser isn't theirs any more: not in its DOM, not in the scripts that it came in.
import type { Page } from "@playwright/test";
import { createPerson } from "@/db/testing/factories";
import { accountCookie, guestCookie } from "../cookies";
import { expect, test } from "../fixtures";
import { signsInAgain, startBehindGate, writesSignedOut } from "../room/gate";
import { CandidateRoom } from "../screens/candidate-room";
import { Cockpit } from "../screens/cockpit";
import { SignIn } from "../screens/sign-in";

/** All that the document holds, what React shows and what came with it; and of its storage what can be read as it lies there. */
const everything = (page: Page) =>
  page.evaluate(async () => {
    const stores = (await indexedDB.databases()).map(({ name }) => name);
    return [document.documentElement.outerHTML, JSON.stringify({ ...sessionStorage }), stores.join()].join();
  });
const dead = (page: Page, title: string) => page.getByRole("heading", { name: title });

test("who signs out on another device leaves nothing in the room's page, and comes back to it with what was typed since", async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  watch.allow(/401|ERR_/);
  const { gate, cockpit } = await startBehindGate({ interviewer, watch, world });
  const { page } = cockpit;
  await cockpit.writesNote("Private words about them.");
  await page.reload();
  await expect.poll(() => everything(page)).toContain("Private words about them.");
  await cockpit.connected();
  await writesSignedOut({ gate, cockpit, database, world }, "Typed after it.");

  gate.open();
  await expect(dead(page, "You were signed out here")).toBeVisible();
  for (const text of ["Private words", "Typed after it", "key points", "Backend, mid level"])
    expect(await everything(page)).not.toContain(text);

  const back = await interviewer.newPage();
  await back.goto(`/signed-out?next=/interviews/${world.interviewId}/room`);
  await back.getByRole("link", { name: "Sign in" }).click();
  await expect(back).toHaveURL(/\/sign-in\?next=%2Finterviews%2F.*room/);
  await page.close();
  await signsInAgain(interviewer, { database, world });
  const again = await Cockpit.open(interviewer, world.interviewId);
  await again.everythingSaved();
  await expect(again.note()).toHaveValue("Typed after it.");
});

test("words that the browser couldn't keep are shown, to be copied, before the page is put away", async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  watch.allow(/401|ERR_/);
  const behind = await startBehindGate({ interviewer, watch, world });
  const { page } = behind.cockpit;
  await behind.cockpit.writesNote("Saved before.");
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("There is no room.", "QuotaExceededError");
    };
  });
  await writesSignedOut({ ...behind, database, world }, "Kept nowhere.", "Only on this page: don’t close it");

  behind.gate.open();
  const left = page.getByRole("region", { name: "Not saved" });
  await expect(left.getByRole("alert")).toContainText("This browser couldn’t keep what you typed last.");
  await expect(left.getByText("Kept nowhere.", { exact: true })).toBeVisible();
  await expect(behind.cockpit.judgement()).toHaveCount(0);
  await interviewer.grantPermissions(["clipboard-read", "clipboard-write"]);
  await left.getByRole("button", { name: "Copy" }).click();
  await expect(left.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("Kept nowhere.");
  await left.getByRole("button", { name: "Put this page away" }).click();
  await expect(dead(page, "You were signed out here")).toBeVisible();
  expect(await everything(page)).not.toContain("Kept nowhere");
});

test("a form that keeps nothing stays with what was typed in it, says who is signed in, and can be sent by its person", async ({
  interviewer,
  world,
  database,
}) => {
  const [page, other] = [await interviewer.newPage(), await interviewer.newPage()];
  await page.goto("/interviews/new");
  const candidate = page.getByRole("textbox", { name: "Candidate’s name" });
  await candidate.fill("Somebody typed with care");
  await other.goto("/interviews");
  await new SignIn(other).signsOut();
  const left = page.getByRole("region", { name: "Not saved" });
  await expect(left.getByRole("alert")).toContainText("You are signed out in this browser.");
  await expect(candidate).toHaveValue("Somebody typed with care");

  await signsInAgain(interviewer, { database, world });
  await page.getByRole("button", { name: "Create interview" }).click();
  await expect(page.getByRole("heading", { name: "Somebody typed with care", level: 1 })).toBeVisible();
  await expect(left).toHaveCount(0);
});

for (const side of ["panel", "candidate"] as const)
  test(`a seat of the ${side} that is another account's now: its page is put away, and says so`, async ({
    cockpit,
    candidateRoom,
    watch,
    world,
    database,
  }) => {
    watch.allow(/404/);
    await cockpit.start();
    await cockpit.askNext();
    await candidateRoom.seesQuestion(1);
    const { personId } = await createPerson(database);
    const seat = side === "panel" ? world.interviewerSeatId : world.candidateSeatId;
    await database.$client`update seats set person_id = ${personId} where id = ${seat}`;
    const { page } = side === "panel" ? cockpit : candidateRoom;
    await expect(dead(page, "You have no seat in this interview any more")).toBeVisible();
    expect(await everything(page)).not.toContain("Backend, mid level");
  });

test("whoever is signed out from another browser is told so in the room, with the way back", async ({
  cockpit,
  watch,
  world,
  database,
}) => {
  watch.allow(/401/);
  await cockpit.start();
  const elsewhere = await watch.open();
  await signsInAgain(elsewhere, { database, world });
  const desk = await elsewhere.newPage();
  await desk.goto("/account");
  const signedIn = desk.getByRole("region", { name: "Signed in" });
  await expect(signedIn.getByRole("listitem")).toHaveCount(2);
  await signedIn.getByRole("button", { name: "Sign out of Chrome on Linux" }).click();
  await expect(signedIn.getByRole("listitem")).toHaveCount(1);
  await expect(signedIn.getByRole("listitem")).toContainText("this one");

  const { page } = cockpit;
  await expect(dead(page, "You were signed out here")).toBeVisible();
  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Finterviews%2F.*room/);
});

test("a desk's page in another tab is put away with the sign-in, and so is a page's own memory", async ({
  interviewer,
  world,
}) => {
  const [page, other] = [await interviewer.newPage(), await interviewer.newPage()];
  await page.goto(`/interviews/${world.interviewId}`);
  await other.goto("/interviews");
  await new SignIn(other).signsOut();
  await expect(other).not.toHaveURL(/interviews/);
  await expect(dead(page, "You signed out")).toBeVisible();
  for (const tab of [page, other]) expect(await everything(tab)).not.toContain("Backend, mid level");
});

test("a candidate whose seat was opened in another browser reads that, once, and sees nothing of the room", async ({
  cockpit,
  candidateRoom,
  candidate,
  world,
  database,
}) => {
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.writes("My own words.");
  await expect(candidateRoom.saveState()).toHaveText("Saved");
  // An account of the same browser, as whoever tries both sides has it.
  await candidate.addCookies([await accountCookie(world.interviewer)]);
  const [row] = await database.$client<
    { tokenVersion: number }[]
  >`update people set token_version = token_version + 1 where id = ${world.candidate.personId}
    returning token_version as "tokenVersion"`;

  const { page } = candidateRoom;
  await expect(dead(page, "Your seat was opened in another browser")).toBeVisible();
  expect(await everything(page)).not.toContain("My own words.");
  await expect(page.getByText(/another person/)).toHaveCount(0);
  await candidate.addCookies([
    await guestCookie({ ...world.candidate, tokenVersion: row?.tokenVersion ?? 0 }, world.interviewId),
  ]);
  await expect((await CandidateRoom.open(candidate, world.interviewId)).answer()).toHaveValue(
    "My own words.",
  );
});
