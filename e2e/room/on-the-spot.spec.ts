import { expect, test } from "../fixtures";
import { Cockpit } from "../screens/cockpit";
import { Scorecard } from "../screens/scorecard";
import { Gate, lost } from "./gate";

test("a message and a follow-up of one's own reach the candidate, by keyboard, and what isn't sent is kept", async ({
  cockpit,
  candidateRoom,
}) => {
  const { page } = cockpit;
  const guest = candidateRoom.page;
  const composer = page.getByRole("dialog", { name: /^A (message|follow-up)/ });
  const told = guest.locator("p[aria-live=polite]");

  await test.step("before the start, a message", async () => {
    await page.keyboard.press("m");
    await composer.getByRole("textbox").fill("Two minutes,\nplease.");
    await page.keyboard.press("Control+Enter");
    await expect(composer).toBeHidden();
    const message = guest.getByRole("complementary", { name: "A message from Tomasz Lind" });
    await expect(message.getByText("Two minutes,\nplease.")).toHaveCSS("white-space", "pre-line");
    await expect(told).toHaveText("A message from Tomasz Lind: Two minutes, please.");
    await expect(cockpit.stage().getByText("Two minutes,")).toBeVisible();
  });

  await test.step("nothing on the screen: a follow-up is refused in words", async () => {
    await cockpit.start();
    await page.keyboard.press("a");
    await expect(page.getByText("Nothing is on their screen: no follow-up goes there.")).toBeVisible();
    await expect(composer).toBeHidden();
  });

  await test.step("what was typed and not sent survives Escape and a reload", async () => {
    await cockpit.askNext();
    await candidateRoom.seesQuestion(1);
    await expect(guest.getByText("1 earlier message")).toBeVisible();
    await page.keyboard.press("a");
    await composer.getByRole("textbox").fill("And with `select_related`?");
    await page.keyboard.press("Escape");
    await expect(composer).toBeHidden();
    await page.reload();
    await cockpit.connected();
    await page.getByRole("tab", { name: /^Follow-ups/ }).click();
    await page.getByRole("button", { name: "Type a follow-up" }).click();
    await expect(composer.getByRole("textbox")).toHaveValue("And with `select_related`?");
  });

  await test.step("the follow-up", async () => {
    await page.keyboard.press("Control+Enter");
    await expect(guest.getByText("And with select_related?")).toBeVisible();
    await expect(told).toHaveText("Tomasz Lind also asks: And with `select_related`?");
    await expect(cockpit.stage().getByText("Follow-up: And with select_related?")).toBeVisible();
    await expect(page.getByRole("tab", { name: /^Follow-ups 1\/[2-9]/ })).toBeVisible();
    await expect(cockpit.guide().getByText("And with select_related?")).toBeVisible();
    await page.keyboard.press("a");
    await expect(composer.getByRole("textbox")).toHaveValue("");
  });

  await test.step("what is too long is said and kept, not cut", async () => {
    await composer.getByRole("textbox").fill("x".repeat(401));
    await expect(composer.getByText("this is 1 too many.")).toBeVisible();
    await expect(composer.getByRole("button", { name: "Send" })).toBeDisabled();
    await page.keyboard.press("Escape");
  });

  await test.step("what came with a question stays with it among the candidate’s earlier ones", async () => {
    await cockpit.giveHint(1);
    await cockpit.askNext();
    await candidateRoom.seesQuestion(2);
    await expect(guest.getByText("A hint from Tomasz Lind", { exact: true })).toBeHidden();
    await guest.getByText("1 earlier question").click();
    await expect(guest.getByText("A hint from Tomasz Lind", { exact: true })).toBeVisible();
    await expect(guest.getByText("And with select_related?")).toBeVisible();
  });
});

