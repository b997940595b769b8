// F18: a page belongs to the seat that it was made for. `E2E_LONG=1` does it twenty times.
import type { Database } from "@/db/client";
import { keepImport } from "@/db/imports/imports";
import { insertMembership } from "@/db/people";
import { createPerson, createSeat } from "@/db/testing/factories";
import { accountCookie } from "../cookies";
import { expect, test, type World } from "../fixtures";
import { lookOver, noFaults } from "../look-over";
import { signsInAgain, startBehindGate, writesSignedOut } from "../room/gate";
import { QuestionEditor } from "../screens/question-editor";
import { isLong } from "../target";

test.setTimeout(isLong ? 600_000 : 60_000);

test("what is typed in a page of somebody who signed out is never the next person's, and is sent once they are back", async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  watch.allow(/401|ERR_/);
  const { gate, cockpit } = await startBehindGate({ interviewer, watch, world });
  const { page } = cockpit;
  const other = await createColleague(database, world);
  for (let round = 1; round <= (isLong ? 20 : 2); round++) {
    await writesSignedOut({ gate, cockpit, database, world }, `Round ${round}, by the first.`);
    await interviewer.addCookies([await accountCookie(other)]);

    gate.open();
    await expect(page.getByRole("heading", { name: "Somebody else is signed in here" })).toBeVisible();
    await expect(page.getByText("nothing of it is saved under another name")).toBeVisible();
    expect(await page.content()).not.toContain("by the first");
    expect(await notesOf(database, other.seatId)).toEqual([]);

    await signsInAgain(interviewer, { world, database });
    await page.getByRole("link", { name: `Go on as ${other.name}` }).click();
    await cockpit.connected();
    await cockpit.everythingSaved();
    expect(await notesOf(database, other.seatId)).toEqual([]);
    expect(await notesOf(database, world.interviewerSeatId)).toEqual([`Round ${round}, by the first.`]);
  }
});

test("at the desk, too: what a page saves by itself is refused under another name, kept, and told", async ({
  interviewer,
  world,
  database,
}) => {
  const editor = await QuestionEditor.openNew(interviewer);
  await editor.title().fill("Of the first");
  await editor.kept();
  const other = await createColleague(database, world);
  await interviewer.addCookies([await accountCookie(other)]);
  await editor.title().fill("Of the first, typed on");
  await expect(editor.page.getByText(/Another person is signed in in this browser now/)).toBeVisible();
  const drafts = (personId: string) =>
    database.$client`select body->>'title' as title from question_drafts where person_id = ${personId}`;
  expect(await drafts(other.personId)).toEqual([]);

  await interviewer.addCookies([await accountCookie(world.interviewer)]);
  await editor.title().fill("Of the first, back again");
  await editor.kept();
  expect(await drafts(world.interviewer.personId)).toEqual([{ title: "Of the first, back again" }]);
});

test("a page that comes anew under another name is put away, says so in every look, and goes on as theirs", async ({
  interviewer,
  world,
  database,
}) => {
  const { teamId } = world;
  const document = { name: "Old questions", bytes: Buffer.from("## What waits to be read?") };
  const { personId: createdBy } = world.interviewer;
  // It looks by itself how far it is, over and over.
  const importId = await keepImport(database, { teamId, createdBy, ...document });
  const page = await interviewer.newPage();
  await page.goto(`/questions/import/${importId}`);
  await expect(page.getByRole("heading", { name: "Old questions" })).toBeVisible();
  const other = await createColleague(database, world);
  await interviewer.addCookies([await accountCookie(other)]);
  await expect(page.getByRole("heading", { name: "Somebody else is signed in here" })).toBeVisible();
  expect(await page.content()).not.toContain("Old questions");
  const faults = noFaults();
  await lookOver(page, "another person's page", faults);
  expect(faults).toEqual(noFaults());

  await page.getByRole("link", { name: `Go on as ${other.name}` }).click();
  await expect(page.getByRole("button", { name: `Your account, ${other.name}` })).toBeVisible();
});

/** Of the same team, with a seat in the same room. */
async function createColleague(database: Database, { teamId, interviewId }: World) {
  const person = await createPerson(database);
  await insertMembership(database, { teamId, personId: person.personId, role: "interviewer" });
  const { seatId } = await createSeat(database, {
    interviewId,
    personId: person.personId,
    role: "interviewer",
  });
  return { ...person, seatId };
}

async function notesOf({ $client: sql }: Database, seatId: string): Promise<string[]> {
  const rows = await sql<{ body: string }[]>`select body from notes where author_seat_id = ${seatId}`;
  return rows.map(({ body }) => body);
}
