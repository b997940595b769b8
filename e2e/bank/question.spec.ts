import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Database } from "@/db/client";
import { createInterview, createPerson, createQuestion } from "@/db/testing/factories";
import { createAsked } from "@/db/testing/log";
import { findFaults, findOverflow } from "../axe";
import { accountCookie } from "../cookies";
import { expect, test, type World } from "../fixtures";
import { showIn } from "../screens/all";

test("read from the list, in an older version, and two compared by keyboard", async ({
  interviewer,
  database,
  world,
}) => {
  const { questionId, title } = await writeThreeVersions(database, world);
  const page = await interviewer.newPage();

  await test.step("both sides, one beside the other", async () => {
    await page.goto(`/questions?q=${encodeURIComponent(title)}`);
    await page.getByRole("link", { name: title, exact: true }).click();
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await expect(region(page, "What the candidate sees")).toContainText(
      "When does a queryset reach the database?",
    );
    await expect(region(page, "What the candidate sees")).not.toContainText("lazy");
    await expect(region(page, "What the interviewer sees")).toContainText("It is lazy and cached.");
    await expect(region(page, "What the interviewer sees")).toContainText("Private");
  });

  await test.step("what changed in words, and an older version with its note", async () => {
    await expect(versions(page).nth(0)).toContainText("Key points, level 3");
    await expect(versions(page).nth(1)).toContainText("Model answer");
    await expect(versions(page).nth(2)).toContainText("First version");
    await page.getByRole("link", { name: "Version 1", exact: true }).click();
    await expect(page.getByText("This is version 1. A newer one exists, version 3.")).toBeVisible();
    await expect(region(page, "What the interviewer sees")).toContainText("It is lazy.");
    await expect(page.getByRole("button", { name: "Retire" })).toBeHidden();
  });

  await test.step("compared", async () => {
    await page.getByLabel("Compare version").focus();
    await page.keyboard.type("1");
    await page.keyboard.press("Tab");
    await page.keyboard.type("3");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "From version 1 to version 3" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 2 })).toHaveText([
      "Model answer",
      "Key points",
      "Levels",
    ]);
    await expect(region(page, "Model answer").getByRole("insertion")).toHaveText(/\[added: \s?and cached/);
    await expect(region(page, "Levels").getByRole("deletion")).toHaveText(/\[removed: knows/);
    await expect(region(page, "Key points").getByRole("listitem").nth(0)).toContainText("Moved from 3");
  });

  await test.step("a version or a question that doesn’t exist is not found", async () => {
    for (const path of [`/questions/${questionId}?version=9`, `/questions/${randomUUID()}`]) {
      expect((await page.request.get(path)).status()).toBe(404);
    }
  });
});

test("an action that is refused on its way says why, in the words of whoever refused it", async ({
  interviewer,
  watch,
  database,
  world,
}) => {
  watch.allow(/413/);
  const { questionId } = await writeThreeVersions(database, world);
  const page = await interviewer.newPage();
  await page.goto(`/questions/${questionId}`);
  await page.route("**/questions/*", (route) => route.continue({ postData: "a".repeat(300_000) }), {
    times: 1,
  });
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "This is larger than 256 kB." })).toBeVisible();
});

test("how it scored appears with the fifth use", async ({ interviewer, database, world }) => {
  const { questionId } = await writeThreeVersions(database, world);
  const page = await interviewer.newPage();
  const scores = region(page, "How it scored");
  for (const level of [4, 4, 2, 3]) await ask(database, { world, questionId, level });
  await page.goto(`/questions/${questionId}`);
  await expect(scores).toHaveText(/Asked 4 times. From 5 times on, this shows how it scored./);
  await expect(
    region(page, "Where it was used")
      .getByRole("link", { name: /^Candidate/ })
      .nth(3),
  ).toBeVisible();

  await ask(database, { world, questionId, level: 5 });
  await page.reload();
  await expect(scores.getByRole("definition")).toContainText(["5times", "3.60of 5, 5 ratings", "3–4"]);

  for (const level of [4, 4, 2, 0, 5]) await ask(database, { world, questionId, level });
  await page.reload();
  // Too few of the second five were observed.
  await expect(scores.getByRole("definition")).toContainText(["10times", "3.60of 5, 5 ratings", "3–4"]);
  await expect(scores.getByRole("listitem").filter({ hasText: "Not observed" })).toContainText("0 ratings");
});