test("a question typed on the spot is planned, asked, answered, rated and in the scorecard, and not in the bank", async ({
  cockpit,
  candidateRoom,
  interviewer,
}) => {
  const { page } = cockpit;
  const guest = candidateRoom.page;
  const option = page.getByRole("option", { name: /^Ask “qwxz, why\?” as it stands/ });
  await test.step("before the start, one waits in the plan", async () => {
    await page.keyboard.press("q");
    const dialog = page.getByRole("dialog", { name: "A question on the spot" });
    await dialog.getByRole("textbox").fill("Ready?");
    await page.keyboard.press("Control+Enter");
    await expect(
      page.getByText("The interview isn’t running: your question waits in the plan."),
    ).toBeVisible();
    await expect(cockpit.planned("Ready?")).toContainText("5 min");
    await page.getByRole("button", { name: "Remove “Ready?” from the plan" }).click();
    await expect(cockpit.planned("Ready?")).toHaveCount(0);
  });
  await cockpit.start();

  await test.step("what finds nothing is offered as it stands, and asked at once", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "Plan", exact: true }).click();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("qwxz, why?");
    await expect(page.getByText("Nothing found.")).toBeVisible();
    await expect(option).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Control+Enter");
    await candidateRoom.seesQuestion(1);
    await expect(guest.getByText("qwxz, why?")).toBeVisible();
    await expect(cockpit.stage().getByRole("heading", { name: "On screen" })).toBeVisible();
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect(cockpit.planned("qwxz, why?")).toContainText("On screen");
    await expect(cockpit.onTheirScreen()).toBeVisible();
  });

  await test.step("it is answered, noted and rated on the general levels", async () => {
    await candidateRoom.writes("Because.");
    await expect(cockpit.answer()).toContainText("Because.");
    await cockpit.rate(4);
    await cockpit.writesNote("Short.");
  });

  await test.step("another of several lines is planned first; markup is text", async () => {
    await page.getByRole("heading", { name: "On screen" }).click();
    await page.keyboard.press("q");
    await page
      .getByRole("dialog", { name: "A question on the spot" })
      .getByRole("textbox")
      .fill("What does <b>this</b> print?\n  print(1)");
    await page.getByRole("button", { name: "Add to the plan" }).click();
    await cockpit.ask("What does <b>this</b> print?");
    await candidateRoom.seesQuestion(2);
    await expect(guest.getByText("What does <b>this</b> print?\n  print(1)")).toHaveCSS(
      "white-space",
      "pre-wrap",
    );
    await cockpit.rate(3);
    await cockpit.everythingSaved();
  });

  await test.step("both are in the scorecard, and the bank finds neither", async () => {
    await cockpit.end();
    await page.getByRole("link", { name: "Go to the scorecard" }).click();
    const scorecard = new Scorecard(page);
    await scorecard.unfolds("qwxz, why?");
    await expect(scorecard.answer("qwxz, why?").getByText("Because.")).toBeVisible();
    await expect(scorecard.answer("qwxz, why?").getByText("Model answer")).toHaveCount(0);
    await expect(scorecard.answer("What does <b>this</b> print?")).toBeVisible();
    await expect(scorecard.recommendation("Yes")).toBeEnabled();
    const desk = await interviewer.newPage();
    await desk.goto("/questions?q=qwxz");
    await expect(desk.getByText("qwxz, why?")).toHaveCount(0);
  });
});

test("while the line is down a second text is refused in words and kept, and so is what the palette sent", async ({
  interviewer,
  candidateRoom,
  watch,
  world,
}) => {
  watch.allow(lost);
  const gate = await Gate.before(interviewer);
  const cockpit = await Cockpit.open(interviewer, world.interviewId);
  const { page } = cockpit;
  const composer = page.getByRole("dialog", { name: /^A (message|question)/ });
  const guest = candidateRoom.page;
  await cockpit.start();

  await test.step("two messages are two", async () => {
    await gate.shut();
    for (const text of ["The first.", "The second."]) {
      await page.keyboard.press("m");
      await composer.getByRole("textbox").fill(text);
      await page.keyboard.press("Control+Enter");
      if (text === "The first.") await expect(composer).toBeHidden();
    }
    await expect(composer.getByRole("alert")).toHaveText("Not done: an earlier one is still on its way.");
    gate.open();
    await cockpit.connected();
    await expect(guest.getByText("The first.", { exact: true })).toBeVisible();
    // The candidate may see it before the sender hears so.
    await expect(composer.getByRole("alert")).toHaveText(/It is done now: try again\.$/);
    await page.keyboard.press("Control+Enter");
    await expect(composer).toBeHidden();
    await expect(guest.getByText("The second.", { exact: true })).toBeVisible();
  });

  await test.step("a question of the palette that had no answer is the same one in the composer", async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("qwxz, why?");
    await expect(page.getByText("Nothing found.")).toBeVisible();
    await gate.shut();
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText("Waiting for the line: sending the question")).toBeVisible();
    page.once("dialog", (dialog) => dialog.accept());
    await page.reload();
    gate.open();
    await cockpit.connected();
    await page.keyboard.press("q");
    await expect(composer.getByRole("textbox")).toHaveValue("qwxz, why?");
    await page.keyboard.press("Control+Enter");
    await candidateRoom.seesQuestion(1);
    await expect(cockpit.onTheirScreen()).toBeVisible();
    await expect(cockpit.planned("qwxz, why?")).toHaveCount(1);
    await page.keyboard.press("q");
    await expect(composer.getByRole("textbox")).toHaveValue("");
  });
});
