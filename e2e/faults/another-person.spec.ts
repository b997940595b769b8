// F18: a page belongs to the seat that it was made for. `E2E_LONG=1` does it twenty times.
import type { BrowserContext } from "@playwright/test";
import type { Database } from "@/db/client";
import { insertMembership } from "@/db/people";
import { createPerson, createSeat } from "@/db/testing/factories";
import { accountCookie } from "../cookies";
import { expect, test, type World } from "../fixtures";
import { QuestionEditor } from "../screens/question-editor";
import { SignIn } from "../screens/sign-in";
import { isLong } from "../target";

test.setTimeout(isLong ? 600_000 : 60_000);

test("what is typed in a page of somebody who signed out is never the next person's, and is sent once they are back", async ({
  cockpit,
  interviewer,
  watch,
  world,
  database,
}) => {
  watch.allow(/401|ERR_/);
  const { page } = cockpit;
  const other = await createColleague(database, world);
  await cockpit.start();
  await cockpit.askNext();
  const desk = await interviewer.newPage();
  for (let round = 1; round <= (isLong ? 20 : 2); round++) {
    await desk.goto("/interviews");
    await new SignIn(desk).signsOut();
    await expect(desk.getByRole("link", { name: "Sign in" })).toBeVisible();
    await interviewer.addCookies([await accountCookie(other)]);

    await cockpit.note().fill(`Round ${round}, by the first.`);
    const refused = page
      .getByRole("alert")
      .filter({ hasText: "another person is signed in in this browser now" });
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(refused).toContainText("a panel member’s");
    await expect(refused).toContainText("What you typed is kept in this browser.");
    expect(await notesOf(database, other.seatId)).toEqual([]);

    await signsInAgain(interviewer, { world, database });
    await page.getByRole("button", { name: "Try again" }).click();
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

/** Signing out ended the cookies that there were. */
async function signsInAgain(
  context: BrowserContext,
  { world, database }: { world: World; database: Database },
) {
  const { personId } = world.interviewer;
  const [row] = await database.$client<
    { tokenVersion: number }[]
  >`select token_version as "tokenVersion" from people where id = ${personId}`;
  await context.addCookies([await accountCookie({ personId, tokenVersion: row?.tokenVersion ?? 0 })]);
}