test("retired it stays readable and comes back; a reviewer only reads", async ({
  interviewer,
  watch,
  database,
  world,
}) => {
  const { questionId, title } = await writeThreeVersions(database, world);
  const page = await interviewer.newPage();
  await page.goto(`/questions/${questionId}`);
  await page.getByRole("button", { name: "Retire" }).click();
  await expect(page.getByText(/^Retired: no new interview asks it/)).toBeVisible();
  await page.getByRole("button", { name: `Favourite: ${title}` }).click();
  await expect(page.getByRole("button", { name: `Favourite: ${title}`, pressed: true })).toBeVisible();

  const reader = await createPerson(database);
  await database.$client`insert into memberships (team_id, person_id, role)
    values (${world.teamId}, ${reader.personId}, 'reviewer')`;
  const context = await watch.open();
  await context.addCookies([await accountCookie(reader)]);
  const theirs = await context.newPage();
  await theirs.goto(`/questions/${questionId}`);
  await expect(region(theirs, "What the interviewer sees")).toContainText("It is lazy and cached.");
  await expect(theirs.getByRole("button", { name: /Duplicate|Bring back|Approve|Retire/ })).toHaveCount(0);
  await expect(theirs.getByRole("link", { name: "Edit" })).toHaveCount(0);

  await page.getByRole("button", { name: "Bring back" }).press("Enter");
  await expect(page.getByRole("button", { name: "Retire" })).toBeFocused();
  await expect(page.getByRole("status")).toHaveText("Approved");
});

test("axe finds nothing on the question and its differences, and nothing scrolls sideways", async ({
  interviewer,
  database,
  world,
}) => {
  const { questionId } = await writeThreeVersions(database, world);
  for (const level of [1, 2, 3, 4, 5]) await ask(database, { world, questionId, level });
  const page = await interviewer.newPage();
  for (const path of ["", "?version=1", "/versions?from=1&to=3"]) {
    await page.goto(`/questions/${questionId}${path}`);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const look of ["light", "dark"] as const) {
        await showIn(page, look);
        expect([path, width, look, await findFaults(page), await findOverflow(page)]).toEqual([
          path,
          width,
          look,
          [],
          [],
        ]);
      }
    }
  }
});

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const versions = (page: Page) => region(page, "Versions").getByRole("listitem");

/** A complete question whose model answer, then whose key points and third level were changed. */
async function writeThreeVersions(database: Database, { teamId }: World) {
  const title = `When a queryset runs q${randomUUID().slice(0, 8)}`;
  const guide = {
    title,
    prompt: "When does a queryset reach the database?",
    promptHtml: "<p>When does a queryset reach the database?</p>",
    modelAnswer: "It is lazy.",
    modelAnswerHtml: "<p>It is lazy.</p>",
    keyPoints: ["Says lazy", "Names what runs it", "Counts queries"],
    followUps: ["And then?", "How would you find out?"],
    hints: ["Think of a for loop", "When is SQL sent?"],
    levels: ["nothing", "the word", "knows when", "and why", "and measures"],
    foundBy: { title: title.toLowerCase(), labels: "", prompt: "", answer: "" },
  };
  const answered = {
    modelAnswer: "It is lazy and cached.",
    modelAnswerHtml: "<p>It is lazy and cached.</p>",
  };
  const { questionId } = await createQuestion(database, { teamId, ...guide });
  const next = { teamId, questionId, ...guide, ...answered };
  await createQuestion(database, { ...next, version: 2 });
  const keyPoints = ["Counts queries", "Says lazy", "Names what runs it"];
  const levels = guide.levels.with(2, "says when");
  await createQuestion(database, { ...next, version: 3, keyPoints, levels });
  return { questionId, title };
}

let candidates = 0;
type Asked = { world: World; questionId: string; level: number };

/** An ended interview that asked the newest version, rated and submitted. */
async function ask(database: Database, { world, questionId, level }: Asked): Promise<void> {
  const sql = database.$client;
  candidates += 1;
  const { interviewId, interviewerSeatId } = await createInterview(database, {
    teamId: world.teamId,
    personId: world.interviewer.personId,
    status: "ended",
    candidateName: `Candidate ${candidates}`,
    planned: 0,
  });
  const [version] = await sql<{ id: string }[]>`
    select id from question_versions where question_id = ${questionId} and version = 3`;
  const asked = {
    interviewId,
    questionVersionId: version?.id ?? "",
    closedAt: new Date(Date.now() + 240_000),
  };
  const id = await createAsked(database, asked);
  await sql`insert into ratings (interview_id, asked_question_id, author_seat_id, level, heard_key_points, revision, op_id)
    values (${interviewId}, ${id}, ${interviewerSeatId}, ${level}, '{}', 1, ${randomUUID()})`;
  await sql`insert into scorecards (interview_id, author_seat_id, recommendation, revision, submitted_at)
    values (${interviewId}, ${interviewerSeatId}, 'yes', 1, now())`;
}
