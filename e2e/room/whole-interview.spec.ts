import type { Page } from "@playwright/test";
import { passGrace } from "@/db/testing/grace";
import { expect, test } from "../fixtures";
import { newEmail, password } from "../people";
import { Cockpit } from "../screens/cockpit";
import { Join } from "../screens/join";
import { NewInterview } from "../screens/new-interview";
import { Practice } from "../screens/practice";
import { Scorecard } from "../screens/scorecard";
import { SignIn } from "../screens/sign-in";
import { knock } from "./handshake";

test("a whole interview, from signing up to practising what was asked", async ({ watch, database }) => {
  test.setTimeout(120_000);
  const page = await (await watch.open()).newPage();
  const guest = await (await watch.open()).newPage();
  const join = new Join(guest);
  const cockpit = new Cockpit(page);
  const questions: string[] = [];

  await test.step("sign up, plan, and send the link", async () => {
    await new SignIn(page).signsUp("Ana Reyes", newEmail(), password);
    await expect(page.getByText("Plan your first interview")).toBeVisible();
    const link = await new NewInterview(page).creates("Noor Haddad");
    expect(link).toMatch(/\/join\/[\w-]{22}$/);
    await join.opens(link);
    await expect(join.name()).toHaveValue("Noor Haddad");
    await expect(guest.getByText("Ana Reyes invites you to this interview.")).toBeVisible();
  });

  const room = await join.joins("Noor Haddad-Lie");
  const interviewId = interviewOf(guest);

  await test.step("the lobby says who is there", async () => {
    await expect(guest.getByRole("heading", { name: "You’re in, Noor" })).toBeVisible();
    await expect(guest.getByText("Ana Reyes isn’t here yet.")).toBeVisible();
    await page.getByRole("link", { name: "Open room" }).click();
    await cockpit.connected();
    await expect(page.getByText("Noor is here")).toBeVisible();
    await expect(guest.getByText("Ana Reyes is here.")).toBeVisible();
  });

  await test.step("a question, a hint and a follow-up reach the candidate", async () => {
    await cockpit.start();
    await expect(guest.getByRole("heading", { name: "No question on the screen" })).toBeVisible();
    await cockpit.askNext();
    questions.push(await titleOnScreen(cockpit));
    await room.seesQuestion(1);
    await expect(cockpit.onTheirScreen()).toBeVisible();
    await cockpit.giveHint(1);
    await expect(guest.getByText("A hint from Ana Reyes", { exact: true })).toBeVisible();
    await cockpit.sendFollowUp(1);
    await expect(guest.getByText("Ana Reyes also asks", { exact: true })).toBeVisible();
  });

  await test.step("the interviewer sees the answer grow, and that it is saved", async () => {
    await room.answer().pressSequentially("A queryset is lazy:", { delay: 40 });
    await expect(cockpit.answer()).toContainText("A queryset");
    await room.writes("A queryset is lazy: nothing runs until it is read.");
    await expect(room.saveState()).toHaveText("Saved");
    await expect(cockpit.answer()).toContainText("nothing runs until it is read.");
    await expect(cockpit.answer()).toContainText(/saved \d\d:\d\d/);
  });

  await test.step("the judgement is kept", async () => {
    await cockpit.writesNote("Names laziness at once.");
    await cockpit.hears(0);
    await cockpit.rate(2);
    await cockpit.generalNote().fill("Calm, asks back.");
    await cockpit.everythingSaved();
  });

  await test.step("the next question, a pause, and the end", async () => {
    await cockpit.askNext();
    await room.seesQuestion(2);
    questions.push(await titleOnScreen(cockpit));
    await expect(guest.getByText("1 earlier question")).toBeVisible();
    await cockpit.pause();
    await expect(guest.getByText(/^Paused\. Ana Reyes has paused/)).toBeVisible();
    await cockpit.resume();
    await expect(guest.getByText(/^Paused\. Ana Reyes has paused/)).toBeHidden();
    await cockpit.end();
    await room.seesEnd();
    await guest.reload();
    await room.seesEnd();
    expect(await knock(guest, interviewId, "candidate")).toMatch(/^40/);
    await passGrace(database, interviewId);
    expect(await knock(guest, interviewId, "candidate")).toMatch(/^44.*The interview has ended/);
  });

  const [first = "", second = ""] = questions;
  await test.step("the scorecard: what is missing, the summary, the recommendation last", async () => {
    await page.getByRole("link", { name: "Go to the scorecard" }).click();
    const scorecard = new Scorecard(page);
    await expect(scorecard.recommendation("Yes")).toBeDisabled();
    await scorecard.unfolds(first);
    await expect(scorecard.answer(first).getByText("nothing runs until it is read.")).toBeVisible();
    await expect(scorecard.answer(first).getByRole("textbox")).toHaveValue("Names laziness at once.");
    await scorecard.rates(second, 4);
    await scorecard.summary().fill("Solid on the ORM; less so on caching.");
    await expect(scorecard.recommendation("Yes")).toBeEnabled();
    await scorecard.recommends("Yes");
    await scorecard.submits();
    await expect(page.getByText("Solid on the ORM; less so on caching.")).toBeVisible();
    await expect(page.getByRole("textbox")).toHaveCount(0);
    await page.getByRole("button", { name: "All 2 questions" }).click();
    await expect(page.getByText("2 questions are due now.")).toBeVisible();
  });

  await test.step("the interview is in the lists of what is past", async () => {
    await page.getByRole("link", { name: "Scorecards" }).click();
    await expect(page.getByRole("link", { name: /^Open: Noor Haddad-Lie/ })).toBeVisible();
    await page.getByRole("link", { name: "Interviews" }).click();
    await expect(page.getByRole("region", { name: "Past" })).toContainText("Noor Haddad-Lie");
  });

  await test.step("practice: attempt, confidence, reveal, key points, grade", async () => {
    await page.getByRole("link", { name: "Practice" }).click();
    await expect(page.getByText("2 questions are due today")).toBeVisible();
    await page.getByRole("link", { name: "Start" }).click();
    const practice = new Practice(page);
    await practice.attempts("It is lazy.", 70);
    await practice.reveals();
    await practice.points().nth(0).check();
    await practice.grade("Good").click();
    await expect(practice.answer()).toHaveValue("");
    await expect(page.getByText("1 due today")).toBeVisible();
  });
});

const interviewOf = (page: Page) => new URL(page.url()).pathname.split("/")[2] ?? "";

/** From the plan, whose entry for what is on the screen says so. */
async function titleOnScreen(cockpit: Cockpit): Promise<string> {
  const entry = cockpit
    .plan()
    .getByRole("button")
    .filter({ hasText: /On screen,/ });
  // Its number, its title, and how long it has been there.
  const [, title = ""] = /^\d+(.+?)On screen,/.exec((await entry.textContent()) ?? "") ?? [];
  return title;
}
